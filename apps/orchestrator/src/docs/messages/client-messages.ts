import {
  type AckFailure,
  type AnswerTurn,
  type ClientToServerEvents,
  GAME_SPEEDS,
  GAME_STATUSES,
  type GameRef,
  type JoinedGame,
  type JoinGame,
  type JoinSeat,
  type LeftGame,
  type SeatJoined,
  type SetSpeed,
  type SpeedSet,
  type StateNow,
} from '#libs/protocol';
import { COUNT, type ProblemCode } from '../../games/index.js';
import {
  constant,
  type FieldsOf,
  flag,
  named,
  numeric,
  object,
  oneOf,
  optional,
  orNull,
  partly,
  type Schema,
  text,
  whole,
} from '../schemas/schema.js';
import { GAME_STATE } from '../schemas/shared.js';

type MessageName = keyof ClientToServerEvents;
type Body<Name extends MessageName> = Parameters<ClientToServerEvents[Name]>[0];
type Answered<Name extends MessageName> = Exclude<
  Parameters<NonNullable<Parameters<ClientToServerEvents[Name]>[1]>>[0],
  AckFailure
>;

/** A message and its acknowledgement as documents describe them. */
export interface DescribedMessage {
  /** In documents; it never changes. */
  readonly operationId: string;
  /** What the message is called there. */
  readonly component: string;
  readonly summary: string;
  /** What it takes where keys are needed, as with the routes. */
  readonly needs: 'watch' | 'control';
  /** The `code`s of its own refusals. */
  readonly codes: readonly ProblemCode[];
}

interface MessageOf<Name extends MessageName> extends DescribedMessage {
  readonly payload: Schema<Body<Name>>;
  readonly example: Body<Name>;
  readonly acknowledgement: Schema<Answered<Name>>;
  readonly acknowledged: Answered<Name>;
}

const GAME_ID = '2f6b0a2e-8d53-4c1f-9a41-9d2f3b7c6e10';
const REF: FieldsOf<GameRef> = { game_id: text({ minLength: 1, maxLength: 100, description: 'The id of the game.' }) };
const SEQ = whole({ ...COUNT, description: 'The number of the last event.' });
const DONE = { success: constant(true), game_id: text() };
const SPEED = oneOf(GAME_SPEEDS);

const STATE: StateNow['state'] = {
  status: 'in_progress',
  current_player_index: 0,
  turn_number: 12,
  players: [
    { id: '0f4d1c52-9a3e-4b77-8d1e-5a6b7c8d9e0f', name: 'Ann', position: 12, cash: 1_320 },
    { id: '6b1f0a3c-2d4e-4f60-9b8a-1c2d3e4f5a6b', name: 'Bob', position: 24, cash: 980 },
  ],
};

const SEAT: FieldsOf<JoinSeat> = {
  ...REF,
  player_id: text({ minLength: 1, maxLength: 200 }),
  seat_token: text({ minLength: 1, maxLength: 200 }),
};
const SEAT_JOINED: FieldsOf<SeatJoined> = { ...DONE, player_id: text(), status: oneOf(GAME_STATUSES), seq: SEQ };
const SEAT_EXAMPLE = {
  game_id: GAME_ID,
  player_id: '0f4d1c52-9a3e-4b77-8d1e-5a6b7c8d9e0f',
  seat_token: 'seat_3q2-7wQdR0m8n1kVbXo5Yt6uZc9aLpEf',
};
const SEAT_JOINED_EXAMPLE = {
  success: true,
  game_id: GAME_ID,
  player_id: SEAT_EXAMPLE.player_id,
  status: 'running',
  seq: 120,
} as const;

/** What every message may be refused with. */
export const COMMON_CODES = [
  'invalid_request',
  'too_many_requests',
  'api_key_missing',
  'api_key_unknown',
  'database_unavailable',
  'internal_error',
] as const;

