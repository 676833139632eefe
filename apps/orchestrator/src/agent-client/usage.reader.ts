import { type AgentUsage, isJsonObject } from '#libs/protocol';
import { plainLine } from '#libs/service';

/** More than any decision can cost; sums of such numbers stay exact. */
const MOST = 1e12;
const MAX_TEXT = 100;

const COUNTS = [
  'attempts',
  'unreported_attempts',
  'latency_ms',
  'time_to_first_token_ms',
  'input_tokens',
  'output_tokens',
  'reasoning_tokens',
  'cached_tokens',
  'cost_usd',
] as const satisfies readonly (keyof AgentUsage)[];

const TEXTS = ['outcome', 'model', 'provider'] as const satisfies readonly (keyof AgentUsage)[];

/** The cost of an answer as its agent reports it: numbers from 0 on and short texts. Everything else is left out; null if nothing is left. */
export function readUsage(value: unknown): AgentUsage | null {
  if (!isJsonObject(value)) return null;
  const counts = COUNTS.filter((name) => isCount(value[name])).map((name) => [name, value[name]] as const);
  const texts = TEXTS.map((name) => [name, plainLine(value[name], MAX_TEXT)] as const).filter(([, text]) => text);
  const known = [...counts, ...texts];
  return known.length === 0 ? null : Object.fromEntries(known);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= MOST;
}
