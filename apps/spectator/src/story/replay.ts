import {
  applyPatch,
  type GameState,
  isGameState,
  isJsonObject,
  isPatchOperation,
  type JsonObject,
} from '#libs/protocol';
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

export interface ReadReplay {
  readonly gameId: string | null;
  /** What is played; null: an older server does not know it. */
  readonly gameName: string | null;
  readonly status: string | null;
  readonly speed: string | null;
  readonly seed: number | null;
  readonly length: number;
  /** In the order in which a live viewer gets them; generated on demand, so that a long game can be read in parts. */
  updates(): Generator<HistoryUpdate, void>;
}

/**
 * Reads the document of GET /games/{id}/replay.
 *
 * @throws {InvalidReplay} for any other document, and for gaps in the event numbers; thrown by `updates` for a patch that cannot
 * be applied
 */
export function readReplay(document: unknown): ReadReplay {
  if (!isJsonObject(document) || !Array.isArray(document['events'])) {
    throw new InvalidReplay('This is not a replay: it has no list of events.');
  }
  if (document['version'] !== 1)
    throw new InvalidReplay('This replay has a version that this page does not support; it supports version 1.');
  const events: readonly unknown[] = document['events'];
  const known = events.filter(isJsonObject);
  if (known.length < events.length || known.some((event, index) => numberIn(event, 'seq') !== index + 1)) {
    throw new InvalidReplay('This replay has gaps: its events are not numbered 1, 2, 3, … without a gap.');
  }
  const snapshots: readonly unknown[] = Array.isArray(document['pictures']) ? document['pictures'] : [];
  const game = fieldsIn(document, 'game');
  return {
    gameId: textIn(game, 'game_id'),
    gameName: gameNameIn(game),
    status: textIn(game, 'status'),
    speed: textIn(game, 'speed'),
    seed: numberIn(document, 'seed'),
    length: known.length,
    updates: () => updatesOf(document['initial_state'], known, snapshots.filter(isJsonObject)),
  };
}

/** The name of what is played, of a game's summary. */
export function gameNameIn(summary: JsonObject): string | null {
  const name = textIn(fieldsIn(summary, 'game'), 'name');
  return name === null ? null : plain(name, MAX_NAME_CHARS);
}

function* updatesOf(
  initial: unknown,
  events: readonly JsonObject[],
  snapshots: readonly JsonObject[],
): Generator<HistoryUpdate, void> {
  let state: unknown = initial;
  let next = 0;
  if (isGameState(state)) yield { kind: 'snapshot', seq: 0, state };
  for (const entry of events) {
    const seq = numberIn(entry, 'seq') ?? 0;
    const event = gameEvent(textIn(entry, 'event') ?? '', seq, entry['at'], fieldsIn(entry, 'payload'));
    yield { kind: 'event', event };
    let isNew = false;
    for (let found = snapshots[next]; found && (numberIn(found, 'seq') ?? 0) <= seq; found = snapshots[next]) {
      state = stateOf(found, state);
      isNew = numberIn(found, 'seq') === seq;
      next += 1;
    }
    if (isNew && isGameState(state)) yield { kind: 'snapshot', seq, state };
  }
}

function stateOf(snapshot: JsonObject, before: unknown): unknown {
  if (isGameState(snapshot['state'])) return snapshot['state'];
  const patch: readonly unknown[] = Array.isArray(snapshot['patch']) ? snapshot['patch'] : [];
  try {
    return applyPatch(before, patch.filter(isPatchOperation));
  } catch (error) {
    const reason = `This replay is damaged: its snapshot at event ${numberIn(snapshot, 'seq') ?? 0} cannot be computed from the one before.`;
    throw new InvalidReplay(reason, { cause: error });
  }
}
