import { Command } from 'commander';
import { loadScenario } from '../scenarios/load-scenario.js';
import { problemText, type Problem } from '../scenarios/problem.js';
import { ScenarioError } from '../scenarios/scenario-error.js';

/** `noriai check SCENARIO`: all problems of a scenario. 0: can be run (there may be warnings), 1: cannot. */
export function checkCommand(): Command {
  return new Command('check')
    .description('list all problems of a scenario: where, what was expected, what was found, what to do')
    .argument('<scenario>', 'folder of a scenario')
    .option('--json', 'print problems as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  noriai check scenarios/tiny\n  noriai check scenarios/tiny --json\n\nExit code: 0 can be run, 1 cannot be run, 2 used wrongly.',
    )
    .action((path: string, { json }: { json?: true }) => {
      const problems = problemsOf(path);
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      if (json) console.log(JSON.stringify({ scenario: path, problems }, null, 2));
      else for (const line of report(path, problems)) console.log(line);
      // A folder that is not there is a mistake in the command, not in a scenario.
      if (problems.some(({ place }) => place === 'whole folder')) process.exitCode = 2;
      else if (errors > 0) process.exitCode = 1;
    });
}

function problemsOf(path: string): readonly Problem[] {
  try {
    return loadScenario(path).warnings;
  } catch (cause) {
    if (cause instanceof ScenarioError) return cause.problems;
    throw cause;
  }
}

function report(path: string, problems: readonly Problem[]): string[] {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const verdict = errors > 0 ? 'cannot be run' : warnings > 0 ? 'can be run' : 'is clean';
  const counted = [counts(errors, 'error'), counts(warnings, 'warning')].filter(Boolean).join(', ');
  return [...problems.map(problemText), `${path} ${verdict}${counted === '' ? '' : ` (${counted})`}`];
}

const counts = (n: number, what: string): string => (n === 0 ? '' : `${n} ${what}${n === 1 ? '' : 's'}`);
