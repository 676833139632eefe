import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Before the name of each of our metrics. */
const PREFIX = 'orchestrator_';

/** Seconds: from what a local call takes to the longest turn. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

interface Described<L extends string> {
  /** Without the prefix; in seconds, bytes or a count, as Prometheus names them. */
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly L[];
}

/** What this process measures, for one orchestrator: several may run in one process. */
export class Metrics {
  readonly registry = new Registry();

  counter<L extends string = never>({ name, help, labelNames = [] }: Described<L>): Counter<L> {
    return new Counter({ name: PREFIX + name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  histogram<L extends string = never>(
    { name, help, labelNames = [] }: Described<L>,
    buckets: readonly number[] = SECONDS,
  ): Histogram<L> {
    return new Histogram({
      name: PREFIX + name,
      help,
      labelNames: [...labelNames],
      buckets: [...buckets],
      registers: [this.registry],
    });
  }

  /** `read` is called when the metrics are asked for, and sets it. */
  gauge<L extends string = never>(
    { name, help, labelNames = [] }: Described<L>,
    read: (gauge: Gauge<L>) => void | Promise<void>,
  ): void {
    const gauge = new Gauge({
      name: PREFIX + name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      async collect() {
        await read(gauge);
      },
    });
  }
}
