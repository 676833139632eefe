import { Environment, type Variables } from './environment.js';

/**
 * Reads a service's configuration from variables, once; it does not change afterwards.
 *
 * @param secrets the variables that may be given as a file: `X_FILE` in place of `X`
 * @throws {ConfigurationError} one that names every wrong variable
 */
export function readConfig<Config extends object>(
  variables: Variables,
  read: (env: Environment) => Config,
  secrets: readonly string[] = [],
): Readonly<Config> {
  const env = new Environment(variables, secrets);
  const config = read(env);
  env.throwIfWrong();
  return Object.freeze(config);
}

/** The variable that each property of a configuration is read from. */
export type VariableNames<Config> = Readonly<Record<Extract<keyof Config, string>, string>>;

/** The values in use by the names of their variables, as `ConfigService` holds them. */
export function settingsOf<Names extends Readonly<Record<string, string>>>(
  config: Readonly<Record<keyof Names, unknown>>,
  names: Names,
): Readonly<Record<string, unknown>> {
  const properties: readonly (keyof Names)[] = Object.keys(names);
  return Object.fromEntries(properties.map((property) => [names[property], config[property]]));
}
