import { patchBetween, type Envelope } from '#libs/protocol';
import type { GameCommit } from '../../games/index.js';
import type { EncodedEvent } from '../../games/ports/index.js';
import type { ThinkingPiece } from '../../stream/index.js';
import type { GameRoom, StateChange } from './game-room.js';
import type { WatchedGame } from './watched-game.js';

/** Reads what the sequencer has missed. */
export interface GameHistory {
  find(gameId: string): Promise<WatchedGame | undefined>;
  eventsAfter(gameId: string, seq: number): Promise<readonly EncodedEvent[]>;
  /** A read failed; the sequencer tries again with the next change. */
  failed(gameId: string, error: unknown): void;
}

/**
 * Emits each event of one game to its room once and in order. It keeps the number of the last event: a repeat is dropped,
 * and a gap has the missing events read first. So spectators who keep no numbers see every event once, too.
 */
export class EventSequencer {
  private readonly held: GameCommit[] = [];
  private filling: Promise<void> | undefined;
  private isClosed = false;

  constructor(
    private present: WatchedGame,
    private readonly room: Pick<GameRoom, 'emitEvent' | 'emitThinking' | 'emitState'>,
    private readonly history: GameHistory,
  ) {}

  /** The game as of the last event that was emitted. */
  get game(): WatchedGame {
    return this.present;
  }

  get seq(): number {
    return this.present.seq;
  }

  /** The room is empty: nothing is emitted any more, not even what is being read. Later spectators get a new sequencer. */
  close(): void {
    this.isClosed = true;
  }

  /** Takes a commit of the game, perhaps repeated, perhaps out of order. */
  offer(commit: GameCommit): void {
    if (this.isClosed) return;
    if (this.filling !== undefined) this.held.push(commit);
    else if (this.isNext(commit)) this.emit(commit);
    else if (commit.seq > this.seq)
      this.fillGap().catch((error: unknown) => this.history.failed(this.present.id, error));
  }

  emitThinking({ playerId, playerName, text }: ThinkingPiece): void {
    const { id } = this.present;
    const at = new Date().toISOString();
    this.room.emitThinking({ player_id: playerId, player_name: playerName, text, game_id: id, at });
  }

  /** Reads and emits what is missing, and then what was offered meanwhile. Rejects when it cannot be read. */
  async fillGap(): Promise<void> {
    this.filling ??= this.emitMissing().finally(() => {
      this.filling = undefined;
      for (const commit of this.held.splice(0)) this.offer(commit);
    });
    await this.filling;
  }

  private isNext({ events, seq, snapshot }: GameCommit): boolean {
    const [first] = events;
    return first === undefined ? snapshot !== undefined && seq === this.seq : first.seq === this.seq + 1;
  }

  private emit(commit: GameCommit): void {
    const { events, snapshot } = commit;
    this.present = this.present.after(commit);
    const change = snapshot && { ...snapshot, patch: () => snapshot.patch };
    if (change !== undefined && change.seq < (events[0]?.seq ?? Infinity)) this.emitState(change);
    for (const event of events) {
      this.room.emitEvent(event);
      if (change?.seq === event.seq) this.emitState(change);
    }
  }

  private async emitMissing(): Promise<void> {
    const before = this.present;
    const { id } = before;
    for (;;) {
      const now = await this.history.find(id);
      if (this.isClosed) return;
      if (now === undefined || now.seq <= this.seq) break;
      const events = await this.history.eventsAfter(id, this.seq);
      if (this.isClosed) return;
      const known = events.filter(({ seq }) => seq <= now.seq);
      for (const event of known) this.room.emitEvent(event);
      this.present = now.upTo(known.at(-1)?.seq ?? now.seq);
    }
    const { state, seq, stateSeq } = this.present;
    if (stateSeq <= before.stateSeq) return;
    const patch = (): string => JSON.stringify(patchBetween(before.stateObject, this.present.stateObject));
    this.emitState({ seq, baseSeq: before.stateSeq, state, patch });
  }

  private emitState(change: StateChange & Pick<Envelope, 'seq'>): void {
    const { id, updatedAt } = this.present;
    this.room.emitState(change, { game_id: id, seq: change.seq, at: updatedAt });
  }
}
