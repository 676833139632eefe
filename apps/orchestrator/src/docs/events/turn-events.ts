import type { GameEventMap, GameEventName } from '#libs/protocol';
import { listOf, numeric, object, oneOf, optional, orNull, text, TIME } from '../schemas/schema.js';
import { ACTION_RESULT, AGENT_USAGE, GAME_ACTION } from '../schemas/shared.js';
import { ANN, BY_PLAYER, type EventsNamed } from './event-table.js';

type OfTurns = Extract<GameEventName, `${'turn' | 'agent'}:${string}`>;

const TURN_NUMBER = numeric({ description: "The engine's number of the turn." });

/** Whose turn it is, and what agents do. */
export const TURN_EVENTS: EventsNamed<OfTurns> = {
  'turn:start': {
    summary: "A player's turn begins. `position` and `cash` are missing where the state has none.",
    payload: object<GameEventMap['turn:start']>({
      ...BY_PLAYER,
      turn_number: TURN_NUMBER,
      position: optional(numeric()),
      cash: optional(numeric({ description: 'Dollars.' })),
    }),
    example: { ...ANN, turn_number: 12, position: 5, cash: 1_320 },
  },
  'turn:action': {
    summary: 'An action was executed.',
    payload: object<GameEventMap['turn:action']>({ ...BY_PLAYER, action: GAME_ACTION, result: ACTION_RESULT }),
    example: {
      ...ANN,
      action: { type: 'buy_property', property_id: 'baltic_avenue' },
      result: { success: true, action_type: 'buy_property', amount_paid: 60, property_id: 'baltic_avenue' },
    },
  },
  'turn:timeout': {
    summary: 'No decision within `timeout` seconds: the default action is taken.',
    payload: object<GameEventMap['turn:timeout']>({
      ...BY_PLAYER,
      action: GAME_ACTION,
      timeout: numeric({ description: 'Seconds.' }),
    }),
    example: { ...ANN, action: { type: 'end_turn' }, timeout: 30 },
  },
  'turn:end': {
    summary: "A player's turn is over.",
    payload: object<GameEventMap['turn:end']>({ ...BY_PLAYER, turn_number: TURN_NUMBER }),
    example: { ...ANN, turn_number: 12 },
  },
  'agent:thinking': {
    summary: 'An agent is asked for a decision.',
    payload: object<GameEventMap['agent:thinking']>({
      ...BY_PLAYER,
      phase: text(),
      valid_actions: listOf(text(), { description: 'The types of the actions on offer.' }),
      deadline: TIME,
    }),
    example: {
      ...ANN,
      phase: 'pre_roll',
      valid_actions: ['roll_dice', 'propose_trade'],
      deadline: '2026-11-29T12:00:30.000Z',
    },
  },
  'agent:decision': {
    summary: 'A decision was made: by the `agent`, `corrected` by it after a refusal, or by `default`.',
    payload: object<GameEventMap['agent:decision']>({
      ...BY_PLAYER,
      action: GAME_ACTION,
      reasoning: orNull(text()),
      duration_ms: numeric({ minimum: 0, description: 'Milliseconds.' }),
      source: oneOf(['agent', 'corrected', 'default']),
      agent_source: optional(
        text({ description: "Who decided, in the agent's own word, such as `model` or `heuristic`." }),
      ),
      usage: optional(AGENT_USAGE),
    }),
    example: {
      ...ANN,
      action: { type: 'buy_property', property_id: 'baltic_avenue' },
      reasoning: 'It completes a group.',
      duration_ms: 840,
      source: 'agent',
      agent_source: 'model',
      usage: { provider: 'openai', model: 'gpt-5-mini', attempts: 1, input_tokens: 2_310, output_tokens: 120 },
    },
  },
  'agent:error': {
    summary: 'An agent failed, or chose an action that is not valid.',
    payload: object<GameEventMap['agent:error']>({
      ...BY_PLAYER,
      error: text(),
      code: text({ description: 'A stable snake_case word.' }),
    }),
    example: { ...ANN, error: 'The agent chose an action that is not on offer.', code: 'invalid_action' },
  },
  'agent:chat': {
    summary: 'A player sends a chat message.',
    payload: object<GameEventMap['agent:chat']>({ ...BY_PLAYER, message: text() }),
    example: { ...ANN, message: 'That will be mine.' },
  },
  'agent:joined': {
    summary: 'An open seat is filled: by a `guest` who took it, or by an agent of the `house` where nobody did.',
    payload: object<GameEventMap['agent:joined']>({ ...BY_PLAYER, seat: oneOf(['guest', 'house']) }),
    example: { ...ANN, seat: 'guest' },
  },
  'agent:left': {
    summary:
      'Who took the seat left it (`left`) or did not decide in time (`timeout`): default actions are taken. `replaced`: they stayed away, and an agent plays the seat from now on.',
    payload: object<GameEventMap['agent:left']>({ ...BY_PLAYER, reason: oneOf(['left', 'timeout', 'replaced']) }),
    example: { ...ANN, reason: 'timeout' },
  },
  'agent:returned': {
    summary: 'Who took the seat is back.',
    payload: object<GameEventMap['agent:returned']>({ ...BY_PLAYER }),
    example: { ...ANN },
  },
};
