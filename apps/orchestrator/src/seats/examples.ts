import { EXAMPLES as GAMES } from '../games/index.js';
import type { SeatDecisionDto, SeatViewAnswer, TakenSeatAnswer } from './seat.dto.js';

const { state, events, running } = GAMES;
const id = '0f4d1c52-9a3e-4b77-8d1e-5a6b7c8d9e0f';
const of = { game_id: running.game_id, player_id: id, name: 'Ann' };
const question = { request_id: `${running.game_id}_41_1`, deadline: '2026-11-29T12:00:30.000Z' };
const request = {
  player_id: id,
  game_state: state,
  valid_actions: [{ type: 'roll_dice' }],
  turn_phase: 'pre_roll',
  deadline_ms: 29_000,
};

/** What the OpenAPI document shows as examples. */
export const EXAMPLES = {
  events,
  taken: { ...of, seat_token: 'seat_3q2-7wQdR0m8n1kVbXo5Yt6uZc9aLpEf', rejoin: 120 },
  view: {
    ...of,
    status: 'running',
    seq: 118,
    seat: 'held',
    state,
    turn: { ...question, request },
    winner_id: null,
  },
  decision: { request_id: question.request_id, action: { type: 'roll_dice' }, reasoning: 'There is nothing to build.' },
} as const satisfies {
  readonly events: unknown;
  readonly taken: TakenSeatAnswer;
  readonly view: SeatViewAnswer;
  readonly decision: SeatDecisionDto;
};
