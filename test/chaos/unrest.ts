import { setTimeout as delay } from 'node:timers/promises';
import type { Chance } from './chance.js';
import type { Party } from './party.js';
import type { ChaosSetup } from './stages/stage.js';
import type { Tournaments } from './tournaments.js';

const LEAST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 2_500;

/** Most are killed at work, some while they still start: else a slow machine would never see anything at work. */
const AT_WORK = 0.8;
const UP_WITHIN_MS = 10_000;

/**
 * Kills a process at a random moment, again and again, and lets the stage's faults strike one after the other meanwhile.
 * `beforeLast` is waited for before the last kill.
 */
export async function killAround(
  stage: ChaosSetup,
  kills: number,
  chance: Chance,
  beforeLast: () => Promise<unknown>,
): Promise<void> {
  const { faults } = stage;
  const due = (nth: number): number => Math.ceil(((nth + 1) * kills) / (faults.length + 1));
  let struck = Promise.resolve();
  for (let kill = 1; kill <= kills; kill += 1) {
    for (const fault of faults.filter((_, nth) => due(nth) === kill)) struck = struck.then(() => fault.strike());
    const victim = chance.pick(stage.victims.filter(({ isAway }) => !isAway));
    if (chance.happens(AT_WORK)) await victim.comesUp(UP_WITHIN_MS);
    await delay(chance.between(LEAST_PAUSE_MS, LONGEST_PAUSE_MS));
    if (kill === kills) await beforeLast();
    if (!victim.isAway) await victim.crash();
  }
  await struck;
}

/** Until `signal` fires, viewers lose their connections and games are changed from outside. */
export async function unsettle(
  party: Party,
  tournaments: Tournaments,
  chance: Chance,
  signal: AbortSignal,
): Promise<void> {
  const viewers = chance.of('viewers');
  const games = chance.of('meddling');
  const entrants = chance.of('entrants');
  await Promise.all([
    repeat(
      async () => party.disturb(),
      () => viewers.between(100, 600),
      signal,
    ),
    repeat(
      async () => party.meddle(),
      () => games.between(100, 600),
      signal,
    ),
    repeat(
      async () => tournaments.meddle(),
      () => entrants.between(200, 1_200),
      signal,
    ),
  ]);
}

async function repeat(act: () => Promise<void>, pauseMs: () => number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await act();
    await delay(pauseMs());
  }
}
