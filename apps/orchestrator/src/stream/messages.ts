import { GAME_SPEEDS, GAME_STATUSES, isJsonObject, type JsonObject, jsonObjectIn } from '#libs/protocol';
import type { GameCommit } from '../games/index.js';
import { isEncoded } from '../games/ports/index.js';
import type { ThinkingPiece } from './game-stream.js';

/**
 * A message between replicas: lines, because JSON has no line break of its own. The first names the replica that sends
 * it; the second holds the fields of a commit, the next ones its events, and where there is a snapshot the last two are
 * the state and the patch. So what was encoded once is neither encoded again nor parsed.
 */
const LINE = '\n';

export function commitMessageOf({ events, snapshot, ...fields }: GameCommit, origin: string): string {
  const seqs = events.map(({ seq }) => seq);
  const place = snapshot && { seq: snapshot.seq, baseSeq: snapshot.baseSeq };
  const texts = [...events.map(({ json }) => json), ...(snapshot ? [snapshot.state, snapshot.patch] : [])];
  return [origin, JSON.stringify({ ...fields, seqs, ...(place && { snapshot: place }) }), ...texts].join(LINE);
}

/** Undefined where the message is one of `origin` itself, or makes no sense. */
export function commitFrom(message: string, origin: string): GameCommit | undefined {
  if (message.startsWith(origin)) return undefined;
  const [, header = '', ...texts] = message.split(LINE);
  const fields = jsonObjectIn(header);
  const commit = fields && headerOf(fields);
  if (commit === undefined) return undefined;
  const { seqs, place, ...game } = commit;
  const events = seqs.flatMap((seq, index) => {
    const json = texts[index];
    return isEncoded(json, seq) ? [{ seq, json }] : [];
  });
  if (events.length < seqs.length) return undefined;
  const [state, patch] = texts.slice(events.length);
  if (place === undefined) return { ...game, events };
  if (state === undefined || patch === undefined) return undefined;
  return { ...game, events, snapshot: { ...place, state, patch } };
}

interface Header extends Omit<GameCommit, 'events' | 'snapshot'> {
  readonly seqs: readonly number[];
  readonly place: { readonly seq: number; readonly baseSeq: number } | undefined;
}

/** Another replica sent it, perhaps one of another version. */
function headerOf(fields: JsonObject): Header | undefined {
  const { gameId, seq, stateSeq, updatedAt, seqs, snapshot, trace } = fields;
  const status = GAME_STATUSES.find((word) => word === fields['status']);
  const speed = GAME_SPEEDS.find((word) => word === fields['speed']);
  if (status === undefined || speed === undefined || typeof gameId !== 'string') return undefined;
  if (typeof seq !== 'number' || typeof stateSeq !== 'number' || typeof updatedAt !== 'string') return undefined;
  if (!Array.isArray(seqs) || !seqs.every((one) => typeof one === 'number')) return undefined;
  const game = { gameId, status, speed, seq, stateSeq, updatedAt, ...(typeof trace === 'string' && { trace }) };
  return { ...game, seqs, place: placeIn(snapshot) };
}

function placeIn(snapshot: unknown): Header['place'] {
  if (!isJsonObject(snapshot)) return undefined;
  const { seq, baseSeq } = snapshot;
  return typeof seq === 'number' && typeof baseSeq === 'number' ? { seq, baseSeq } : undefined;
}

export function thinkingMessageOf(piece: ThinkingPiece, origin: string): string {
  return [origin, JSON.stringify(piece)].join(LINE);
}

/** Undefined where the message is one of `origin` itself, or makes no sense. */
export function thinkingFrom(message: string, origin: string): ThinkingPiece | undefined {
  if (message.startsWith(origin)) return undefined;
  const piece = jsonObjectIn(message.slice(message.indexOf(LINE) + 1));
  if (piece === undefined) return undefined;
  const { playerId, playerName, text } = piece;
  if (typeof playerId !== 'string' || typeof playerName !== 'string' || typeof text !== 'string') return undefined;
  return { playerId, playerName, text };
}
