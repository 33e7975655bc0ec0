import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';

/** A fresh key for a provider to sign with. */
export function keyPair(): JsonWebKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'town' };
}
