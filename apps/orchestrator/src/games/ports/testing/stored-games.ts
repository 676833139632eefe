import type { GameState, TranscriptLine } from '#libs/protocol';
import { type EncodedEvent, encodeEvent, encodeSnapshot } from '../encoded.js';
import type { StoreChange, StoredGame } from '../game-store.js';

/** The least that a store keeps of a game, and a field of the game's own. */
export interface TestGame extends StoredGame {
  readonly note: string;
}

export const AT = '2026-01-01T00:00:00.000Z';

export function gameOf(id: string, changes: Partial<TestGame> = {}): TestGame {
  return { id, status: 'running', seq: 0, createdAt: AT, updatedAt: AT, state: stateOf(0), note: '', ...changes };
}

export function stateOf(turn: number): GameState {
  return {
    status: 'in_progress',
    current_player_index: 0,
    turn_number: turn,
    players: [{ id: 'a', name: 'A', cash: turn }],
  };
}

export function speedEvent(seq: number): EncodedEvent {
  return encodeEvent({ seq, at: AT, event: 'game:speed', payload: { speed: 'fast' } });
}

/** One event more; with a snapshot that shows the event's number as its turn. */
export function next(game: TestGame, withSnapshot = false): StoreChange<TestGame> {
  const seq = game.seq + 1;
  if (!withSnapshot) return { game: { ...game, seq }, events: [speedEvent(seq)] };
  const state = stateOf(seq);
  const snapshot = encodeSnapshot(game.state, { seq, baseSeq: game.seq, state });
  return { game: { ...game, seq, state }, events: [speedEvent(seq)], snapshot };
}

export function lineOf(nr: number): TranscriptLine {
  const texts = { thoughts: null, error: null, reported_model: null, prompt_version: null, prompt_hash: null };
  const who = { player_id: 'a', player_name: 'A', turn_number: 1, step: nr, seq: nr };
  return {
    nr,
    ...who,
    is_chosen: true,
    request: { n: nr },
    answer: '{"x":1}',
    choice: null,
    usage: null,
    latency_ms: 1,
    ...texts,
  };
}
