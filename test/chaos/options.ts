import { parseArgs } from 'node:util';

/** Three processes; engine and orchestrator in one process; three replicas with Redis and Postgres. */
export const MODES = ['single', 'arena', 'cluster'] as const;
export type Mode = (typeof MODES)[number];

export interface ChaosOptions {
  readonly seed: number;
  readonly kills: number;
  readonly games: number;
  /** For how long the engine stays away, in seconds; Redis, Postgres and a cut network for a third of it. */
  readonly outage: number;
  readonly modes: readonly Mode[];
}

export const USAGE = `npm run chaos -- [--seed N] [--kills 100] [--games 50] [--outage 30] [--mode ${MODES.join('|')}|all]`;

/**
 * @param fallbackSeed the seed where none is given
 * @throws an Error that names what was wrong
 */
export function readOptions(args: readonly string[], fallbackSeed: number): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: String(fallbackSeed) },
      kills: { type: 'string', default: '100' },
      games: { type: 'string', default: '50' },
      outage: { type: 'string', default: '30' },
      mode: { type: 'string', default: 'all' },
    },
  });
  return {
    seed: whole('seed', values.seed, 0),
    kills: whole('kills', values.kills, 0),
    games: whole('games', values.games, 1),
    outage: whole('outage', values.outage, 1),
    modes: modesIn(values.mode),
  };
}

function whole(name: string, text: string, atLeast: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= atLeast) return value;
  throw new Error(`--${name} is ${JSON.stringify(text)}, but must be a whole number from ${atLeast}.`);
}

function modesIn(text: string): readonly Mode[] {
  const modes = MODES.filter((mode) => text === 'all' || text === mode);
  if (modes.length > 0) return modes;
  throw new Error(`--mode is ${JSON.stringify(text)}, but must be one of ${MODES.join(', ')}, all.`);
}
