import { type Environment, parseUrl } from '#libs/service';
import { DEFAULT_ENGINE } from '../games/ports/index.js';
import type { NamedEngine } from './named-engines.js';

const MAX_ENGINES = 50;

/** No colon: `settings.game` takes `engine:game`. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,49}$/i;

const PROTOCOLS = ['http:', 'https:'];

export interface ConfiguredEngines {
  readonly gameEngineUrl: string;
  readonly gameEngines: readonly NamedEngine[];
  /** The name of the named engine at that address, else {@link DEFAULT_ENGINE}. */
  readonly defaultEngine: string;
}

/**
 * `ORCHESTRATOR_GAME_ENGINES=chess=http://chess:8000,go=https://go.example` beside `ORCHESTRATOR_GAME_ENGINE_URL`, which
 * is the default engine; where only the names are set, the first of them is.
 */
export function enginesIn(env: Environment): ConfiguredEngines {
  const entries = env.list('ORCHESTRATOR_GAME_ENGINES', []);
  const gameEngines = entries.flatMap((entry) => engineIn(entry) ?? []);
  const wrong = entries.findIndex((entry) => engineIn(entry) === undefined);
  env.refuseIf(
    wrong >= 0,
    `ORCHESTRATOR_GAME_ENGINES has another thing in place ${wrong + 1}, but must have name=address, separated by commas: a name of letters, digits, dots and hyphens, and an address that starts with http:// or https://`,
  );
  const names = gameEngines.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  env.refuseIf(twice !== undefined, `ORCHESTRATOR_GAME_ENGINES has two engines of the name ${twice}`);
  env.refuseIf(entries.length > MAX_ENGINES, `ORCHESTRATOR_GAME_ENGINES may have ${MAX_ENGINES} engines`);
  const gameEngineUrl = env.url('ORCHESTRATOR_GAME_ENGINE_URL', gameEngines[0]?.url ?? 'http://localhost:8000');
  const defaultEngine = gameEngines.find(({ url }) => url === gameEngineUrl)?.name ?? DEFAULT_ENGINE;
  env.refuseIf(
    defaultEngine === DEFAULT_ENGINE && names.includes(DEFAULT_ENGINE),
    `ORCHESTRATOR_GAME_ENGINES calls an engine ${DEFAULT_ENGINE}, which is the name of the one of ORCHESTRATOR_GAME_ENGINE_URL`,
  );
  return { gameEngineUrl, gameEngines, defaultEngine };
}

function engineIn(entry: string): NamedEngine | undefined {
  const [name = '', ...rest] = entry.split('=');
  const url = rest.join('=').trim();
  const parsed = parseUrl(url);
  if (!NAME.test(name.trim()) || parsed === undefined || !PROTOCOLS.includes(parsed.protocol)) return undefined;
  return { name: name.trim(), url: url.replace(/\/+$/, '') };
}

/** A list `name=url,name=url` with one more engine, unless it names one of that name already: the operator's stays. */
export function withEngine(list: string | undefined, name: string, url: string): string {
  const engines = (list ?? '').split(',').filter((entry) => entry.trim() !== '');
  const isNamed = engines.some((entry) => entry.split('=', 1)[0]?.trim() === name);
  return (isNamed ? engines : [...engines, `${name}=${url}`]).join(',');
}
