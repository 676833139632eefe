import { Injectable } from '@nestjs/common';
import { LoopMeter } from '../games/index.js';
import { Metrics } from './registry.js';

/** The games that are run here, and what their steps take. */
@Injectable()
export class LoopMetrics extends LoopMeter {
  private readonly own;
  private games = 0;

  constructor(metrics: Metrics) {
    super();
    this.own = metrics.histogram({
      name: 'step_own_seconds',
      help: 'A step without what engine and agent take: deciding, encoding, and storing it.',
    });
    metrics.gauge({ name: 'games_here', help: 'Games that this process runs.' }, (gauge) => gauge.set(this.games));
  }

  runs(games: number): void {
    this.games = games;
  }

  stepped(ownSeconds: number): void {
    this.own.observe(ownSeconds);
  }
}
