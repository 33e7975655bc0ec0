import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus. Labels are routes and codes, never who asked or what for. */
export interface Metrics {
  /** Milliseconds by method, route and status. */
  answered(route: string, method: string, status: number, ms: number): void;
  /** A figure of another room, read when Prometheus asks. */
  gauge(name: string, help: string, read: () => number): void;
  /** Milliseconds of something that happens often. */
  timing(name: string, help: string): (ms: number) => void;
  counter(name: string, help: string): (more: number) => void;
  text(): Promise<string>;
  readonly mediaType: string;
}

/** Upper ends of the classes, seconds. */
const BUCKETS_s = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** A registry of its own, so that several servers in one process do not meet. */
export function openMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const http = new Histogram({
    name: 'noriai_http_request_duration_seconds',
    help: 'Requests of the API by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_s,
    registers: [register],
  });
  return {
    answered: (route, method, status, ms) => {
      http.observe({ method, route, status: String(status) }, ms / 1000);
    },
    gauge: (name, help, read) => {
      // A standby that takes over again reads from its new engine.
      register.removeSingleMetric(name);
      new Gauge({
        name,
        help,
        registers: [register],
        collect() {
          this.set(read());
        },
      });
    },
    timing: (name, help) => {
      register.removeSingleMetric(name);
      const histogram = new Histogram({ name, help, buckets: BUCKETS_s, registers: [register] });
      return (ms) => {
        histogram.observe(ms / 1000);
      };
    },
    counter: (name, help) => {
      register.removeSingleMetric(name);
      const counter = new Counter({ name, help, registers: [register] });
      return (more) => {
        counter.inc(more);
      };
    },
    text: () => register.metrics(),
    mediaType: register.contentType,
  };
}
