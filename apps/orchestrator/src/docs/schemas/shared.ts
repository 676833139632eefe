import type {
  ActionResult,
  AgentUsage,
  Envelope,
  GameAction,
  GameState,
  PatchOperation,
  PlayerInfo,
  PlayerState,
  PropertyState,
  Trade,
} from '#libs/protocol';
import { NUMBER_FROM_ONE, PlayerAnswer } from '../../games/index.js';
import {
  anything,
  COMPONENTS,
  type FieldsOf,
  flag,
  listOf,
  named,
  numeric,
  object,
  oneOf,
  optional,
  orNull,
  partly,
  type Schema,
  text,
  TIME,
  whole,
} from './schema.js';

/** A class with Nest's decorators that the OpenAPI document describes already. */
function described<T>(model: abstract new () => T): Schema<T> {
  return { json: { $ref: COMPONENTS + model.name }, uses: {} };
}

const OPEN = { additionalProperties: true } as const;

export const SEQ = whole({ ...NUMBER_FROM_ONE, description: 'The number of the event in its game.' });

/** What every numbered event carries on a socket. */
export const ENVELOPE: FieldsOf<Envelope> = {
  game_id: text({ description: 'The id of the game.' }),
  seq: SEQ,
  at: TIME,
};

export const PLAYER: Schema<PlayerInfo> = described<PlayerInfo>(PlayerAnswer);

const PLAYER_STATE = named(
  'PlayerState',
  object<PlayerState>(
    {
      id: text(),
      name: text(),
      model: optional(orNull(text())),
      personality: optional(orNull(text())),
      player_order: optional(numeric()),
      position: optional(numeric({ description: 'A square of the board, 0 to 39.' })),
      cash: optional(numeric({ description: 'Dollars.' })),
      in_jail: optional(flag()),
      jail_turns: optional(numeric()),
      get_out_of_jail_cards: optional(numeric()),
      is_bankrupt: optional(flag()),
    },
    OPEN,
  ),
);

const PROPERTY_STATE = named(
  'PropertyState',
  object<PropertyState>(
    {
      property_id: text(),
      owner_id: orNull(text()),
      houses: optional(numeric({ description: '0 to 4; 5 is a hotel.' })),
      is_mortgaged: optional(flag()),
    },
    OPEN,
  ),
);

const GAME_STATE_FIELDS: FieldsOf<GameState> = {
  id: optional(text()),
  status: text(),
  current_player_index: orNull(numeric()),
  turn_number: optional(orNull(numeric())),
  turn_phase: optional(orNull(text())),
  doubles_count: optional(orNull(numeric())),
  last_dice_roll: optional(orNull(listOf(numeric()))),
  players: listOf(PLAYER_STATE),
  properties: optional(listOf(PROPERTY_STATE)),
  winner_id: optional(orNull(text())),
  hidden: optional(
    partly<Readonly<Record<string, unknown>>>({}, { description: 'By player: shown once the game is over.' }),
  ),
  created_at: optional(orNull(text())),
  updated_at: optional(orNull(text())),
};

export const GAME_STATE = named(
  'GameState',
  object<GameState>(GAME_STATE_FIELDS, { ...OPEN, description: "The engine's snapshot of the table." }),
);

/** A snapshot as spectators receive it. */
export const SNAPSHOT = object<GameState & Envelope>({ ...GAME_STATE_FIELDS, ...ENVELOPE }, OPEN);

export const TRADE = named(
  'Trade',
  partly<Trade>({}, { description: '`{trade_id, from_player_id, to_player_id, give, get, message?}` of our engine.' }),
);

/** What else an action holds is its engine's matter. */
export const GAME_ACTION = named(
  'GameAction',
  partly<GameAction>({ type: text() }, { description: 'An action as its engine offered it.' }),
);

export const ACTION_RESULT = named(
  'ActionResult',
  object<ActionResult>(
    {
      success: flag(),
      message: optional(orNull(text())),
      action_type: optional(orNull(text())),
      dice_roll: optional(orNull(listOf(numeric()))),
      new_position: optional(orNull(numeric())),
      amount_paid: optional(orNull(numeric({ description: 'Dollars.' }))),
      amount_received: optional(orNull(numeric({ description: 'Dollars.' }))),
      property_id: optional(orNull(text())),
      card_drawn: optional(anything({ description: 'The text of the card, or an object that holds it.' })),
      next_phase: optional(orNull(text())),
      game_over: optional(orNull(flag())),
      winner_id: optional(orNull(text())),
    },
    { ...OPEN, description: "The engine's answer to the action." },
  ),
);

export const AGENT_USAGE = named(
  'AgentUsage',
  object<AgentUsage>(
    {
      provider: optional(text()),
      model: optional(text()),
      attempts: optional(numeric()),
      unreported_attempts: optional(numeric()),
      latency_ms: optional(numeric()),
      time_to_first_token_ms: optional(numeric()),
      input_tokens: optional(numeric()),
      output_tokens: optional(numeric()),
      reasoning_tokens: optional(numeric()),
      cached_tokens: optional(numeric()),
      cost_usd: optional(numeric({ description: 'US dollars.' })),
      cost_source: optional(oneOf(['provider', 'prices'])),
      outcome: optional(text()),
    },
    { description: 'What the decision cost, as its agent reports it.' },
  ),
);

export const PATCH = listOf(
  named(
    'PatchOperation',
    object<PatchOperation>({
      op: oneOf(['add', 'remove', 'replace', 'move', 'copy', 'test']),
      path: text(),
      from: optional(text()),
      value: optional(anything()),
    }),
  ),
  { description: 'RFC 6902.' },
);
