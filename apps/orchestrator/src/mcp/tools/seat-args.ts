import type { ToolInput } from '../input-schemas.js';
import type { ToolOutput } from '../output-schemas.js';

/** Names one seat. Without `seat_token`, the bearer token of the request is taken for it. */
export interface SeatArgs {
  readonly game_id: string;
  readonly player_id: string;
  readonly seat_token?: string;
}

const MAX_TOKEN = 256;

export const SEAT_TOKEN = {
  type: 'string',
  minLength: 1,
  maxLength: MAX_TOKEN,
  description: 'As join_seat answered it. It may be left out where it is sent as Authorization: Bearer.',
} as const;

export const GAME_ID = { type: 'string', minLength: 1, maxLength: 200, description: 'The id of a game.' } as const;
export const PLAYER_ID = {
  type: 'string',
  minLength: 1,
  maxLength: 200,
  description: 'The id of your seat, as join_seat answered it.',
} as const;

export const SEAT: NonNullable<ToolInput['more']> = {
  game_id: GAME_ID,
  player_id: PLAYER_ID,
  seat_token: SEAT_TOKEN,
};

/** The view of a seat, with the parts of its question in `turn`. */
export const SEAT_VIEW = { of: ['getSeat'], flat: { turn: 'request' } } as const satisfies ToolOutput;

export function seatPath({ game_id, player_id }: SeatArgs, ...more: readonly string[]): readonly string[] {
  return ['games', game_id, 'seats', player_id, ...more];
}
