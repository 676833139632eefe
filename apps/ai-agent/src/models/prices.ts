import { isJsonObject } from '#libs/protocol';

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number;
  /** Of the input that the provider had in its cache; the same as the rest where it is left out. */
  readonly cached: number;
  readonly output: number;
}

/** As a provider counts them; null: it does not. */
interface CountedTokens {
  readonly input: number | null;
  readonly output: number | null;
  readonly cached: number | null;
}

/** By provider and model: `openai:gpt-5-mini`. */
export type Prices = ReadonlyMap<string, Price>;

const MILLION = 1_000_000;
const MAX_MODELS = 1_000;
const SHAPE = 'must be JSON such as {"openai:gpt-5-mini": {"input": 0.25, "cached": 0.025, "output": 2}}';

/** Null: it is no table of prices. */
export function pricesIn(text: string): Prices | null {
  try {
    const table: unknown = JSON.parse(text);
    if (!isJsonObject(table) || Object.keys(table).length > MAX_MODELS) return null;
    const prices = Object.entries(table).map(([model, value]) => [model, priceIn(value)] as const);
    const whole = prices.flatMap(([model, price]) => (price === null ? [] : [[model, price] as const]));
    return whole.length === prices.length ? new Map(whole) : null;
  } catch {
    // No JSON.
    return null;
  }
}

export function mistakeInPrices(text: string): string | undefined {
  return pricesIn(text) === null ? SHAPE : undefined;
}

/** What an answer costs; null where its tokens are not known. */
export function costOf({ input, output, cached }: CountedTokens, price: Price): number | null {
  if (input === null || output === null) return null;
  const fromCache = Math.min(cached ?? 0, input);
  return ((input - fromCache) * price.input + fromCache * price.cached + output * price.output) / MILLION;
}

function priceIn(value: unknown): Price | null {
  if (!isJsonObject(value)) return null;
  const { input, output, cached = input } = value;
  return isPrice(input) && isPrice(output) && isPrice(cached) ? { input, cached, output } : null;
}

function isPrice(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
