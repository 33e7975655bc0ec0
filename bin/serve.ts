import { Command, InvalidArgumentError } from 'commander';
import { sharedRooms } from '../server/live/shared-rooms.js';
import { startServer, type RunningServer, type ServerSettings } from '../server/main.js';
import { builtPages } from '../web/build.js';
import { serverSettings } from './server-settings.js';
import { dataOption } from './store-option.js';

const EXAMPLES = `
Examples:
  noriai serve scenarios/my-town --data data/my-town
  DATABASE_URL=postgres://noriai@db/noriai NORIAI_SECRET=… noriai serve scenarios/my-town
  noriai serve scenarios/mitoyo --demo --speed 10

Variables of the environment, back-ups, TLS: docs/running.md. Ctrl-C or SIGTERM ends it gracefully.`;

interface ServeOptions {
  readonly port?: number;
  readonly data: string;
  readonly demo?: true;
  readonly speed: number;
}

/** `noriai serve SCENARIO`: the live service. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run a service live: bookings, drivers, promises that survive a crash')
    .argument('<scenario>', 'folder of the scenario that describes the service')
    .option('--port <n>', 'port to listen on (else PORT, else 3000; 0: any free one)', portOf)
    .addOption(dataOption())
    .option('--demo', 'vehicles and riders move by themselves')
    .option('--speed <x>', 'the clock of a demonstration runs so many times as fast', speedOf, 1)
    .addHelpText('after', EXAMPLES)
    .action(async (scenario: string, { port, data, demo, speed }: ServeOptions) => {
      if (speed !== 1 && demo !== true)
        throw new InvalidArgumentError('--speed is for --demo: people live at speed 1');
      const pages = await builtPages((line) => {
        console.log(line);
      });
      const settings = { ...serverSettings({ scenario, data, port }, process.env), pages };
      await serve(demo === true ? await demonstrating(settings, speed) : settings);
    });
}

/** Starts a server, says where it is, and ends it gracefully when it is told to. */
export async function serve(settings: ServerSettings): Promise<RunningServer> {
  const { url } = settings.place;
  const server = await startServer(
    url === undefined ? settings : { ...settings, adapter: await sharedRooms(url, settings.log) },
  );
  console.log(`${settings.folder}: ${server.url} (API: ${server.url}/api/docs)`);
  if (server.firstAdmin !== undefined) {
    const { login, password } = server.firstAdmin;
    console.log(`最初の管理者 / first admin: ${login} ${password} (shown once; change it after signing in)`);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.stop());
  return server;
}

async function demonstrating(settings: ServerSettings, speed: number): Promise<ServerSettings> {
  const { attendDemo } = await import('./demo.js');
  return { ...settings, faster: { speed }, attend: attendDemo(settings.log) };
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a port between 0 and 65535');
}

function speedOf(text: string): number {
  const speed = Number(text);
  if (speed > 0 && speed <= 1000) return speed;
  throw new InvalidArgumentError('expected a number above 0, up to 1000');
}
