import { type ForkedFrom, type GameEventMap, type GameEventName, GAME_SPEEDS, type PlayerInfo } from '#libs/protocol';
import { flag, listOf, object, oneOf, optional, orNull, text } from '../schemas/schema.js';
import { GAME_STATE, PLAYER, SEQ } from '../schemas/shared.js';
import { ANN, BOB, type EventsNamed } from './event-table.js';

type Course = Extract<GameEventName, `game:${string}`>;

const PLAYERS: readonly PlayerInfo[] = [
  { id: ANN.player_id, name: ANN.player_name, personality: 'aggressive', model: null },
  { id: BOB.player_id, name: BOB.player_name, personality: 'analytical', model: 'llama3.1:8b' },
];

const REASON = { reason: text({ description: 'Why, in a sentence or a word.' }) };

/** A game's course. */
export const GAME_EVENTS: EventsNamed<Course> = {
  'game:started': {
    summary: 'The game has begun. `players` and `agents` are the same.',
    payload: object<GameEventMap['game:started']>({
      players: listOf(PLAYER),
      agents: listOf(PLAYER),
      forked_from: optional(object<ForkedFrom>({ game_id: text(), seq: SEQ })),
      known_cards: optional(flag({ description: 'What is hidden in this fork was known before.' })),
    }),
    example: { players: PLAYERS, agents: PLAYERS },
  },
  'game:ended': {
    summary: 'The game is over; `winner_id` is null if nobody won.',
    payload: object<GameEventMap['game:ended']>({
      winner_id: orNull(text()),
      winner_name: orNull(text()),
      final_state: GAME_STATE,
      reason: oneOf(['completed', 'max_turns']),
    }),
    example: {
      winner_id: ANN.player_id,
      winner_name: ANN.player_name,
      final_state: {
        status: 'completed',
        current_player_index: 0,
        turn_number: 87,
        players: [
          { id: ANN.player_id, name: ANN.player_name, cash: 4_210, is_bankrupt: false },
          { id: BOB.player_id, name: BOB.player_name, cash: 0, is_bankrupt: true },
        ],
        winner_id: ANN.player_id,
      },
      reason: 'completed',
    },
  },
  'game:stopped': {
    summary: 'The game was stopped for good.',
    payload: object<GameEventMap['game:stopped']>(REASON),
    example: { reason: 'operator' },
  },
  'game:paused': {
    summary: 'The game pauses: an operator asked for it, or something that it needs is away.',
    payload: object<GameEventMap['game:paused']>(REASON),
    example: { reason: 'operator' },
  },
  'game:resumed': {
    summary: 'The game goes on.',
    payload: object<GameEventMap['game:resumed']>(REASON),
    example: { reason: 'operator' },
  },
  'game:speed': {
    summary: 'The game has another speed.',
    payload: object<GameEventMap['game:speed']>({ speed: oneOf(GAME_SPEEDS) }),
    example: { speed: 'fast' },
  },
  'game:error': {
    summary: 'The game failed, or cannot go on for a while (`recoverable`).',
    payload: object<GameEventMap['game:error']>({
      error: text(),
      code: text({ description: 'A stable snake_case word.' }),
      recoverable: flag(),
    }),
    example: { error: 'The game engine does not answer.', code: 'engine_unavailable', recoverable: true },
  },
};
