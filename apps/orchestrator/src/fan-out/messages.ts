import type { NumberedEvent } from '#libs/protocol';
import { type GameSession, isGameSession, type NumberedChange } from '../games/index.js';
import type { ThinkingMessage } from './fan-out.js';

/** A change as it travels between replicas, JSON. The state goes with it only where it is a new one. */
export function commitMessageOf({ game, events, snapshot }: NumberedChange): string {
  return JSON.stringify({ game: { ...game, state: null }, events, ...(snapshot && { picture: snapshot }) });
}

/** The change that news tell, for somebody who knows the game so far; undefined when they make no sense. */
export function changeFrom(news: string, known: GameSession): NumberedChange | undefined {
  const told: unknown = JSON.parse(news);
  if (!isTold(told)) return undefined;
  const { game, events, picture } = told;
  const session = { ...game, state: picture?.state ?? known.state };
  return isGameSession(session) ? { game: session, events, ...(picture && { snapshot: picture }) } : undefined;
}

interface Told {
  readonly game: object;
  readonly events: readonly NumberedEvent[];
  readonly picture?: NonNullable<NumberedChange['snapshot']>;
}

/** A replica of ours sent it, perhaps of another version: so much must be there to go on with. */
function isTold(value: unknown): value is Told {
  if (typeof value !== 'object' || value === null || !('game' in value) || !('events' in value)) return false;
  return typeof value.game === 'object' && value.game !== null && Array.isArray(value.events);
}

/** A thought as it travels, JSON, with a mark of the replica that it comes from. */
export function thinkingMessageOf({ seatId, text }: ThinkingMessage, origin: string): string {
  return JSON.stringify({ origin, seatId, text });
}

/** The thought that news tell; undefined when they make no sense, or come from `origin` itself. */
export function thinkingFrom(news: string, origin: string): ThinkingMessage | undefined {
  const told: unknown = JSON.parse(news);
  if (typeof told !== 'object' || told === null || !('seatId' in told) || !('text' in told)) return undefined;
  if ('origin' in told && told.origin === origin) return undefined;
  const { seatId, text } = told;
  return typeof seatId === 'string' && typeof text === 'string' ? { seatId, text } : undefined;
}
