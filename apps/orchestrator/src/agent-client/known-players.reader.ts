import { isJsonObject } from '#libs/protocol';
import { plainLine } from '#libs/service';
import type { KnownPlayers } from '../games/ports/index.js';

/** Bounds of a list: its names, and the characters of one. Names that are longer can be no seat's. */
const MAX_NAMES = 10_000;
const MAX_NAME = 101;

/** GET /personalities: those, and the baselines that seats may name too. Undefined where it is no such list. */
export function readPersonalities(body: unknown): KnownPlayers['personalities'] {
  if (!isJsonObject(body)) return undefined;
  const { personalities, baselines } = body;
  const names = [...namesIn(personalities), ...namesIn(baselines)];
  return names.length === 0 ? undefined : names;
}

/** GET /models. Undefined where it is no such list. */
export function readModels(body: unknown): KnownPlayers['models'] {
  if (!isJsonObject(body)) return undefined;
  const { providers, models, open, unconfigured } = body;
  if (!Array.isArray(providers) || typeof open !== 'boolean') return undefined;
  const named = namesIn(providers).map((name) => ({ name, kind: '' }));
  return { providers: named, models: namesIn(models), unconfigured: namesIn(unconfigured), open };
}

/** Of a list of names, or of objects with names. */
function namesIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, MAX_NAMES).flatMap((entry: unknown) => {
    const name = isJsonObject(entry) ? entry['name'] : entry;
    return plainLine(name, MAX_NAME) ?? [];
  });
}
