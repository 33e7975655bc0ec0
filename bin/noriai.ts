import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { failureOf } from './failure.js';

/** Done; the answer is no; used wrongly. */
const EXIT = { done: 0, no: 1, wrongUse: 2 } as const;

interface Entry {
  readonly name: string;
  readonly about: string;
  /** Loaded only when it is called, so that `noriai --help` is quick. */
  readonly load: () => Promise<Command>;
}

/** All commands in the order of the help: one line a command, everything else stands in its own file. */
const COMMANDS: readonly Entry[] = [
  {
    name: 'serve',
    about: 'run a service live: bookings, drivers, promises that survive a crash',
    load: async () => (await import('./serve.js')).serveCommand(),
  },
  {
    name: 'simulate',
    about: 'replay a scenario ride by ride and report its indicators',
    load: async () => (await import('./simulate.js')).simulateCommand(),
  },
  {
    name: 'report',
    about: 'make report.html again from the tables of a result',
    load: async () => (await import('./report.js')).reportCommand(),
  },
  {
    name: 'compare',
    about: 'run scenarios with the same seeds and show every difference',
    load: async () => (await import('./compare.js')).compareCommand(),
  },
  {
    name: 'sweep',
    about: 'run a scenario at every combination of some settings',
    load: async () => (await import('./sweep.js')).sweepCommand(),
  },
  {
    name: 'size',
    about: 'find the smallest fleet that keeps a target',
    load: async () => (await import('./size.js')).sizeCommand(),
  },
  {
    name: 'optimise',
    about: 'plan stops or shifts from the simulated demand, and show what it brings',
    load: async () => (await import('./optimise.js')).optimiseCommand(),
  },
  {
    name: 'worker',
    about: 'do the runs that compare, sweep and size ask for with --queue',
    load: async () => (await import('./worker.js')).workerCommand(),
  },
  {
    name: 'jobs',
    about: 'show how far the runs are that were asked for with --queue',
    load: async () => (await import('./jobs.js')).jobsCommand(),
  },
  {
    name: 'calibrate',
    about: 'fit the demand of a scenario to what a service counted',
    load: async () => (await import('./calibrate.js')).calibrateCommand(),
  },
  {
    name: 'validate',
    about: 'hold a scenario against what a service counted',
    load: async () => (await import('./validate.js')).validateCommand(),
  },
  {
    name: 'sensitivity',
    about: 'show which assumptions move the answer',
    load: async () => (await import('./sensitivity.js')).sensitivityCommand(),
  },
  {
    name: 'future',
    about: 'show demand and cost with the people of years to come',
    load: async () => (await import('./future.js')).futureCommand(),
  },
  {
    name: 'copy',
    about: 'copy a scenario, to try out what would be different',
    load: async () => (await import('./copy.js')).copyCommand(),
  },
  {
    name: 'check',
    about: 'list all problems of a scenario',
    load: async () => (await import('./check.js')).checkCommand(),
  },
  {
    name: 'case',
    about: "turn another program's case into a scenario",
    load: async () => (await import('./case.js')).caseCommand(),
  },
  {
    name: 'roads',
    about: 'read road data and show what is in it',
    load: async () => (await import('./roads.js')).roadsCommand(),
  },
  {
    name: 'demand',
    about: 'people from the census, and the rides they wish for',
    load: async () => (await import('./demand.js')).demandCommand(),
  },
  {
    name: 'timetable',
    about: 'read a GTFS or GTFS-JP feed: what is in it, and its problems',
    load: async () => (await import('./timetable.js')).timetableCommand(),
  },
  {
    name: 'reach',
    about: 'who reaches a hospital, shop or station in time, with and without the service',
    load: async () => (await import('./reach.js')).reachCommand(),
  },
  {
    name: 'baseline',
    about: 'serve the same wishes by buses, trains and taxis, beside the service',
    load: async () => (await import('./baseline.js')).baselineCommand(),
  },
  {
    name: 'solve',
    about: 'solve dial-a-ride instances of the literature',
    load: async () => (await import('./solve.js')).solveCommand(),
  },
  {
    name: 'backup',
    about: 'write everything a service has stored to one file, while it runs',
    load: async () => (await import('./backup.js')).backupCommand(),
  },
  {
    name: 'export',
    about: 'write a live day as a scenario that noriai simulate replays',
    load: async () => (await import('./export.js')).exportCommand(),
  },
  {
    name: 'restore',
    about: 'put a back-up into an empty store',
    load: async () => (await import('./restore.js')).restoreCommand(),
  },
];

const EXAMPLES = `
Examples:
  noriai check scenarios/tiny
  noriai simulate scenarios/hanamidani --out out/hanamidani
  noriai <command> --help

Exit code: 0 done, 1 the answer is no, 2 used wrongly.`;

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  try {
    const program = await programFor(words[0]);
    await program.parseAsync(words, { from: 'user' });
    // A command that ran says itself if the answer is no.
    return Number(process.exitCode ?? EXIT.done);
  } catch (cause) {
    // Commander tells what it finds while it reads the words; what a command finds later nobody has told yet.
    if (cause instanceof InvalidArgumentError) console.error(`error: ${cause.message}`);
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    const failure = failureOf(cause);
    if (failure === undefined) throw cause;
    if (words.includes('--json')) console.log(failure.json);
    else console.error(failure.sentences);
    return failure.kind === 'wrong-use' ? EXIT.wrongUse : EXIT.no;
  }
}

/** The program with the one command that is called; the others are there by name only. */
async function programFor(called: string | undefined): Promise<Command> {
  const program = new Command('noriai')
    .description('Dispatcher and simulator for demand-responsive transit (乗合)')
    .addHelpText('after', EXAMPLES);
  for (const { name, about, load } of COMMANDS) {
    program.addCommand(name === called ? await load() : new Command(name).description(about));
  }
  strictly(program, 'noriai');
  return program;
}

/** Throw instead of ending the process, so that all exit codes are decided in one place. */
function strictly(command: Command, path: string): void {
  command.exitOverride();
  command.showHelpAfterError(`(${path} --help says more)`);
  for (const inner of command.commands) strictly(inner, `${path} ${inner.name()}`);
}
