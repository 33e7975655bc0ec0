import { checkStep } from '../../core/dispatch/check/step.js';
import { faultText } from '../../core/dispatch/check/fault.js';
import type { World } from '../../core/dispatch/world.js';
import { clockText } from '../../core/units.js';
import type { Step } from '../report/step.js';

/** A witness that judges every step independently of the dispatcher and throws at the first one that is wrong. */
export function referee(world: World): (step: Step) => void {
  return (step) => {
    const faults = checkStep({ ...step, world });
    if (faults.length === 0) return;
    const { input } = step;
    const what = `${clockText(input.at)} ${JSON.stringify(input)}`;
    throw new Error(`the referee rejects the plan after ${what}\n${faults.map(faultText).join('\n')}`);
  };
}
