import { applyPatch, type GameState, isGameState, isPatchOperation, type JsonObject } from '#libs/protocol';
import { fieldsIn, MAX_NAME_CHARS, numberIn, textIn } from './fields.js';
import { gameEvent } from './game-event.js';
import { plain } from '#libs/views';

/** The document is not a replay; the message is shown to the viewer. */
export class InvalidReplay extends Error {
  override readonly name = 'NotAReplay';
}

/** An event, or the engine's state after it. */
export type HistoryUpdate =
  | { readonly kind: 'event'; readonly event: ReturnType<typeof gameEvent> }
  | { readonly kind: 'snapshot'; readonly seq: number; readonly state: GameState };

/** What a replay has besides its events and snapshots. */
export interface ReplayHead {
  readonly gameId: string | null;
  /** What is played; null: an older server does not know it. */
  readonly gameName: string | null;
  readonly status: string | null;
  readonly speed: string | null;
  readonly seed: number | null;
  readonly length: number;
  readonly initialState: unknown;
}

/** Some consecutive events of a replay, with the snapshots that follow them. */
export interface ReplayPart {
  readonly events: readonly JsonObject[];
  readonly snapshots: readonly JsonObject[];
}

export interface ReadReplay extends ReplayHead {
  /** All of it in order, each part small enough to be read in one task. */
  readonly parts: () => Generator<ReplayPart, void>;
}

/** The name of what is played, of a game's summary. */
export function gameNameIn(summary: JsonObject): string | null {
  const name = textIn(fieldsIn(summary, 'game'), 'name');
  return name === null ? null : plain(name, MAX_NAME_CHARS);
}

/** Turns the parts of a replay into updates, in the order in which a live viewer gets them. */
export class PartReader {
  #state: unknown;
  #isBegun = false;

  constructor({ initialState }: ReplayHead) {
    this.#state = initialState;
  }

  /** @throws {InvalidReplay} for a patch that cannot be applied */
  *updates({ events, snapshots }: ReplayPart): Generator<HistoryUpdate, void> {
    if (!this.#isBegun && isGameState(this.#state)) yield { kind: 'snapshot', seq: 0, state: this.#state };
    this.#isBegun = true;
    let next = 0;
    for (const entry of events) {
      const seq = seqOf(entry);
      const event = gameEvent(textIn(entry, 'event') ?? '', seq, entry['at'], fieldsIn(entry, 'payload'));
      yield { kind: 'event', event };
      let isNew = false;
      for (let found = snapshots[next]; found && seqOf(found) <= seq; found = snapshots[next]) {
        this.#state = stateOf(found, this.#state);
        isNew = seqOf(found) === seq;
        next += 1;
      }
      if (isNew && isGameState(this.#state)) yield { kind: 'snapshot', seq, state: this.#state };
    }
  }
}

/** The number that an event or a snapshot of a replay has. */
export function seqOf(numbered: JsonObject | undefined): number {
  return (numbered && numberIn(numbered, 'seq')) ?? 0;
}

function stateOf(snapshot: JsonObject, before: unknown): unknown {
  if (isGameState(snapshot['state'])) return snapshot['state'];
  const patch: readonly unknown[] = Array.isArray(snapshot['patch']) ? snapshot['patch'] : [];
  try {
    return applyPatch(before, patch.filter(isPatchOperation));
  } catch (error) {
    const reason = `This replay is damaged: its snapshot at event ${seqOf(snapshot)} cannot be computed from the one before.`;
    throw new InvalidReplay(reason, { cause: error });
  }
}
