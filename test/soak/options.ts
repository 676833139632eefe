import { parseArgs } from 'node:util';

export interface SoakOptions {
  readonly seed: number;
  /** Viewers who read all the time. */
  readonly healthy: number;
  /** Viewers who stop reading. */
  readonly stopped: number;
  /** For how long they do, in seconds. */
  readonly seconds: number;
  /** How much the game emits meanwhile, in millions of bytes. */
  readonly megabytes: number;
  /** By how many milliseconds the latency of those who read may grow, where half as much again is less. */
  readonly tolerance: number;
}

export const USAGE =
  'npm run soak -- [--seed N] [--healthy 200] [--stopped 200] [--seconds 60] [--megabytes 20] [--tolerance 10]';

/**
 * @param fallbackSeed the seed where none is given
 * @throws an Error that names what was wrong
 */
export function readOptions(args: readonly string[], fallbackSeed: number): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: String(fallbackSeed) },
      healthy: { type: 'string', default: '200' },
      stopped: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '60' },
      megabytes: { type: 'string', default: '20' },
      tolerance: { type: 'string', default: '10' },
    },
  });
  return {
    seed: whole('seed', values.seed, 0),
    healthy: whole('healthy', values.healthy, 1),
    stopped: whole('stopped', values.stopped, 1),
    seconds: whole('seconds', values.seconds, 1),
    megabytes: whole('megabytes', values.megabytes, 1),
    tolerance: whole('tolerance', values.tolerance, 0),
  };
}

function whole(name: string, text: string, atLeast: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= atLeast) return value;
  throw new Error(`--${name} is ${JSON.stringify(text)}, but must be a whole number from ${atLeast}.`);
}
