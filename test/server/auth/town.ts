import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { keyPair } from './town-key.js';

/** A real OpenID provider on this machine, as a town may have one. */
export interface Town {
  readonly issuer: string;
  /** Follows the provider as a browser does: signs in as `person`, agrees, and says where it is sent back to. */
  visit(location: string, person: string): Promise<URL>;
  close(): Promise<void>;
}

export const CLIENT = {
  id: 'noriai',
  secret: 'a secret of the two of them',
  redirectUri: 'https://ride.example/back',
};

/** `groups`: what each person is at the town; they are told in the userinfo only, as many providers do. */
export async function openTown(groups: Readonly<Record<string, readonly string[]>>): Promise<Town> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [CLIENT.redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    cookies: { keys: ['a key of the town'] },
    jwks: { keys: [keyPair()] },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_context: unknown, person: string) => ({
      accountId: person,
      claims: () => ({ sub: person, name: `Name of ${person}`, groups: groups[person] ?? [] }),
    }),
  });
  server.on('request', provider.callback());
  return {
    issuer,
    visit: (location, person) => follow(issuer, location, person),
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}

/** The forms of the package's own development pages, filled in. */
async function follow(issuer: string, location: string, person: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = new URL(location);
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const header of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(header)!;
      jar.set(name!, value!);
    }
    const next = answer.headers.get('location');
    if (next !== null) {
      url = new URL(next, url);
      form = undefined;
      if (url.origin !== issuer) return url;
      continue;
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(await answer.text())?.[1];
    if (prompt === undefined) throw new Error(`the provider answers ${answer.status} without a form`);
    form = new URLSearchParams({ prompt, login: person, password: 'x' });
  }
  throw new Error('the provider sends the browser round in circles');
}
