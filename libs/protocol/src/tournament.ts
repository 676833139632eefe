import type { AgentSeat, GameSettings } from './rest.js';
import type { Budget } from './usage.js';

/** `ladder`: it never ends, and entrants come and go. */
export const TOURNAMENT_FORMATS = [
  'round_robin',
  'swiss',
  'single_elimination',
  'double_elimination',
  'ladder',
] as const;
export type TournamentFormat = (typeof TOURNAMENT_FORMATS)[number];

/**
 * `mirrored`: each seed is played in every rotation of the seats, so that luck is shared; `rotated`: the seats rotate, each
 * game has a seed of its own; `fixed`: everybody keeps their seat.
 */
export const SEATINGS = ['mirrored', 'rotated', 'fixed'] as const;
export type Seating = (typeof SEATINGS)[number];

export const TOURNAMENT_STATUSES = ['running', 'paused', 'finished', 'stopped'] as const;
export type TournamentStatus = (typeof TOURNAMENT_STATUSES)[number];

/** POST /tournaments. */
export interface CreateTournament {
  /** For people. */
  readonly name?: string;
  /** What is played: `settings.game` of a game. */
  readonly game?: string;
  /** Of every game. */
  readonly settings?: GameSettings;
  /** In the order of their seeding, the best first. */
  readonly entrants: readonly AgentSeat[];
  readonly format: TournamentFormat;
  /** Games of one pairing: as many as there are seats, unless given, so that everybody has each seat once. */
  readonly games_per_pairing?: number;
  readonly seats_per_game?: number;
  readonly seating?: Seating;
  /** Of `swiss`. */
  readonly rounds?: number;
  /** Unsigned 32-bit integer: what all seeds of the games are made of. */
  readonly seed?: number;
  /** How many of its games run at a time. */
  readonly concurrency?: number;
  /** Of all games together: once it is used up, no further game begins. */
  readonly budget?: Budget;
}

export interface TournamentEntrant {
  /** Unique in the tournament. */
  readonly id: string;
  readonly name: string;
  readonly personality: string;
  readonly model: string | null;
  /** Fingerprint of the key by which it has proven who it is. */
  readonly identity?: string;
  /** ISO 8601 UTC. */
  readonly joined_at: string;
  /** Of a ladder: since then it plays no further game. */
  readonly left_at?: string;
}

/** One entrant's results. */
export interface TournamentStanding {
  /** 1 first; those who are level share it. */
  readonly place: number;
  /** Its id. */
  readonly entrant: string;
  readonly name: string;
  readonly games: number;
  /** First places that were nobody else's, and those that it shared. */
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  readonly forfeits: number;
  readonly byes: number;
  readonly points: number;
  readonly tie_break: number;
  /** Elo's, 0 for those who are new: the order of a ladder. */
  readonly rating: number;
  /** Of the points that were to be had, and between which values it really lies (95 %). */
  readonly share: { readonly mean: number; readonly low: number; readonly high: number };
  /** The entrants from which its difference may be luck. */
  readonly tied_with: readonly string[];
}

/** The games in which two entrants had seats, seen from the one of the row. */
export interface TournamentCrossCell {
  readonly opponent: string;
  readonly games: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
}

export interface TournamentCrossRow {
  readonly entrant: string;
  /** Opponents that it has met. */
  readonly cells: readonly TournamentCrossCell[];
}

export const BRACKET_PARTS = ['winners', 'losers', 'final'] as const;
export type BracketPart = (typeof BRACKET_PARTS)[number];

export const MATCH_DECISIONS = ['games', 'tie_break', 'seeding', 'bye', 'not_needed'] as const;
export type MatchDecision = (typeof MATCH_DECISIONS)[number];

export interface TournamentMatchSide {
  /** Null: not yet known, or a bye. */
  readonly entrant: string | null;
  readonly is_bye: boolean;
  readonly points: number;
}

export interface TournamentMatch {
  /** Of its games. */
  readonly pairing: number;
  readonly part: BracketPart;
  /** In its part, 1 first. */
  readonly round: number;
  /** Two. */
  readonly sides: readonly TournamentMatchSide[];
  /** Null: not yet decided, or nobody is in it. */
  readonly winner: string | null;
  /** What decided it; null: nothing yet. */
  readonly by: MatchDecision | null;
}

/** A game of a tournament; `void`: it was stopped or failed, and does not count. */
export interface TournamentGame {
  /** Unique in the tournament. */
  readonly number: number;
  readonly round: number;
  readonly pairing: number;
  /** Null: it is about to be created, or never was. */
  readonly game_id: string | null;
  /** Ids of entrants, in the order of the seats. */
  readonly seats: readonly string[];
  readonly status: 'running' | 'ended' | 'void';
  /** The rank of each entrant, 1 first; of `ended` games. */
  readonly ranks?: Readonly<Record<string, number>>;
  /** Entrants that gave up. */
  readonly forfeits?: readonly string[];
}

/** What GET /tournaments lists. */
export interface TournamentSummary {
  readonly tournament_id: string;
  readonly name: string;
  readonly status: TournamentStatus;
  /** Why it is paused or was stopped. */
  readonly reason: string | null;
  /** What it waits for before it begins another game, such as an engine that is away. */
  readonly waiting_for: string | null;
  readonly format: TournamentFormat;
  /** What is played: `settings.game`; null: the default engine's own game. */
  readonly game: string | null;
  /** How many entrants it has. */
  readonly entrant_count: number;
  /** `planned`: how many there will be in all; null: nobody knows. */
  readonly games: {
    readonly played: number;
    readonly void: number;
    readonly running: number;
    readonly planned: number | null;
  };
  readonly created_at: string;
  readonly updated_at: string;
}

/** GET /tournaments/{id}. */
export interface TournamentView extends TournamentSummary {
  readonly entrants: readonly TournamentEntrant[];
  /** In the order of the places. */
  readonly standings: readonly TournamentStanding[];
  readonly cross_table: readonly TournamentCrossRow[];
  /** Null: the format has none. */
  readonly bracket: readonly TournamentMatch[] | null;
  readonly seats_per_game: number;
  readonly games_per_pairing: number;
  readonly seating: Seating;
  /** Of `swiss`; null: as many as its entrants need, or there are none. */
  readonly rounds: number | null;
  readonly concurrency: number;
  readonly budget?: Budget;
  /** By the games that are over. */
  readonly used: { readonly tokens: number; readonly cost_usd: number };
  /** What the seeds of its games are made of; null until it is over. */
  readonly seed: number | null;
  /** Of every game. */
  readonly settings: GameSettings;
  /** The games that are under way, by number. */
  readonly under_way: readonly TournamentGame[];
  /** The games that are over with the highest numbers, the highest first. */
  readonly latest: readonly TournamentGame[];
  /** Controls this tournament, in place of an API key: in the answer to its creation. */
  readonly control_token?: string;
}

/** GET /tournaments. */
export interface TournamentList {
  readonly count: number;
  readonly tournaments: readonly TournamentSummary[];
  readonly next_cursor: string | null;
}

/** GET /tournaments/{id}/games. */
export interface TournamentGamePage {
  /** By number, lowest first. */
  readonly games: readonly TournamentGame[];
  /** Hand it back as `after_number` to read on. */
  readonly next_after_number: number;
}
