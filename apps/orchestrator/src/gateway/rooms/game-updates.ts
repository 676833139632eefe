import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GameStream } from '../../stream/index.js';
import { GameReader } from '../catch-up/game-reader.js';
import { GameRooms } from './game-rooms.js';

/** Passes on what happens in games, wherever they run, to the rooms that are open here. */
@Injectable()
export class GameUpdates implements OnModuleInit {
  /** The comparison of games with the store is under way: one at a time, however slow the store is. */
  private isComparing = false;

  constructor(
    private readonly stream: GameStream,
    private readonly rooms: GameRooms,
    private readonly reader: GameReader,
  ) {}

  onModuleInit(): void {
    this.stream.listen({
      onCommit: (commit) => this.rooms.get(commit.gameId)?.sequencer.offer(commit),
      onThinking: (gameId, piece) => this.rooms.get(gameId)?.sequencer.emitThinking(piece),
      onPossibleLoss: () => void this.fillGaps(),
    });
  }

  /** One question for all games that are watched; only those that went on unseen are read. Never rejects. */
  private async fillGaps(): Promise<void> {
    if (this.isComparing) return;
    this.isComparing = true;
    try {
      const open = [...this.rooms.all()];
      const stored = await this.reader.lastSeqs(open.map(([gameId]) => gameId));
      for (const [gameId, { sequencer }] of open) {
        if ((stored.get(gameId) ?? 0) <= sequencer.seq) continue;
        sequencer.fillGap().catch((error: unknown) => this.reader.failed(gameId, error));
      }
    } catch (error) {
      this.reader.failed(null, error);
    } finally {
      this.isComparing = false;
    }
  }
}
