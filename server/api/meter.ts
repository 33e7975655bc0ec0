import type { Meter } from '../operation/meter.js';
import type { Metrics } from './metrics.js';

/** The figures of the live loop, for Prometheus. */
export function meterInto(metrics: Metrics): Meter {
  let waiting = 0;
  metrics.gauge('noriai_queue_length', 'Works waiting for their turn', () => waiting);
  const commit = metrics.timing('noriai_commit_duration_seconds', 'One commit of the journal');
  const step = metrics.timing('noriai_step_duration_seconds', 'One step of the dispatcher, referee included');
  const fault = metrics.counter(
    'noriai_faults_total',
    'Faults that the referee found: each is a mistake of ours',
  );
  return {
    queued: (works) => {
      waiting = works;
    },
    committed: commit,
    stepped: step,
    faulted: fault,
  };
}
