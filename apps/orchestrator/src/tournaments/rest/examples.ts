import type { CreateTournamentDto } from './create-tournament.dto.js';
import type {
  TournamentEntrantAnswer,
  TournamentGamePageAnswer,
  TournamentListAnswer,
  TournamentViewAnswer,
} from './tournament-answers.dto.js';

const ID = '6f1c0d5e-3b0f-4a52-9d5b-0a8a4a1f7f10';
const AT = '2026-01-01T12:00:00.000Z';

const creation: CreateTournamentDto = {
  name: 'Friday cup',
  game: 'connect-four',
  settings: { speed: 'instant' },
  entrants: [
    { name: 'Ada', personality: 'aggressive' },
    { name: 'Grace', personality: 'analytical' },
  ],
  format: 'round_robin',
  games_per_pairing: 2,
};

const GAME = {
  number: 1,
  round: 1,
  pairing: 1,
  game_id: '2f6b0a2e-8d53-4c1f-9a41-9d2f3b7c6e10',
  seats: ['e1', 'e2'],
  status: 'ended',
  ranks: { e1: 1, e2: 2 },
  forfeits: [],
} as const;

const SUMMARY = {
  tournament_id: ID,
  name: 'Friday cup',
  status: 'running',
  reason: null,
  waiting_for: null,
  format: 'round_robin',
  game: 'connect-four',
  entrant_count: 2,
  games: { played: 1, void: 0, running: 1, planned: 2 },
  created_at: AT,
  updated_at: AT,
} as const;

const COUNTS = { games: 1, forfeits: 0, byes: 0, draws: 0, tie_break: 0 } as const;

const entrant: TournamentEntrantAnswer = {
  id: 'e1',
  name: 'Ada',
  personality: 'aggressive',
  model: null,
  joined_at: AT,
};

const VIEW = {
  ...SUMMARY,
  entrants: [entrant, { id: 'e2', name: 'Grace', personality: 'analytical', model: null, joined_at: AT }],
  standings: [
    {
      ...COUNTS,
      place: 1,
      entrant: 'e1',
      name: 'Ada',
      wins: 1,
      losses: 0,
      points: 1,
      rating: 16,
      share: { mean: 1, low: 0.04, high: 1 },
      tied_with: ['e2'],
    },
    {
      ...COUNTS,
      place: 2,
      entrant: 'e2',
      name: 'Grace',
      wins: 0,
      losses: 1,
      points: 0,
      rating: -16,
      share: { mean: 0, low: 0, high: 0.96 },
      tied_with: ['e1'],
    },
  ],
  cross_table: [
    { entrant: 'e1', cells: [{ opponent: 'e2', games: 1, wins: 1, draws: 0, losses: 0 }] },
    { entrant: 'e2', cells: [{ opponent: 'e1', games: 1, wins: 0, draws: 0, losses: 1 }] },
  ],
  bracket: null,
  seats_per_game: 2,
  games_per_pairing: 2,
  seating: 'mirrored',
  rounds: null,
  concurrency: 4,
  used: { tokens: 0, cost_usd: 0 },
  seed: null,
  settings: { speed: 'instant', game: 'connect-four' },
  under_way: [
    {
      number: 2,
      round: 1,
      pairing: 1,
      game_id: 'b2a7f0a3-54f5-4d0b-8a0c-6f6f4f1d2c11',
      seats: ['e2', 'e1'],
      status: 'running',
    },
  ],
  latest: [GAME],
} as const;

const view: TournamentViewAnswer = VIEW;
const paused: TournamentViewAnswer = { ...VIEW, status: 'paused' };
const stopped: TournamentViewAnswer = { ...VIEW, status: 'stopped' };

const list: TournamentListAnswer = { count: 1, tournaments: [SUMMARY], next_cursor: null };

const games: TournamentGamePageAnswer = { games: [GAME], next_after_number: 1 };

export const EXAMPLES = { creation, entrant, view, paused, stopped, list, games } as const;
