import type { GameState } from '#libs/protocol';
import type { PatchOperation } from '#libs/protocol';
import { type Fields, fieldsIn, isFields, numberIn, textIn } from './fields.js';
import { gameEvent } from './game-event.js';
import { patched } from './json-patch.js';

/** A file that is no replay, in words for whoever dropped it. */
export class NotAReplay extends Error {
  override readonly name = 'NotAReplay';
}

/** One thing that a replay tells: an event, or the table after it. */
export type Telling =
  | { readonly kind: 'event'; readonly event: ReturnType<typeof gameEvent> }
  | { readonly kind: 'picture'; readonly seq: number; readonly state: GameState };

export interface ReplayScript {
  readonly gameId: string | null;
  readonly status: string | null;
  readonly speed: string | null;
  /** Dollars are not the only thing that is the same again: the seed of the game's chance. */
  readonly seed: number | null;
  readonly length: number;
  /** In the order in which a viewer would have been told; made as it is read, so that a long game can be read in parts. */
  tellings(): Generator<Telling, void>;
}

/**
 * Reads a game in one document, as GET /games/{id}/replay answers it.
 *
 * @throws {NotAReplay} for anything else, and for one whose events have gaps; its tellings, for a picture that does not
 * follow from the one before
 */
export function readReplay(document: unknown): ReplayScript {
  if (!isFields(document) || !Array.isArray(document['events'])) {
    throw new NotAReplay('This is no replay: it has no list of events.');
  }
  if (document['version'] !== 1)
    throw new NotAReplay('This replay is of a version that this page does not know: it plays version 1.');
  const events: readonly unknown[] = document['events'];
  const known = events.filter(isFields);
  if (known.length < events.length || known.some((event, index) => numberIn(event, 'seq') !== index + 1)) {
    throw new NotAReplay('This replay has holes: its events are not numbered 1, 2, 3, … to the last.');
  }
  const pictures: readonly unknown[] = Array.isArray(document['pictures']) ? document['pictures'] : [];
  const game = fieldsIn(document, 'game');
  return {
    gameId: textIn(game, 'game_id'),
    status: textIn(game, 'status'),
    speed: textIn(game, 'speed'),
    seed: numberIn(document, 'seed'),
    length: known.length,
    tellings: () => tellingsOf(document['initial_state'], known, pictures.filter(isFields)),
  };
}

function* tellingsOf(
  initial: unknown,
  events: readonly Fields[],
  pictures: readonly Fields[],
): Generator<Telling, void> {
  let state: unknown = initial;
  let next = 0;
  if (isState(state)) yield { kind: 'picture', seq: 0, state };
  for (const entry of events) {
    const seq = numberIn(entry, 'seq') ?? 0;
    const event = gameEvent(textIn(entry, 'event') ?? '', seq, entry['at'], fieldsIn(entry, 'payload'));
    yield { kind: 'event', event };
    let isNew = false;
    for (let picture = pictures[next]; picture && (numberIn(picture, 'seq') ?? 0) <= seq; picture = pictures[next]) {
      state = stateOf(picture, state);
      isNew = numberIn(picture, 'seq') === seq;
      next += 1;
    }
    if (isNew && isState(state)) yield { kind: 'picture', seq, state };
  }
}

function stateOf(picture: Fields, before: unknown): unknown {
  if (isState(picture['state'])) return picture['state'];
  const patch: readonly unknown[] = Array.isArray(picture['patch']) ? picture['patch'] : [];
  try {
    return patched(before, patch.filter(isOperation));
  } catch (error) {
    const reason = `This replay is damaged: its picture at event ${numberIn(picture, 'seq') ?? 0} does not follow from the one before.`;
    throw new NotAReplay(reason, { cause: error });
  }
}

function isOperation(value: unknown): value is PatchOperation {
  return isFields(value) && typeof value['op'] === 'string' && typeof value['path'] === 'string';
}

function isState(value: unknown): value is GameState {
  return isFields(value) && Array.isArray(value['players']);
}
