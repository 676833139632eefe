import { readFile, stat } from 'node:fs/promises';
import {
  applyPatch,
  GAME_STATUSES,
  type GameSpeed,
  type GameState,
  type GameStatus,
  isGameSpeed,
  isGameState,
  isJsonObject,
  type PatchOperation,
} from '#libs/protocol';
import type { FeedEvent } from '../screen/event-line.js';
import { CommandFailed } from '../server/server.js';

/** No replay that a server answers is larger; it is read into memory. Bytes. */
const MAX_BYTES = 268_435_456;

/** A state after event `seq`, whole or as the patch that makes it of the one before. */
interface Snapshot {
  readonly seq: number;
  readonly state?: GameState;
  readonly patch?: readonly PatchOperation[];
}

/** A game in a file, as `GET /games/{id}/replay` answers it. */
export interface ReplayFile {
  readonly id: string;
  readonly status: GameStatus;
  readonly speed: GameSpeed;
  readonly initialState: GameState;
  readonly events: readonly FeedEvent[];
  readonly snapshots: readonly Snapshot[];
}

/** Throws CommandFailed that says what is wrong with the file. */
export async function readReplay(file: string): Promise<ReplayFile> {
  const document = parsed(file, await textOf(file));
  const { game, events, pictures, initial_state: initialState, version } = document;
  if (version !== 1 || !isJsonObject(game) || !Array.isArray(events) || !isGameState(initialState))
    throw new CommandFailed(`${file} is no replay of a game, or of a version that this program does not know.`);
  const { game_id: id, status, speed } = game;
  return {
    id: typeof id === 'string' ? id : '',
    status: GAME_STATUSES.find((known) => known === status) ?? 'running',
    speed: isGameSpeed(speed) ? speed : 'normal',
    initialState,
    events: events.map((event: unknown, index) => eventIn(event, `${file}: event ${index + 1}`)),
    snapshots: Array.isArray(pictures) ? pictures.flatMap(snapshotIn) : [],
  };
}

/** The state with the snapshots of this event. A patch that does not fit throws CommandFailed. */
export function stateAfter(state: GameState, snapshots: readonly Snapshot[]): GameState {
  return snapshots.reduce<GameState>((before, { seq, state: whole, patch = [] }) => {
    const after: unknown = whole ?? applyPatch(before, patch);
    if (isGameState(after)) return after;
    throw new CommandFailed(`The snapshot of event ${seq} makes no state.`);
  }, state);
}

async function textOf(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > MAX_BYTES) throw new CommandFailed(`${file} has more than ${MAX_BYTES} bytes.`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof CommandFailed) throw error;
    throw new CommandFailed(`${file} cannot be read.`, undefined, { cause: error });
  }
}

function parsed(file: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CommandFailed(`${file} is no JSON object.`);
}

function eventIn(value: unknown, where: string): FeedEvent {
  const { seq, at, event, payload } = isJsonObject(value) ? value : {};
  if (typeof seq === 'number' && typeof at === 'string' && typeof event === 'string' && isJsonObject(payload))
    return { seq, at, event, payload };
  throw new CommandFailed(`${where} is none.`);
}

function snapshotIn(value: unknown): readonly Snapshot[] {
  if (!isJsonObject(value) || typeof value['seq'] !== 'number') return [];
  const { seq, state, patch } = value;
  if (isGameState(state)) return [{ seq, state }];
  return Array.isArray(patch) ? [{ seq, patch: patch.filter(isOperation) }] : [];
}

function isOperation(value: unknown): value is PatchOperation {
  return isJsonObject(value) && typeof value['op'] === 'string' && typeof value['path'] === 'string';
}
