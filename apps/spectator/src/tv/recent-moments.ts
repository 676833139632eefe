import { isGameState, isJsonObject, type JsonObject } from '#libs/protocol';
import { request } from '../api/index.js';
import { fieldsIn, FULL_WEIGHT, gameEvent, History, type Moment, numberIn, textIn, weightOf } from '../story/index.js';

/** Moments of this long before the newest event count. */
const RECENT_MS = 3 * 60_000;
/** Events that are read at once, and before the first look. */
const MAX_EVENTS = 200;
/** After this many events the older ones are dropped: they are not recent any more. */
const MAX_HELD = 1_000;

/** The last events of a game that is on, read a few at a time. */
export class RecentMoments {
  #history: History | null = null;
  /** The number of the event before the first one of `#history`. */
  #before = 0;

  constructor(private readonly gameId: string) {}

  /** How much has happened in the last minutes, 0 to 1. */
  get heat(): number {
    const history = this.#history;
    if (history === null) return 0;
    // What there was before the first event that was read has not happened just now.
    const moments = history.moments.filter(({ seq }) => seq > 1);
    return heatOf(moments, (seq) => history.event(seq)?.at ?? null, history.head.at);
  }

  /** Reads what has happened since the last look. */
  async look(signal: AbortSignal): Promise<void> {
    const path = `/games/${encodeURIComponent(this.gameId)}`;
    const now = await request(`${path}/state`, { signal });
    const newest = isJsonObject(now) ? (numberIn(now, 'seq') ?? 0) : 0;
    const isFar = newest - this.#before - (this.#history?.head.seq ?? 0) > MAX_EVENTS;
    if (this.#history === null || isFar || this.#history.head.seq > MAX_HELD) await this.#begin(path, newest, signal);
    const history = this.#history;
    if (history === null) return;
    const after = this.#before + history.head.seq;
    const page = await request(`${path}/events?after_seq=${after}&limit=${MAX_EVENTS}`, { signal });
    const events: readonly unknown[] = isJsonObject(page) && Array.isArray(page['events']) ? page['events'] : [];
    const known = events.filter(isJsonObject).filter((event) => (numberIn(event, 'seq') ?? 0) <= newest);
    for (const event of known) history.append(renumbered(event, this.#before));
    // The states confirm rents.
    if (isJsonObject(now) && isGameState(now['state'])) history.takeSnapshot(newest - this.#before, now['state']);
  }

  async #begin(path: string, newest: number, signal: AbortSignal): Promise<void> {
    this.#before = Math.max(0, newest - MAX_EVENTS);
    const first = await request(`${path}/state?seq=${this.#before}`, { signal });
    if (!isJsonObject(first) || !isGameState(first['state'])) return;
    this.#history = new History();
    this.#history.takeSnapshot(0, first['state']);
  }
}

/** More games at once would be a burden for the server. */
const MAX_GAMES = 12;

/** Looks at the first games; by game, of those that can be read. `known`: what was read before. */
export async function heatsOf(
  ids: readonly string[],
  known: Map<string, RecentMoments>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const looked = ids.slice(0, MAX_GAMES).map((id) => [id, known.get(id) ?? new RecentMoments(id)] as const);
  for (const id of known.keys()) if (!ids.includes(id)) known.delete(id);
  for (const [id, recent] of looked) known.set(id, recent);
  // One that cannot be read now has what was read before.
  await Promise.allSettled(looked.map(async ([, recent]) => recent.look(signal)));
  return new Map(looked.map(([id, recent]) => [id, recent.heat]));
}

/** A history begins with event 1. */
function renumbered(event: JsonObject, before: number): ReturnType<typeof gameEvent> {
  const seq = (numberIn(event, 'seq') ?? 0) - before;
  return gameEvent(textIn(event, 'event') ?? '', seq, event['at'], fieldsIn(event, 'payload'));
}

/** The weightiest moment of the last minutes, less by its age. Times in milliseconds since 1970. */
export function heatOf(moments: readonly Moment[], atOf: (seq: number) => number | null, now: number | null): number {
  const heats = moments.map((moment) => {
    const at = atOf(moment.seq);
    const age = at === null || now === null ? RECENT_MS : now - at;
    return (Math.min(1, weightOf(moment) / FULL_WEIGHT) * Math.max(0, RECENT_MS - age)) / RECENT_MS;
  });
  return Math.max(0, ...heats);
}
