import { Injectable } from '@nestjs/common';
import { LoopMeter } from '../games/index.js';
import { OrchestratorConfig } from '../config.js';
import { KnownLabels } from './known-labels.js';
import { Metrics } from './registry.js';

/** Those that are configured, and some that games were begun on before. */
const MAX_ENGINES = 100;

/** The games that are run here, and what their steps take. */
@Injectable()
export class LoopMetrics extends LoopMeter {
  private readonly own;
  private readonly engines = new KnownLabels(MAX_ENGINES);
  private games = 0;

  constructor(
    metrics: Metrics,
    private readonly config: OrchestratorConfig,
  ) {
    super();
    this.own = metrics.histogram({
      name: 'step_own_seconds',
      help: 'A step without what engine and agent take: deciding, encoding, and storing it; by engine.',
      labelNames: ['engine'],
    });
    metrics.gauge({ name: 'games_here', help: 'Games that this process runs.' }, (gauge) => gauge.set(this.games));
  }

  runs(games: number): void {
    this.games = games;
  }

  stepped(ownSeconds: number, engine = this.config.defaultEngine): void {
    this.own.observe({ engine: this.engines.of(engine) }, ownSeconds);
  }
}
