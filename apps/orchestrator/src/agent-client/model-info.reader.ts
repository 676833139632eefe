import { isDeeperThan, isJsonObject, type JsonObject, type ModelInfo } from '#libs/protocol';
import { plainJson, plainLine } from '#libs/service';

/** It is written down with the game and shown: characters of a text, and of the parameters as JSON. */
const MAX_TEXT = 100;
const MAX_PARAMETERS = 4_096;
const MAX_LEVELS = 8;
const MAX_NAMES = 20;

const TEXTS = ['reported_model', 'prompt_version', 'agent_version'] as const satisfies readonly (keyof ModelInfo)[];

/** Which model decided, as an agent reports it: short texts, and parameters of bounded size. Null without its names. */
export function readModelInfo(value: unknown): ModelInfo | null {
  if (!isJsonObject(value)) return null;
  const provider = plainLine(value['provider'], MAX_TEXT);
  const model = plainLine(value['model'], MAX_TEXT);
  if (provider === null || model === null) return null;
  const texts = TEXTS.flatMap((name) => {
    const text = plainLine(value[name], MAX_TEXT);
    return text === null ? [] : [[name, text] as const];
  });
  const leftOut = readNames(value['left_out']);
  const parameters = readParameters(value['parameters']);
  return {
    provider,
    model,
    ...Object.fromEntries(texts),
    ...(parameters !== undefined && { parameters }),
    ...(leftOut.length > 0 && { left_out: leftOut }),
  };
}

function readNames(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_NAMES).flatMap((name) => plainLine(name, MAX_TEXT) ?? []);
}

function readParameters(value: unknown): JsonObject | undefined {
  if (!isJsonObject(value) || isDeeperThan(MAX_LEVELS, value)) return undefined;
  return JSON.stringify(value).length > MAX_PARAMETERS ? undefined : plainJson(value);
}
