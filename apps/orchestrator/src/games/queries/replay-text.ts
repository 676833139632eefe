import { type EncodedEvent, type GameStore, type StoredReplaySnapshot } from '../ports/index.js';
import type { GameSession } from '../domain/session.js';
import { hidesNow } from '../domain/visibility.js';
import { publicAccounts, settingsOf, summaryOf } from './game-view.js';

/** Rows that are read at once: what is in memory of an answer, whatever its length. */
const ROWS_PER_PAGE = 200;

/**
 * All of a game up to its last event as one JSON document, piece by piece: events and snapshots as they are stored. Throws
 * where the game is deleted meanwhile: the document would not be whole.
 */
export async function* replayText(store: GameStore<GameSession>, session: GameSession): AsyncGenerator<string> {
  const { id, seq, seed } = session;
  const [first] = await store.snapshots(id, 0, 1);
  if (first === undefined) throw deleted(id);
  const game = summaryOf(session);
  const head = { version: 1, game, players: game.players, seed: hidesNow(session) ? null : seed };
  yield `${JSON.stringify(head).slice(0, -1)},"initial_state":${first.json},"events":[`;
  for (let last = 0; last < seq;) {
    const events = (await store.events(id, last, ROWS_PER_PAGE)).filter((event) => event.seq <= seq);
    if (events.length === 0) throw deleted(id);
    yield `${last === 0 ? '' : ','}${events.map(({ json }) => json).join(',')}`;
    last = events.at(-1)?.seq ?? seq;
  }
  yield '],"pictures":[';
  for (let skip = 0, isEnd = false; !isEnd; skip += ROWS_PER_PAGE) {
    const rows = await store.snapshots(id, skip, ROWS_PER_PAGE);
    const shown = rows.filter((row) => row.seq <= seq);
    if (shown.length > 0) yield `${skip === 0 ? '' : ','}${shown.map(snapshotText).join(',')}`;
    isEnd = rows.length < ROWS_PER_PAGE;
  }
  yield `],"settings":${JSON.stringify(settingsOf(session))},"usage":${JSON.stringify(publicAccounts(session))}}`;
}

/** A page of GET /games/{id}/events. */
export function eventPageText(events: readonly EncodedEvent[], afterSeq: number): string {
  const next = events.at(-1)?.seq ?? afterSeq;
  return `{"events":[${events.map(({ json }) => json).join(',')}],"next_after_seq":${next}}`;
}

function deleted(id: string): Error {
  return new Error(`The game ${id} was deleted while its replay was read.`);
}

function snapshotText({ seq, json, isPatch }: StoredReplaySnapshot): string {
  return `{"seq":${seq},"${isPatch ? 'patch' : 'state'}":${json}}`;
}
