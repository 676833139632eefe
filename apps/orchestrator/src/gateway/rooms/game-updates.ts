import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GameStream } from '../../stream/index.js';
import { GameReader } from '../catch-up/game-reader.js';
import { GameRooms } from './game-rooms.js';

/** Passes on what happens in games, wherever they run, to the rooms that are open here. */
@Injectable()
export class GameUpdates implements OnModuleInit {
  constructor(
    private readonly stream: GameStream,
    private readonly rooms: GameRooms,
    private readonly reader: GameReader,
  ) {}

  onModuleInit(): void {
    this.stream.listen({
      onCommit: (commit) => this.rooms.get(commit.gameId)?.sequencer.offer(commit),
      onThinking: (gameId, piece) => this.rooms.get(gameId)?.sequencer.emitThinking(piece),
      onPossibleLoss: () => this.fillGaps(),
    });
  }

  private fillGaps(): void {
    for (const [gameId, { sequencer }] of this.rooms.all()) {
      sequencer.fillGap().catch((error: unknown) => this.reader.failed(gameId, error));
    }
  }
}
