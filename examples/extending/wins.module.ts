import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { type GameEventOf, GamesModule, OnGameEvent } from '@game-orchestrator/orchestrator';

/** How many games each name has won since this process started. */
@Injectable()
class Wins {
  private readonly byName = new Map<string, number>();

  @OnGameEvent('game:ended')
  count({ payload: { winner_name: name } }: GameEventOf<'game:ended'>): void {
    if (name !== null) this.byName.set(name, (this.byName.get(name) ?? 0) + 1);
  }

  table(): Record<string, number> {
    return Object.fromEntries(this.byName);
  }
}

@Controller('wins')
class WinsController {
  constructor(private readonly wins: Wins) {}

  @Get()
  read(): Record<string, number> {
    return this.wins.table();
  }
}

@Module({ imports: [GamesModule], providers: [Wins], controllers: [WinsController] })
export class WinsModule {}
