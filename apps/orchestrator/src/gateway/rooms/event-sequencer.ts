import type { GameState, NumberedEvent } from '#libs/protocol';
import type { ThinkingMessage } from '../../fan-out/index.js';
import { byPlayer, type GameSession, type NumberedChange } from '../../games/index.js';
import type { GameRoom } from './game-room.js';

/** What the feed reads where news were lost on the way. */
export interface GameHistory {
  find(gameId: string): Promise<GameSession | undefined>;
  eventsAfter(gameId: string, seq: number): Promise<readonly NumberedEvent[]>;
  /** It could not be read; it will be tried again when there is a reason to. */
  failed(gameId: string, error: unknown): void;
}

/**
 * What the spectators of one game have been told. It keeps the last number, so that even those who keep none hear
 * everything once and in order: a repeat is dropped, and a jump has the missing events read first.
 */
export class EventSequencer {
  private readonly held: NumberedChange[] = [];
  private filling: Promise<void> | undefined;
  private isClosed = false;

  constructor(
    private session: GameSession,
    private readonly audience: Pick<GameRoom, 'tell' | 'think' | 'show'>,
    private readonly history: GameHistory,
  ) {}

  /** The game as far as it was told. */
  get game(): GameSession {
    return this.session;
  }

  get seq(): number {
    return this.session.seq;
  }

  /** Nobody listens any more. What is being read is told to nobody: those who come later hear it from another feed. */
  close(): void {
    this.isClosed = true;
  }

  /** News of the game, perhaps repeated, perhaps out of order. */
  offer(change: NumberedChange): void {
    if (this.isClosed) return;
    if (this.filling !== undefined) this.held.push(change);
    else if (this.isNext(change)) this.deliver(change);
    else if (change.game.seq > this.seq)
      this.fill().catch((error: unknown) => this.history.failed(this.session.id, error));
  }

  think({ seatId, text }: ThinkingMessage): void {
    const { id } = this.session;
    this.audience.think({ ...byPlayer(this.session, seatId), text, game_id: id, at: new Date().toISOString() });
  }

  /** Reads what the feed has not heard of, tells it, and then what came meanwhile. Rejects when it cannot be read. */
  async fill(): Promise<void> {
    this.filling ??= this.readMissing().finally(() => {
      this.filling = undefined;
      for (const change of this.held.splice(0)) this.offer(change);
    });
    await this.filling;
  }

  private isNext({ events, game, snapshot }: NumberedChange): boolean {
    const [first] = events;
    return first === undefined ? snapshot !== undefined && game.seq === this.seq : first.seq === this.seq + 1;
  }

  private deliver({ game, events, snapshot }: NumberedChange): void {
    const before = this.session.state;
    this.session = game;
    if (snapshot !== undefined && snapshot.seq < (events[0]?.seq ?? Infinity)) this.show(before, snapshot);
    for (const event of events) {
      this.audience.tell(event);
      if (snapshot?.seq === event.seq) this.show(before, snapshot);
    }
  }

  private async readMissing(): Promise<void> {
    const { id } = this.session;
    const before = this.session;
    for (;;) {
      const now = await this.history.find(id);
      if (this.isClosed) return;
      if (now === undefined || now.seq <= this.seq) break;
      const events = await this.history.eventsAfter(id, this.seq);
      if (this.isClosed) return;
      const known = events.filter(({ seq }) => seq <= now.seq);
      for (const event of known) this.audience.tell(event);
      this.session = { ...now, seq: known.at(-1)?.seq ?? now.seq };
    }
    const { state, seq, stateSeq } = this.session;
    if (stateSeq > before.stateSeq) this.show(before.state, { seq, baseSeq: before.stateSeq, state });
  }

  private show(before: GameState, { seq, baseSeq, state }: NonNullable<NumberedChange['snapshot']>): void {
    const { id, updatedAt } = this.session;
    this.audience.show(before, baseSeq, state, { game_id: id, seq, at: updatedAt });
  }
}
