import type { GameState, NumberedEvent } from '#libs/protocol';
import type { ThinkingMessage } from '../../fan-out/index.js';
import { byPlayer, type GameSession, type NumberedChange } from '../../games/index.js';
import type { GameRoom } from './game-room.js';

/** Reads what the sequencer has missed. */
export interface GameHistory {
  find(gameId: string): Promise<GameSession | undefined>;
  eventsAfter(gameId: string, seq: number): Promise<readonly NumberedEvent[]>;
  /** A read failed; the sequencer tries again with the next change. */
  failed(gameId: string, error: unknown): void;
}

/**
 * Emits each event of one game to its room once and in order. It keeps the number of the last event: a repeat is dropped,
 * and a gap has the missing events read first. So spectators who keep no numbers see every event once, too.
 */
export class EventSequencer {
  private readonly held: NumberedChange[] = [];
  private filling: Promise<void> | undefined;
  private isClosed = false;

  constructor(
    private session: GameSession,
    private readonly room: Pick<GameRoom, 'emitEvent' | 'emitThinking' | 'emitState'>,
    private readonly history: GameHistory,
  ) {}

  /** The game as of the last event that was emitted. */
  get game(): GameSession {
    return this.session;
  }

  get seq(): number {
    return this.session.seq;
  }

  /** The room is empty: nothing is emitted any more, not even what is being read. Later spectators get a new sequencer. */
  close(): void {
    this.isClosed = true;
  }

  /** Takes a change of the game, perhaps repeated, perhaps out of order. */
  offer(change: NumberedChange): void {
    if (this.isClosed) return;
    if (this.filling !== undefined) this.held.push(change);
    else if (this.isNext(change)) this.emit(change);
    else if (change.game.seq > this.seq)
      this.fillGap().catch((error: unknown) => this.history.failed(this.session.id, error));
  }

  emitThinking({ seatId, text }: ThinkingMessage): void {
    const { id } = this.session;
    this.room.emitThinking({ ...byPlayer(this.session, seatId), text, game_id: id, at: new Date().toISOString() });
  }

  /** Reads and emits what is missing, and then what was offered meanwhile. Rejects when it cannot be read. */
  async fillGap(): Promise<void> {
    this.filling ??= this.emitMissing().finally(() => {
      this.filling = undefined;
      for (const change of this.held.splice(0)) this.offer(change);
    });
    await this.filling;
  }

  private isNext({ events, game, snapshot }: NumberedChange): boolean {
    const [first] = events;
    return first === undefined ? snapshot !== undefined && game.seq === this.seq : first.seq === this.seq + 1;
  }

  private emit({ game, events, snapshot }: NumberedChange): void {
    const before = this.session.state;
    this.session = game;
    if (snapshot !== undefined && snapshot.seq < (events[0]?.seq ?? Infinity)) this.emitState(before, snapshot);
    for (const event of events) {
      this.room.emitEvent(event);
      if (snapshot?.seq === event.seq) this.emitState(before, snapshot);
    }
  }

  private async emitMissing(): Promise<void> {
    const { id } = this.session;
    const before = this.session;
    for (;;) {
      const now = await this.history.find(id);
      if (this.isClosed) return;
      if (now === undefined || now.seq <= this.seq) break;
      const events = await this.history.eventsAfter(id, this.seq);
      if (this.isClosed) return;
      const known = events.filter(({ seq }) => seq <= now.seq);
      for (const event of known) this.room.emitEvent(event);
      this.session = { ...now, seq: known.at(-1)?.seq ?? now.seq };
    }
    const { state, seq, stateSeq } = this.session;
    if (stateSeq > before.stateSeq) this.emitState(before.state, { seq, baseSeq: before.stateSeq, state });
  }

  private emitState(before: GameState, { seq, baseSeq, state }: NonNullable<NumberedChange['snapshot']>): void {
    const { id, updatedAt } = this.session;
    this.room.emitState(before, baseSeq, state, { game_id: id, seq, at: updatedAt });
  }
}
