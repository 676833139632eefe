import type { Game, Happening } from '#libs/monopoly';
import type { GameCreation, GameRecord, RecordedAction } from '../store/index.js';
import type { Executed } from './executed.js';
import { KnownRequests } from './known-requests.js';
import { firstPosition, replay } from './replay.js';

/**
 * A game in memory: the result of its record. The record is the source of truth: code that changes the game and
 * then cannot write that down has to let go of it.
 */
export class LiveGame {
  readonly creation: GameCreation;
  readonly requests = new KnownRequests();
  /** It goes on with every action. */
  readonly game: Game;
  private started: string | null;
  private count = 0;
  private last: Executed | null = null;

  /** Plays the record again. */
  constructor(record: GameRecord) {
    this.creation = record.creation;
    this.started = record.startedAt;
    this.game = firstPosition(record.creation);
    for (const { recorded, happenings } of replay(record, this.game)) this.commit(recorded, happenings);
  }

  get isStarted(): boolean {
    return this.started !== null;
  }

  get isOver(): boolean {
    return isOver(this.game);
  }

  /** How many actions have been executed. */
  get actionCount(): number {
    return this.count;
  }

  /** The action executed last, and what it came to. */
  get latest(): Executed | null {
    return this.last;
  }

  /** ISO 8601 UTC. */
  get updatedAt(): string {
    return this.last?.recorded.at ?? this.started ?? this.creation.createdAt;
  }

  start(at: string): void {
    this.started ??= at;
  }

  /** Takes note of an action that the game has carried out, once it is on record. */
  commit(recorded: RecordedAction, happenings: readonly Happening[]): Executed {
    if (recorded.request !== undefined) this.requests.execute(recorded.request, this.count);
    this.last = { recorded, game: this.game, happenings };
    this.count += 1;
    return this.last;
  }
}

/** Whether nobody moves any more. */
export function isOver({ decision }: Game): boolean {
  return decision.kind === 'game_over';
}
