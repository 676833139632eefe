import type { PlannedGame, PlayedGame, TournamentFormat, TournamentPlan } from '../plan.js';
import { elimination, gamesNeeded, isDecided } from './elimination.js';
import { ladder } from './ladder.js';
import type { Pairing } from './pairing.js';
import { Results } from './results.js';
import { roundRobin } from './round-robin.js';
import { swiss, swissRounds } from './swiss.js';

interface Format {
  /** All that are known: played, under way, or possible now. */
  pairings(plan: TournamentPlan, results: Results, underWay: readonly PlannedGame[]): readonly Pairing[];
  /** The games of a pairing that are known. */
  gamesOf(pairing: number, plan: TournamentPlan, results: Results): number;
  /** Whether no further pairing will come after those that are known. */
  isComplete(plan: TournamentPlan, results: Results): boolean;
}

function baseGames(_pairing: number, _plan: TournamentPlan, { slots }: Results): number {
  return slots.base;
}

const ELIMINATION: Format = { pairings: elimination, gamesOf: gamesNeeded, isComplete: isDecided };

const FORMATS: Readonly<Record<TournamentFormat, Format>> = {
  round_robin: { pairings: roundRobin, gamesOf: baseGames, isComplete: () => true },
  swiss: {
    pairings: (plan, results) => swiss(plan, results).flatMap(({ pairings }) => pairings),
    gamesOf: baseGames,
    isComplete: (plan, results) => swiss(plan, results).length === swissRounds(plan),
  },
  single_elimination: ELIMINATION,
  double_elimination: ELIMINATION,
  ladder: { pairings: ladder, gamesOf: baseGames, isComplete: () => false },
};

/**
 * All games that may begin now, in the order in which they should. A plan and its results determine them, in whatever
 * order the results have come. Ladder: `underWay` must include every game that was ever planned and is not over, since
 * who meets next depends on when it is asked.
 */
export function gamesToPlay(
  plan: TournamentPlan,
  played: readonly PlayedGame[],
  underWay: readonly PlannedGame[],
): readonly PlannedGame[] {
  const format = FORMATS[plan.format];
  const results = new Results(plan, played);
  const begun = new Set([...played, ...underWay].map(({ number }) => number));
  return format
    .pairings(plan, results, underWay)
    .flatMap((pairing) => openGames(pairing, format.gamesOf(pairing.number, plan, results), results))
    .filter(({ number }) => !begun.has(number));
}

function openGames(pairing: Pairing, count: number, results: Results): readonly PlannedGame[] {
  return Array.from({ length: count }, (_, slot) => ({ slot, state: results.slot(pairing.number, slot) })).flatMap(
    ({ slot, state }) =>
      state === undefined || state === 'again' ? [results.slots.game(pairing, slot, state === 'again')] : [],
  );
}

/** Whether all games are played. A ladder never is finished. */
export function isFinished(plan: TournamentPlan, played: readonly PlayedGame[]): boolean {
  const format = FORMATS[plan.format];
  return format.isComplete(plan, new Results(plan, played)) && gamesToPlay(plan, played, []).length === 0;
}

/** The number of games as far as it is known; null: there is no end. */
export function plannedCount(plan: TournamentPlan, played: readonly PlayedGame[]): number | null {
  if (plan.format === 'ladder') return null;
  const results = new Results(plan, played);
  const format = FORMATS[plan.format];
  const known = format.pairings(plan, results, []);
  const perRound = Math.floor(plan.entrants.length / plan.seatsPerGame) * results.slots.base;
  const games = known.reduce((sum, { number }) => sum + format.gamesOf(number, plan, results), 0);
  if (plan.format !== 'swiss') return games;
  return games + (swissRounds(plan) - swiss(plan, results).length) * perRound;
}