/** What a client may send. A message that is missing does not compile, nor does another shape. */
export const CLIENT_MESSAGES: { readonly [Name in MessageName]: MessageOf<Name> } = {
  join_game: {
    operationId: 'joinGame',
    component: 'JoinGame',
    summary: 'Follow a game: a snapshot at once, then all its events. With `after_seq`, those after it first.',
    needs: 'watch',
    payload: object<JoinGame>({
      ...REF,
      after_seq: optional(whole({ ...COUNT, description: 'Send every event after this number first.' })),
      deltas: optional(flag({ description: '`state:patch` in place of a full `game:state` after each action.' })),
      envelope: optional(
        flag({
          description: 'Whether `game:state` holds the state in a field `state`; by default as the server is set.',
        }),
      ),
    }),
    acknowledgement: object<JoinedGame>({
      ...DONE,
      seq: SEQ,
      status: oneOf(GAME_STATUSES),
      speed: SPEED,
      state: GAME_STATE,
    }),
    example: { game_id: GAME_ID, after_seq: 0 },
    acknowledged: { success: true, game_id: GAME_ID, seq: 120, status: 'running', speed: 'normal', state: STATE },
    codes: ['game_not_found', 'seq_out_of_range'],
  },
  leave_game: {
    operationId: 'leaveGame',
    component: 'LeaveGame',
    summary: 'Follow a game no longer.',
    needs: 'watch',
    payload: object<GameRef>(REF),
    acknowledgement: object<LeftGame>(DONE),
    example: { game_id: GAME_ID },
    acknowledged: { success: true, game_id: GAME_ID },
    codes: [],
  },
  set_speed: {
    operationId: 'setSpeed',
    component: 'SetSpeed',
    summary: 'Set the speed of a game.',
    needs: 'control',
    payload: object<SetSpeed>({ ...REF, speed: SPEED }),
    acknowledgement: object<SpeedSet>({ ...DONE, speed: SPEED }),
    example: { game_id: GAME_ID, speed: 'fast' },
    acknowledged: { success: true, game_id: GAME_ID, speed: 'fast' },
    codes: ['game_not_found', 'game_completed', 'game_stopped', 'insufficient_scope', 'origin_not_allowed'],
  },
  get_state: {
    operationId: 'getState',
    component: 'GetState',
    summary: 'Read the latest state of a game.',
    needs: 'watch',
    payload: object<GameRef>(REF),
    acknowledgement: object<StateNow>({ ...DONE, seq: SEQ, state: GAME_STATE }),
    example: { game_id: GAME_ID },
    acknowledged: { success: true, game_id: GAME_ID, seq: 120, state: STATE },
    codes: ['game_not_found'],
  },
  join_seat: {
    operationId: 'joinSeat',
    component: 'JoinSeat',
    summary: 'Play a seat that was taken: its questions are sent to this client as `seat:turn`.',
    needs: 'watch',
    payload: object<JoinSeat>(SEAT),
    acknowledgement: object<SeatJoined>(SEAT_JOINED),
    example: SEAT_EXAMPLE,
    acknowledged: SEAT_JOINED_EXAMPLE,
    codes: ['game_not_found', 'seat_not_found', 'seat_token_wrong', 'seat_replaced'],
  },
  answer_turn: {
    operationId: 'answerTurn',
    component: 'AnswerTurn',
    summary: 'Answer what a seat is asked, as agents do over HTTP.',
    needs: 'watch',
    payload: object<AnswerTurn>({
      ...SEAT,
      request_id: text({ minLength: 1, maxLength: 200, description: 'Of the question.' }),
      action: partly<AnswerTurn['action']>({}, { description: 'One of the actions on offer.' }),
      reasoning: optional(orNull(text())),
      chat: optional(orNull(text({ description: 'Everybody reads it.' }))),
    }),
    acknowledgement: object<SeatJoined>(SEAT_JOINED),
    example: { ...SEAT_EXAMPLE, request_id: `${GAME_ID}_41_1`, action: { type: 'roll_dice' } },
    acknowledged: SEAT_JOINED_EXAMPLE,
    codes: ['game_not_found', 'seat_not_found', 'seat_token_wrong', 'seat_replaced', 'not_your_turn', 'illegal_action'],
  },
};

/** How a message is acknowledged that failed. */
export const FAILURE = named(
  'AckFailure',
  object<AckFailure>({
    success: constant(false),
    error: text({ description: 'A sentence for people.' }),
    code: text({ description: 'A stable snake_case word.' }),
    limit: optional(text({ description: 'With `too_many_requests`: the name of the limit that was reached.' })),
    retry_after: optional(numeric({ minimum: 0, description: 'Seconds.' })),
  }),
);

export const FAILURE_EXAMPLE: AckFailure = {
  success: false,
  error: `There is no game ${GAME_ID}.`,
  code: 'game_not_found',
};
