import { Injectable, type OnModuleInit } from '@nestjs/common';
import { changeFrom, FanOut } from '../../fan-out/index.js';
import { EventBus } from '../../games/index.js';
import { GameReader } from '../catch-up/game-reader.js';
import { GameRooms } from './game-rooms.js';

/** Passes on what happens in games, on this process and on others, to the rooms that are open here. */
@Injectable()
export class GameUpdates implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly fanOut: FanOut,
    private readonly rooms: GameRooms,
    private readonly reader: GameReader,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe({
      onChange: (change) => this.rooms.get(change.game.id)?.sequencer.offer(change),
      onThinking: (chunk) => this.rooms.get(chunk.session.id)?.sequencer.emitThinking(chunk),
    });
    this.fanOut.listen({
      onCommit: (gameId, message) => this.onChange(gameId, message),
      onThinking: (gameId, chunk) => this.rooms.get(gameId)?.sequencer.emitThinking(chunk),
      onPossibleLoss: () => this.fillGaps(),
    });
  }

  private onChange(gameId: string, message: string): void {
    const sequencer = this.rooms.get(gameId)?.sequencer;
    const change = sequencer && changeFrom(message, sequencer.game);
    if (change !== undefined) sequencer?.offer(change);
  }

  private fillGaps(): void {
    for (const [gameId, { sequencer }] of this.rooms.all()) {
      sequencer.fillGap().catch((error: unknown) => this.reader.failed(gameId, error));
    }
  }
}
