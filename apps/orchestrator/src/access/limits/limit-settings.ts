import type { Environment } from '#libs/service';

/** What is counted per address, and per API key: how much of it there may be in a window of time. */
export const RATES = ['create', 'control', 'read', 'messages'] as const;
export type Rate = (typeof RATES)[number];

/** How much one client, and all together, may use. 0: no limit. A class, so that it is an injection token too. */
export abstract class LimitSettings {
  abstract readonly windowMs: number;
  abstract readonly rates: Readonly<Record<Rate, number>>;
  /** Of one process. */
  abstract readonly socketsPerAddress: number;
  /** At least 1: each costs memory and look-ups. */
  abstract readonly roomsPerSocket: number;
  /** For each process that runs games. */
  abstract readonly runningGames: number;
  abstract readonly runningGamesPerKey: number;
  /** Of all processes together: they share it. */
  abstract readonly runningGamesPerEngine: number;
}

const MAX_RATE = 1_000_000;

export function limitsIn(env: Environment): LimitSettings {
  const limit = (name: string, fallback: number): number =>
    env.integer(`ORCHESTRATOR_${name}`, fallback, { min: 0, max: MAX_RATE });
  return {
    windowMs: env.number('ORCHESTRATOR_LIMIT_WINDOW', 60, { min: 0.1, max: 3_600 }) * 1_000,
    rates: {
      create: limit('LIMIT_CREATE', 120),
      control: limit('LIMIT_CONTROL', 1_200),
      read: limit('LIMIT_READ', 2_400),
      messages: limit('LIMIT_MESSAGES', 6_000),
    },
    socketsPerAddress: limit('MAX_SOCKETS_PER_ADDRESS', 500),
    roomsPerSocket: env.integer('ORCHESTRATOR_MAX_ROOMS_PER_SOCKET', 256, { min: 1, max: 10_000 }),
    runningGames: limit('MAX_RUNNING_GAMES', 5_000),
    runningGamesPerKey: limit('MAX_RUNNING_GAMES_PER_KEY', 1_000),
    runningGamesPerEngine: limit('MAX_RUNNING_GAMES_PER_ENGINE', 0),
  };
}
