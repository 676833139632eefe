import type { JsonObject } from '#libs/protocol';
import { SpectatorClient, SpectatorError, type SpectatorEvent, type WatchedGame } from '#libs/spectator-client';
import type { Surroundings } from '../command.js';
import { EXIT_CODES, exitCodeOf } from '../exit-codes.js';
import type { FeedEvent } from '../screen/event-line.js';
import { safeLine } from '../screen/safe-text.js';
import { CommandFailed } from '../server/server.js';
import type { CurrentGame, View } from './view.js';

/** Events from before that are shown first. */
const RECENT_EVENTS = 20;
/** Milliseconds between two looks at the connection. */
const TICK_MS = 250;
const MAX_REASON = 500;
const LOST = 'connection lost, trying again …';

export interface Followed {
  readonly id: string;
  /** Begin with the events after this number; without it, with a few recent ones. */
  readonly afterSeq: number | undefined;
}

/** Shows a game until it is over, also while the server goes away and comes back. Answers the exit code. */
export async function followGame(
  { id, afterSeq }: Followed,
  { place, server, signal }: Surroundings,
  viewOf: (current: CurrentGame) => View,
): Promise<number> {
  const from = afterSeq ?? Math.max(0, (await newestIn(server, id)) - RECENT_EVENTS);
  const client = new SpectatorClient(place.url, place.apiKey === undefined ? {} : { apiKey: place.apiKey });
  const close = (): void => client.close();
  signal.addEventListener('abort', close);
  let view: View | undefined;
  let ticks: NodeJS.Timeout | undefined;
  try {
    const game = await client.watch(id, { afterSeq: from, deltas: true });
    // Before anything is waited for: events are held until somebody takes them.
    const events = game[Symbol.asyncIterator]();
    const shown = viewOf(() => ({ id, status: game.status, speed: game.speed, seq: game.seq, state: game.state }));
    view = shown;
    ticks = setInterval(lookingAt(client, shown), TICK_MS);
    game.on('snapshot', () => shown.changed());
    // What the server answers now is not older than what the game was joined with.
    const newest = await newestIn(server, id);
    if (!hasEnded(game) || newest > from) await showEvents(game, events, shown, newest);
    return signal.aborted ? EXIT_CODES.interrupted : exitCodeOf(game.status);
  } catch (error) {
    if (signal.aborted) return EXIT_CODES.interrupted;
    throw error instanceof SpectatorError ? failureOf(error) : error;
  } finally {
    clearInterval(ticks);
    signal.removeEventListener('abort', close);
    view?.close();
    client.close();
  }
}

/** Until its last event. A failure before `newest` was followed by a resume. */
async function showEvents(
  game: WatchedGame,
  events: AsyncIterable<SpectatorEvent>,
  view: View,
  newest: number,
): Promise<void> {
  for await (const event of events) {
    view.event(feedEvent(event));
    if (game.status === 'failed' && event.seq >= newest) return;
  }
}

function hasEnded({ status }: WatchedGame): boolean {
  return status === 'completed' || status === 'stopped' || status === 'failed';
}

/** Rejects with CommandFailed where there is no such game, or it may not be read. */
async function newestIn(server: Surroundings['server'], id: string): Promise<number> {
  const { seq } = await server.get('games', id);
  return typeof seq === 'number' ? seq : 0;
}

function feedEvent({ seq, event, payload }: SpectatorEvent): FeedEvent {
  const fields: JsonObject = { ...payload };
  return { seq, at: payload.at, event, payload: fields };
}

/** A notice where the connection is lost, and where it is back. */
function lookingAt(client: SpectatorClient, view: View): () => void {
  let wasConnected = true;
  return () => {
    if (client.connected !== wasConnected) view.notice(client.connected ? undefined : LOST);
    wasConnected = client.connected;
    view.changed();
  };
}

function failureOf({ code, message }: SpectatorError): CommandFailed {
  return new CommandFailed(safeLine(message, MAX_REASON), safeLine(code, MAX_REASON));
}
