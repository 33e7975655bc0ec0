import { Command } from 'commander';
import { copyScenario } from '../scenarios/copy-scenario.js';

const EXAMPLES = `
Examples:
  noriai copy scenarios/mitoyo my-town

The copy may lie anywhere: it brings the schemas by which editors (VS Code with the YAML extension of Red Hat, and
others) complete keys and underline mistakes. docs/scenario.md lists all keys.
Exit code: 0 done, 1 the scenario cannot be run, 2 used wrongly.`;

/** `noriai copy SCENARIO DIR`: a scenario of one's own, to be changed. */
export function copyCommand(): Command {
  return new Command('copy')
    .description('copy a scenario, to try out what would be different')
    .argument('<scenario>', 'folder of a scenario')
    .argument('<dir>', 'new folder')
    .addHelpText('after', EXAMPLES)
    .action((scenario: string, dir: string) => {
      const files = copyScenario(scenario, dir);
      console.log(nextSteps(scenario, dir, files.length));
    });
}

const nextSteps = (scenario: string, dir: string, files: number): string =>
  `${files} files in ${dir}

次にすること / what to do next
  1. 車両は fleet.yaml、運賃・時間・約束は service.yaml を書き換える / vehicles: edit fleet.yaml; fares, hours, promises: service.yaml
  2. 誤りを調べる / look for mistakes:            noriai check ${dir}
  3. もとのサービスと比べる / compare with before: noriai compare ${scenario} ${dir} --out ${dir}-compared
  4. 結果の紙面を開く / open the page:             ${dir}-compared/compare.html`;
