import { isJsonObject, type JsonObject } from '#libs/protocol';
import { fieldsIn, numberIn, textIn } from './fields.js';
import { gameNameIn, InvalidReplay, type ReadReplay, type ReplayPart, seqOf } from './replay.js';

/** A part takes a few milliseconds to read, on a slow machine some ten. */
const EVENTS_PER_PART = 150;

/**
 * Reads the document of GET /games/{id}/replay.
 *
 * @throws {InvalidReplay} for any other document, and for gaps in the event numbers
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
    initialState: document['initial_state'],
    parts: () => partsOf(known, snapshots.filter(isJsonObject)),
  };
}

function* partsOf(events: readonly JsonObject[], snapshots: readonly JsonObject[]): Generator<ReplayPart, void> {
  let next = 0;
  for (let from = 0; from < events.length; from += EVENTS_PER_PART) {
    const until = from + EVENTS_PER_PART;
    const first = next;
    while (next < snapshots.length && seqOf(snapshots[next]) <= until) next += 1;
    yield { events: events.slice(from, until), snapshots: snapshots.slice(first, next) };
  }
}
