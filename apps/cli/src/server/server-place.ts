import { type Environment, readConfig, type Variables } from '#libs/service';

/** Where the orchestrator is, and what lets us in. */
export interface ServerPlace {
  /** Without a slash at its end. */
  readonly url: string;
  /** An API key, or the control token of a game. */
  readonly apiKey: string | undefined;
  /** Proves who takes a seat. */
  readonly identityKey: string | undefined;
}

const API_KEY = 'ORCHESTRATOR_API_KEY';
const IDENTITY_KEY = 'ORCHESTRATOR_IDENTITY_KEY';

/** What a header carries: `fetch` shows the whole value of one that it refuses. */
const SENDABLE = /^[\x21-\x7e]*$/;

/**
 * A key comes from the environment or from a file, never from the command line: everybody on the machine may see that.
 *
 * @throws {ConfigurationError} that names the variable
 */
export function serverPlace(variables: Variables): ServerPlace {
  return readConfig(
    variables,
    (env) => ({
      url: env.url('ORCHESTRATOR_URL', 'http://localhost:3000'),
      apiKey: keyIn(env, API_KEY),
      identityKey: keyIn(env, IDENTITY_KEY),
    }),
    [API_KEY, IDENTITY_KEY],
  );
}

function keyIn(env: Environment, name: string): string | undefined {
  const key = env.optionalText(name);
  env.refuseIf(!SENDABLE.test(key ?? ''), `${name} must be printable ASCII characters without spaces, in one line`);
  return key;
}
