import { isJsonObject, type NumberedEvent } from '#libs/protocol';
import { type GameSession, isGameSession, type NumberedChange } from '../games/index.js';
import type { ThinkingMessage } from './fan-out.js';

/** A commit as JSON. `picture` is the new snapshot; a state that has not changed is not sent. */
interface CommitMessage {
  readonly game: object;
  readonly events: readonly NumberedEvent[];
  readonly picture?: NonNullable<NumberedChange['snapshot']>;
}

export function commitMessageOf({ game, events, snapshot }: NumberedChange): string {
  return JSON.stringify({ game: { ...game, state: null }, events, ...(snapshot && { picture: snapshot }) });
}

/** The change in a commit message; `known` is the game before it. Undefined where the message makes no sense. */
export function changeFrom(message: string, known: GameSession): NumberedChange | undefined {
  const commit: unknown = JSON.parse(message);
  if (!isCommitMessage(commit)) return undefined;
  const { game, events, picture: snapshot } = commit;
  const session = { ...game, state: snapshot?.state ?? known.state };
  return isGameSession(session) ? { game: session, events, ...(snapshot && { snapshot }) } : undefined;
}

/** Another replica sent it, perhaps one of another version: this is what the reader depends on. */
function isCommitMessage(value: unknown): value is CommitMessage {
  return isJsonObject(value) && isJsonObject(value['game']) && Array.isArray(value['events']);
}

/** A chunk of thinking as JSON; `origin` identifies the replica that sends it. */
export function thinkingMessageOf({ seatId, text }: ThinkingMessage, origin: string): string {
  return JSON.stringify({ origin, seatId, text });
}

/** The chunk in a message; undefined where the message makes no sense, or comes from `origin` itself. */
export function thinkingFrom(message: string, origin: string): ThinkingMessage | undefined {
  const chunk: unknown = JSON.parse(message);
  if (!isJsonObject(chunk) || chunk['origin'] === origin) return undefined;
  const { seatId, text } = chunk;
  return typeof seatId === 'string' && typeof text === 'string' ? { seatId, text } : undefined;
}
