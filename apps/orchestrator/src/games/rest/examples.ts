import type { GameState } from '#libs/protocol';
import type {
  CreatedGameAnswer,
  EventPageAnswer,
  GameListAnswer,
  GameResultAnswer,
  GameSummaryAnswer,
  GameViewAnswer,
  PlayerAnswer,
  ReplayAnswer,
  StateAtAnswer,
} from './answers.dto.js';
import type { CreateGameDto } from './create-game.dto.js';
import type { SeatUsageAnswer } from './seat-usage.dto.js';

/** What the OpenAPI document shows as examples: one game of two, and what is asked and answered about it. */

const GAME_ID = '2f6b0a2e-8d53-4c1f-9a41-9d2f3b7c6e10';
const ANN = { id: '0f4d1c52-9a3e-4b77-8d1e-5a6b7c8d9e0f', name: 'Ann' } as const;
const BOB = { id: '6b1f0a3c-2d4e-4f60-9b8a-1c2d3e4f5a6b', name: 'Bob' } as const;

const PLAYERS: readonly PlayerAnswer[] = [
  { ...ANN, personality: 'aggressive', model: null },
  { ...BOB, personality: 'analytical', model: 'llama3.1:8b' },
];

const SETTINGS = { speed: 'normal', seed: 7, max_turns: 500 } as const;

const STATE: GameState = {
  id: '4c0f7f0e-0a7e-4d36-a1ff-5d3c7a1b2c3d',
  status: 'in_progress',
  current_player_index: 0,
  turn_number: 12,
  turn_phase: 'pre_roll',
  last_dice_roll: [3, 4],
  players: [
    { ...ANN, player_order: 0, position: 12, cash: 1_320, is_bankrupt: false },
    { ...BOB, player_order: 1, position: 24, cash: 980, is_bankrupt: false },
  ],
  properties: [{ property_id: 'electric_company', owner_id: ANN.id, houses: 0, is_mortgaged: false }],
  winner_id: null,
};

const FINAL_STATE: GameState = {
  ...STATE,
  status: 'completed',
  players: [
    { ...ANN, player_order: 0, position: 12, cash: 4_210, is_bankrupt: false },
    { ...BOB, player_order: 1, position: 24, cash: 0, is_bankrupt: true },
  ],
  winner_id: ANN.id,
};

const USAGE: readonly SeatUsageAnswer[] = [
  {
    player_id: BOB.id,
    player_name: BOB.name,
    decisions: 24,
    defaults: 0,
    timeouts: 0,
    attempts: 20,
    unreported_attempts: 0,
    input_tokens: 46_200,
    output_tokens: 2_400,
    reasoning_tokens: 0,
    cached_tokens: 40_000,
    cost_usd: null,
    decided_by: { model: 19, heuristic: 1, forced: 4, agent: 0, default: 0 },
    model_share: 0.95,
    outcomes: { answered: 19, timeout: 1 },
  },
];

const SUMMARY = {
  game_id: GAME_ID,
  status: 'running',
  is_running: true,
  turn_count: 12,
  step: 31,
  seq: 120,
  speed: 'normal',
  turn_timeout: 30,
  players: PLAYERS,
  winner_id: null,
  created_at: '2026-11-29T12:00:00.000Z',
  updated_at: '2026-11-29T12:01:40.000Z',
  error: null,
  viewers: 3,
} satisfies GameSummaryAnswer;

const RUNNING = { ...SUMMARY, state: STATE, usage: USAGE, settings: SETTINGS } satisfies GameViewAnswer;

const EVENTS: EventPageAnswer['events'] = [
  { seq: 1, at: SUMMARY.created_at, event: 'game:started', payload: { players: PLAYERS, agents: PLAYERS } },
  {
    seq: 2,
    at: SUMMARY.created_at,
    event: 'turn:start',
    payload: { player_id: ANN.id, player_name: ANN.name, turn_number: 1, position: 0, cash: 1_500 },
  },
];

const CREATION: CreateGameDto = {
  agents: [
    { name: ANN.name, personality: 'aggressive' },
    { name: BOB.name, personality: 'analytical', model: 'llama3.1:8b' },
  ],
  settings: SETTINGS,
};

const CREATED: CreatedGameAnswer = {
  game_id: GAME_ID,
  ws_url: 'ws://localhost:3000',
  status: 'running',
  speed: 'normal',
  turn_timeout: 30,
  players: PLAYERS,
  message: 'The game runs. Follow it on ws_url: join_game with its game_id.',
  control_token: 'gt_example_of_a_control_token',
};

const LIST: GameListAnswer = { count: 1, games: [SUMMARY], next_cursor: null };

const RESULT: GameResultAnswer = {
  game_id: GAME_ID,
  status: 'completed',
  winner_id: ANN.id,
  winner_name: ANN.name,
  final_state: FINAL_STATE,
  standings: [
    { rank: 1, player_id: ANN.id, player_name: ANN.name, cash: 4_210, properties: 9, is_bankrupt: false },
    { rank: 2, player_id: BOB.id, player_name: BOB.name, cash: 0, properties: 0, is_bankrupt: true },
  ],
  usage: USAGE,
  settings: SETTINGS,
};

const STATE_AT: StateAtAnswer = { game_id: GAME_ID, seq: 120, state: STATE };

const REPLAY: ReplayAnswer = {
  version: 1,
  game: SUMMARY,
  players: PLAYERS,
  seed: 7,
  initial_state: STATE,
  events: EVENTS,
  pictures: [
    { seq: 1, state: STATE },
    { seq: 9, patch: [{ op: 'replace', path: '/players/0/cash', value: 1_260 }] },
  ],
  settings: SETTINGS,
  usage: USAGE,
};

export const EXAMPLES = {
  creation: CREATION,
  created: CREATED,
  list: LIST,
  running: RUNNING,
  paused: { ...RUNNING, status: 'paused', is_running: false },
  stopped: { ...RUNNING, status: 'stopped', is_running: false },
  result: RESULT,
  events: { events: EVENTS, next_after_seq: 2 },
  state: STATE,
  stateAt: STATE_AT,
  replay: REPLAY,
  transcript: `${JSON.stringify({ nr: 1, step: 3, seq: 14, turn_number: 2, player_id: BOB.id, player_name: BOB.name, is_chosen: true, request: { messages: [] }, answer: '{"choice": 1}', thoughts: null, ending: 'finished', choice: 1, error: null, usage: null, latency_ms: 840, reported_model: 'llama3.1:8b', prompt_version: '3', prompt_hash: null })}\n`,
} as const;
