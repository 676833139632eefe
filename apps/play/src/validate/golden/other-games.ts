import type { DecideRequest } from '#libs/protocol';
import { ME, RIVAL } from './decide-request.js';

/** A decision in a game that is not Monopoly, as the orchestrator asks for it. */
export interface OtherGame {
  readonly title: string;
  readonly request: Omit<DecideRequest, 'deadline_ms'>;
}

const PLAYERS = [
  { id: ME, name: 'You', model: 'heuristic', personality: 'analytical', player_order: 0 },
  { id: RIVAL, name: 'Baron Von Moneybags', model: 'heuristic', personality: 'aggressive', player_order: 1 },
];

const SHARED = {
  id: '0b9f1f5e-3c58-4d6a-9a51-5f0a5d1c0000',
  status: 'in_progress',
  current_player_index: 0,
  turn_phase: 'move',
  players: PLAYERS,
  winner_id: null,
};

const SEAT = { name: 'You', personality: 'analytical', model: null };

export const OTHER_GAMES: readonly OtherGame[] = [
  {
    title: 'a move on the board of another game',
    request: {
      player_id: ME,
      seat: SEAT,
      game: { name: 'Connect Four', rules: 'Drop discs into columns; four of yours in a line win.' },
      game_state: {
        ...SHARED,
        turn_number: 3,
        view: { kind: 'grid', rows: 2, columns: 3, cells: [[null, null, null], ['R', 'Y', null]], caption: 'You to move.' }, // prettier-ignore
      },
      valid_actions: [1, 2, 3].map((column) => ({
        type: 'drop_disc',
        action_id: `drop-${column}`,
        column,
        description: `Drop a disc into column ${column}.`,
      })),
      turn_phase: 'move',
    },
  },
  {
    title: 'a bet in a card game, with a card that only it sees',
    request: {
      player_id: ME,
      seat: SEAT,
      chat_is_public: true,
      game: { name: 'Kuhn Poker', rules: 'Each player has one secret card; the higher one wins the pot.' },
      game_state: {
        ...SHARED,
        turn_number: 1,
        view: { kind: 'cards', hands: { [ME]: ['Q'], [RIVAL]: [null] }, table: [], facts: [{ name: 'Pot', value: 2 }] },
      },
      valid_actions: [
        { type: 'move', action_id: '0', move: 'Pass', description: 'Pass' },
        { type: 'move', action_id: '1', move: 'Bet', description: 'Bet' },
      ],
      turn_phase: 'move',
    },
  },
];
