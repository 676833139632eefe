import type { GameState } from '#libs/protocol';
import { type GameSession, READY } from '../session.js';

type In<S extends GameSession['status']> = Extract<GameSession, { status: S }>;

export const ANN = 'p-ann';
export const BOB = 'p-bob';

/** A table of two, Ann to move. */
export function stateOf(changes: Partial<GameState> = {}): GameState {
  return {
    id: 'g',
    status: 'in_progress',
    current_player_index: 0,
    turn_number: 1,
    turn_phase: 'pre_roll',
    last_dice_roll: null,
    players: [
      { id: ANN, name: 'Ann', position: 0, cash: 1500, in_jail: false, is_bankrupt: false },
      { id: BOB, name: 'Bob', position: 5, cash: 1500, in_jail: false, is_bankrupt: false },
    ],
    properties: [
      { property_id: 'baltic', owner_id: null, houses: 0, is_mortgaged: false },
      { property_id: 'reading_rr', owner_id: BOB, houses: 0, is_mortgaged: false },
    ],
    winner_id: null,
    ...changes,
  };
}

/** The same table with one player changed. */
export function withPlayer(state: GameState, id: string, changes: object): GameState {
  return { ...state, players: state.players.map((player) => (player.id === id ? { ...player, ...changes } : player)) };
}

export function withDeed(state: GameState, id: string, changes: object): GameState {
  const properties = (state.properties ?? []).map((deed) => (deed.property_id === id ? { ...deed, ...changes } : deed));
  return { ...state, properties };
}

const TABLE = {
  id: 'g',
  engineGameId: 'g',
  seats: [
    { id: ANN, name: 'Ann', personality: 'bold', model: null, url: null },
    { id: BOB, name: 'Bob', personality: 'shy', model: null, url: null },
  ],
  speed: 'normal',
  turnTimeout: 30,
  maxTurns: null,
  seed: null,
  seq: 10,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  state: stateOf(),
  stateSeq: 9,
  turn: null,
  turnCount: 0,
  step: 1,
  refusals: 0,
  lastRefusal: null,
} as const;

export const STARTING: In<'starting'> = { ...TABLE, status: 'starting' };
export const RUNNING: In<'running'> = { ...TABLE, status: 'running', stage: READY, pausing: false };
export const PAUSED: In<'paused'> = { ...TABLE, status: 'paused', stage: READY, by: 'operator', stepping: false };
export const WAITING: In<'paused'> = { ...TABLE, status: 'paused', stage: READY, by: 'dependency', stepping: false };
export const COMPLETED: In<'completed'> = { ...TABLE, status: 'completed', winnerId: ANN, reason: 'completed' };
export const STOPPED: In<'stopped'> = { ...TABLE, status: 'stopped', reason: 'operator' };
export const FAILED: In<'failed'> = { ...TABLE, status: 'failed', error: 'broken', code: 'x', stage: READY };

/** In the middle of a step: Ann was asked. */
export const ASKED: In<'running'> = {
  ...RUNNING,
  turn: { key: '1:0', number: 1, seatId: ANN, steps: 0 },
  turnCount: 1,
  stage: {
    name: 'asked',
    question: { seatId: ANN, phase: 'pre_roll', validActions: [{ type: 'roll_dice' }] },
    deadline: '2026-01-01T00:00:30.000Z',
  },
};

/** Ann's decision is written down. */
export const DECIDED: In<'running'> = {
  ...ASKED,
  stage: { name: 'decided', seatId: ANN, action: { type: 'roll_dice' } },
};
