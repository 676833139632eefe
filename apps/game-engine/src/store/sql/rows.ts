import type { Selectable } from 'kysely';
import type { Play } from '#libs/monopoly';
import { isJsonObject } from '#libs/protocol';
import type { GameCreation, RecordedAction } from '../game-record.js';
import type { GameEngineSchema } from './schema.js';

type ActionRow = Selectable<GameEngineSchema['actions']>;

/** @throws an Error if the text is not what the store once wrote */
export function creationOf(text: string): GameCreation {
  const value: unknown = JSON.parse(text);
  if (!isCreation(value)) throw new Error(`This is no creation of a game: ${text}`);
  return value;
}

/** @throws an Error if the row is not what the store once wrote */
export function recordedActionOf({ game_id, idx, action: text, at, key, fingerprint }: ActionRow): RecordedAction {
  const action: unknown = JSON.parse(text);
  if (!isPlay(action)) throw new Error(`Action ${idx} of game ${game_id} is none: ${text}`);
  return { action, at, ...(key !== null && fingerprint !== null && { request: { key, fingerprint } }) };
}

function isCreation(value: unknown): value is GameCreation {
  if (!isJsonObject(value)) return false;
  const { id, players, seed, options, createdAt, rulesVersion } = value;
  const texts = [id, createdAt, rulesVersion].every((field) => typeof field === 'string');
  return texts && typeof seed === 'number' && Array.isArray(players) && isJsonObject(options);
}

function isPlay(value: unknown): value is Play {
  if (!isJsonObject(value)) return false;
  const { seat, type, propertyId, amount, trade } = value;
  const given = [
    [propertyId, 'string'],
    [amount, 'number'],
    [trade, 'object'],
  ];
  const isWhole = given.every(([field, kind]) => field === undefined || typeof field === kind);
  return typeof seat === 'number' && typeof type === 'string' && isWhole;
}
