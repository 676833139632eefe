export const TOURNAMENT_FORMATS = [
  'round_robin',
  'swiss',
  'single_elimination',
  'double_elimination',
  'ladder',
] as const;

export type TournamentFormat = (typeof TOURNAMENT_FORMATS)[number];

/** Somebody who plays in a tournament. */
export interface Entrant {
  /** Unique in the tournament. */
  readonly id: string;
  readonly name: string;
  /** The first round that it may play in, 1 first; a ladder does not read it. */
  readonly joined: number;
  /** The first round in which a Swiss tournament pairs it no more; a ladder pairs it no more, whatever the number is. */
  readonly left?: number;
}

/** Who takes which seat in the games of one pairing. */
export const SEATINGS = ['mirrored', 'rotated', 'fixed'] as const;

/**
 * `mirrored`: each seed is played in every rotation of the seats; `rotated`: the seats rotate, each game has a seed of its
 * own; `fixed`: everybody keeps their seat.
 */
export type Seating = (typeof SEATINGS)[number];

/** What decides about a tournament's games, together with the results of those that are over. */
export interface TournamentPlan {
  readonly format: TournamentFormat;
  /** In the order of their seeding, the best first. Later ones of a ladder are added at the end. */
  readonly entrants: readonly Entrant[];
  readonly seatsPerGame: number;
  /** A multiple of the seats gives everybody each seat equally often. Elimination rounds it up to such a multiple. */
  readonly gamesPerPairing: number;
  /** Of a Swiss tournament; default: the binary logarithm of the entrants, rounded up. */
  readonly rounds?: number;
  /** The seed of the first game, an unsigned 32-bit integer; further ones follow. */
  readonly seed: number;
  /** Default: mirrored. */
  readonly seating?: Seating;
}

/** A game that is to be played. The number is unique in the tournament, and a restart computes the same for the same game. */
export interface PlannedGame {
  /** 1 first, with gaps. */
  readonly number: number;
  /** 1 first. */
  readonly round: number;
  /** Those who meet, and when: 1 first. */
  readonly pairing: number;
  /** Ids of entrants in the order of the seats. */
  readonly seats: readonly string[];
  readonly seed: number;
}

/** A game that is over. */
export interface PlayedGame {
  readonly number: number;
  readonly round: number;
  readonly pairing: number;
  readonly seats: readonly string[];
  /** `void`: it was not played to its end, and nobody forfeited. It is played again once; the second time it is a draw. */
  readonly outcome: 'ended' | 'void';
  /** By entrant, 1 first; those who are missing are last. */
  readonly ranks: Readonly<Record<string, number>>;
  /** Entrants that gave the game up, or could not play it: they are last, with no points. */
  readonly forfeits: readonly string[];
}

/** Larger tournaments would take a second to pair. */
export const MAX_ENTRANTS = 128;
/** More games of one pairing would add nothing to what is known. */
export const MAX_GAMES_PER_PAIRING = 1_000;

/** What is wrong with a plan, in words that name what is allowed; none: it can be played. */
export function planFaults(plan: TournamentPlan): readonly string[] {
  const { format, entrants, seatsPerGame, gamesPerPairing, rounds } = plan;
  const isKnockout = format === 'single_elimination' || format === 'double_elimination';
  const least = Math.max(2, seatsPerGame);
  return [
    ...(format !== 'ladder' && entrants.length < least ? [`entrants: at least ${least} are needed.`] : []),
    ...(entrants.length > MAX_ENTRANTS ? [`entrants: no more than ${MAX_ENTRANTS} are allowed.`] : []),
    ...(new Set(entrants.map(({ id }) => id)).size < entrants.length ? ['entrants: each id must be unique.'] : []),
    ...(isKnockout && seatsPerGame !== 2 ? [`seats_per_game: ${format} is played by 2 in a game.`] : []),
    ...inRange('seats_per_game', seatsPerGame, 2, 16),
    ...inRange('games_per_pairing', gamesPerPairing, 1, MAX_GAMES_PER_PAIRING),
    ...(rounds === undefined ? [] : inRange('rounds', rounds, 1, MAX_ENTRANTS)),
  ];
}

function inRange(name: string, value: number, low: number, high: number): readonly string[] {
  return Number.isInteger(value) && value >= low && value <= high
    ? []
    : [`${name}: a whole number from ${low} to ${high} is needed.`];
}
