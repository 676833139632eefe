import { Injectable } from '@nestjs/common';
import { LoopMeter } from '../../games/index.js';

/** How many games this process runs: for operators. */
@Injectable()
export class LoopRecord extends LoopMeter {
  games = 0;

  runs(games: number): void {
    this.games = games;
  }

  stepped(): void {
    // How long steps take is for metrics.
  }
}
