import { isJsonObject, type JsonObject } from '#libs/protocol';
import { isOver, nextAnswer, seatAnswer } from '../text/seat-answer.js';
import { objectsIn, textIn } from '../rest/rest-calls.js';
import { RestFailure } from '../rest/rest-api.js';
import { offerText } from '../text/offer-text.js';
import { SEAT, SEAT_VIEW, type SeatArgs, seatPath } from './seat-args.js';
import { tool, type ToolCall } from './tool.js';

/** Seconds. Clients give a call 60 of them unless they are sent progress: the answer must be there before. */
const WAIT_S = { usual: 45, longest: 50 } as const;
/** Seconds between two reports of progress, and for which a request of a client that has gone may go on. */
const PART_S = 10;

interface WaitArgs extends SeatArgs {
  readonly wait?: number;
}

export const waitForTurn = tool<WaitArgs>({
  name: 'wait_for_turn',
  title: 'Wait for your turn',
  description:
    'Waits until your seat has to decide, or the game is over, and answers the question: your view of the state, the legal actions with their costs and parameters, the deadline, and what happened since you decided last. It answers after `wait` seconds at the latest: call it again then.',
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  input: {
    more: {
      ...SEAT,
      wait: {
        type: 'integer',
        minimum: 0,
        maximum: WAIT_S.longest,
        default: WAIT_S.usual,
        description: 'Seconds to wait.',
      },
    },
    required: ['game_id', 'player_id'],
  },
  output: SEAT_VIEW,
  run: async ({ wait = WAIT_S.usual, ...seat }, call) => nextAnswer(await waited(seat, wait, call)),
});

async function waited(seat: SeatArgs, wait: number, { rest, signal, report }: ToolCall): Promise<JsonObject> {
  for (let done = 0; ;) {
    await report?.(done, wait, 'Waiting for your turn.');
    const part = Math.min(PART_S, wait - done);
    const view = await rest.get(seatPath(seat), { query: { wait: part }, seatToken: seat.seat_token });
    done += part;
    if (done >= wait || view['turn'] !== null || isOver(view) || signal.aborted) return view;
  }
}

export const observe = tool<SeatArgs>({
  name: 'observe',
  title: 'Observe your seat',
  description:
    'Your view of the game as it is now: the state with what only you see, whose turn it is, and the question where it is yours.',
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  input: { more: SEAT, required: ['game_id', 'player_id'] },
  output: SEAT_VIEW,
  run: async (seat, { rest }) => seatAnswer(await rest.get(seatPath(seat), { seatToken: seat.seat_token })),
});

export const legalActions = tool<SeatArgs>({
  name: 'legal_actions',
  title: 'List legal actions',
  description: 'What your seat can do now, as act takes it; nothing where it is not your turn.',
  annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  input: { more: SEAT, required: ['game_id', 'player_id'] },
  output: { ...SEAT_VIEW, only: ['status', 'turn'] },
  run: async (seat, { rest }) => {
    const { data } = seatAnswer(await rest.get(seatPath(seat), { seatToken: seat.seat_token }));
    const turn = data['turn'];
    const offers = objectsIn(isJsonObject(turn) ? turn['valid_actions'] : []);
    const text = offers.length === 0 ? 'It is not your turn: call wait_for_turn.' : offers.map(offerText).join('\n');
    return { text, data: { status: data['status'], turn: turn ?? null } };
  },
});

interface ActArgs extends SeatArgs {
  readonly request_id?: string;
  readonly action_id?: string | number;
  readonly type?: string;
  readonly params?: JsonObject;
  readonly reasoning?: string;
  readonly chat?: string;
}

export const act = tool<ActArgs>({
  name: 'act',
  title: 'Decide',
  description:
    'Answers the question of wait_for_turn: an action_id, or a type with params (the fields that tell one offer from others of its type, and what the offer asks you to fill in). An action that is not legal is refused once, with the reason: correct it then; after a second one the default action is taken. chat is read by everybody at the table, reasoning by spectators.',
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  input: {
    of: { decideForSeat: ['request_id', 'reasoning', 'chat'] },
    more: {
      ...SEAT,
      action_id: { type: ['string', 'number'], description: 'Of a legal action, where it has one.' },
      type: { type: 'string', minLength: 1, maxLength: 200, description: 'The type of a legal action.' },
      params: { type: 'object', maxProperties: 100, description: 'Further fields of the action, by name.' },
    },
    required: ['game_id', 'player_id'],
    optional: ['request_id'],
  },
  output: SEAT_VIEW,
  run: async ({ request_id: requestId, action_id, type, params, reasoning, chat, ...seat }, { rest }) => {
    if (action_id === undefined && type === undefined) {
      throw new RestFailure('Give the action_id or the type of a legal action.', 'invalid_request', 400);
    }
    const action = { ...params, ...(action_id !== undefined && { action_id }), ...(type !== undefined && { type }) };
    const body = {
      request_id: requestId ?? (await askedNow(seat, rest)),
      action,
      ...(reasoning !== undefined && { reasoning }),
      ...(chat !== undefined && { chat }),
    };
    try {
      return nextAnswer(await rest.post(seatPath(seat, 'decide'), { body, seatToken: seat.seat_token }));
    } catch (error) {
      throw error instanceof RestFailure && error.code === 'illegal_action' ? await withNext(error, seat, rest) : error;
    }
  },
});

async function askedNow(seat: SeatArgs, rest: ToolCall['rest']): Promise<string> {
  const id = await requestIdOf(seat, rest);
  if (id === undefined) throw new RestFailure('It is not your turn: call wait_for_turn.', 'not_your_turn', 409);
  return id;
}

/** The correction answers a question of its own. */
async function withNext(
  { message, code, status }: RestFailure,
  seat: SeatArgs,
  rest: ToolCall['rest'],
): Promise<RestFailure> {
  const id = await requestIdOf(seat, rest);
  return new RestFailure(id === undefined ? message : `${message} The request_id is ${id} now.`, code, status);
}

async function requestIdOf(seat: SeatArgs, rest: ToolCall['rest']): Promise<string | undefined> {
  const { turn } = await rest.get(seatPath(seat), { seatToken: seat.seat_token });
  return isJsonObject(turn) ? textIn(turn['request_id']) : undefined;
}

export const resign = tool<SeatArgs>({
  name: 'resign',
  title: 'Resign',
  description: 'Gives the game up for your seat, for good.',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  input: { more: SEAT, required: ['game_id', 'player_id'] },
  output: SEAT_VIEW,
  run: async (seat, { rest }) =>
    nextAnswer(await rest.post(seatPath(seat, 'resign'), { body: {}, seatToken: seat.seat_token })),
});
