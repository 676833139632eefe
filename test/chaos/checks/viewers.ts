import { isDeepStrictEqual } from 'node:util';
import type { NumberedEvent } from '#libs/protocol';
import type { GameEvidence, SeenEvent, ViewerLog } from '../evidence.js';

/** Every viewer received what the store holds: all of it, once, in order, with the same payloads. */
export function viewerViolations({ id, events, viewers }: Pick<GameEvidence, 'id' | 'events' | 'viewers'>): string[] {
  const stored = events.map((event) => asSeen(id, event));
  return viewers.flatMap((log) => differences(log, stored).map((text) => `${log.viewer}: ${text}`));
}

/** A stored event as it crosses the wire. */
export function asSeen(gameId: string, { event, payload, seq, at }: NumberedEvent): SeenEvent {
  return { seq, event, payload: { ...payload, game_id: gameId, seq, at } };
}

function differences({ seen, complaints }: ViewerLog, stored: readonly SeenEvent[]): string[] {
  const first = stored.findIndex((event, index) => !isDeepStrictEqual(event, seen[index]));
  const differs = first >= 0 || seen.length > stored.length;
  return [...complaints, ...(differs ? [firstDifference(first < 0 ? stored.length : first, seen, stored)] : [])];
}

function firstDifference(at: number, seen: readonly SeenEvent[], stored: readonly SeenEvent[]): string {
  const numbers = seen.map(({ seq }) => seq);
  const missing = stored.length - new Set(numbers).size;
  const repeated = numbers.length - new Set(numbers).size;
  return (
    `${missing} of ${stored.length} events missing, ${repeated} repeated; ` +
    `arrival ${at + 1} is ${inWords(seen[at])} instead of ${inWords(stored[at])}` +
    (seen[at]?.seq === stored[at]?.seq ? ` with another payload: ${JSON.stringify([seen[at], stored[at]])}` : '')
  );
}

function inWords(event: SeenEvent | undefined): string {
  return event === undefined ? 'nothing' : `${event.event} ${event.seq}`;
}
