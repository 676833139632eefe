import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/apps/arena/src/main.js', import.meta.url));

export type Variables = Readonly<Record<string, string>>;

/** How an arena is started. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** Where it is started; undefined: in a folder of its own. */
  readonly cwd?: string;
  readonly variables: Variables;
  /** Whether it starts further processes: all of them are a group then, which can be killed as one. */
  readonly hasGroup: boolean;
}

/** The arena alone, as it was built. */
export const BUILT: Program = { command: process.execPath, args: [MAIN], variables: {}, hasGroup: false };

/** As a newcomer types it. A `.env` in the checkout is not to lead a test to a database of the developer's. */
export const NPM_START: Program = {
  command: 'npm',
  args: ['start'],
  cwd: ROOT,
  variables: {
    HOME: process.env['HOME'] ?? '',
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    ORCHESTRATOR_API_KEYS: '',
    ORCHESTRATOR_HOST: '',
    ORCHESTRATOR_REDIS_URL: '',
    ORCHESTRATOR_DATABASE_URL: '',
    ORCHESTRATOR_GAME_ENGINE_URL: '',
    ORCHESTRATOR_AI_AGENT_URL: '',
    GAME_ENGINE_DATABASE_URL: '',
  },
  hasGroup: true,
};

/** As somebody types it who has installed our packages in a folder. */
export function installedIn(cwd: string): Program {
  return { command: 'npx', args: ['arena'], cwd, variables: { HOME: process.env['HOME'] ?? '' }, hasGroup: true };
}
