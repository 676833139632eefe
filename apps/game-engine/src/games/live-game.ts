import { apply, type Action, type Done, type Game, type Refused } from '#libs/monopoly';
import type { GameCreation, GameRecord, RecordedAction } from '../store/index.js';
import { KnownRequests } from './known-requests.js';
import { firstPosition, replay } from './replay.js';

/** A game in memory: what its record comes to. It follows the record, which is the truth. */
export class LiveGame {
  readonly creation: GameCreation;
  readonly requests = new KnownRequests();
  private current: Game;
  private started: string | null;
  private count = 0;
  private last: { readonly recorded: RecordedAction; readonly done: Done } | null = null;

  /** Plays the record again. */
  constructor(record: GameRecord) {
    this.creation = record.creation;
    this.started = record.startedAt;
    this.current = firstPosition(record.creation);
    for (const { recorded, done } of replay(record)) this.commit(recorded, done);
  }

  get game(): Game {
    return this.current;
  }

  get isStarted(): boolean {
    return this.started !== null;
  }

  get isOver(): boolean {
    return isOver(this.current);
  }

  /** How many actions have been executed. */
  get actionCount(): number {
    return this.count;
  }

  /** The action executed last, and what it came to. */
  get latest(): { readonly recorded: RecordedAction; readonly done: Done } | null {
    return this.last;
  }

  /** ISO 8601 UTC. */
  get updatedAt(): string {
    return this.last?.recorded.at ?? this.started ?? this.creation.createdAt;
  }

  start(at: string): void {
    this.started ??= at;
  }

  /** What the action would come to. Nothing changes before {@link commit}. */
  attempt(action: Action): Done | Refused {
    return apply(this.current, action);
  }

  /** Goes on to what an attempt came to, once it is on record. */
  commit(recorded: RecordedAction, done: Done): void {
    if (recorded.request !== undefined) this.requests.execute(recorded.request, this.count);
    this.last = { recorded, done };
    this.current = done.game;
    this.count += 1;
  }
}

/** Whether nobody moves any more. */
export function isOver({ pending }: Game): boolean {
  return pending.kind === 'game_over';
}
