import type { Environment } from '#libs/service';
import type { KeyLimits } from './key-limits.js';
import { mistakeInPrices, type Prices, pricesIn } from './prices.js';
import { Recording } from './recording.js';

/** Services that speak OpenAI's chat completions, and their default addresses. */
const OPENAI_COMPATIBLE = {
  openai: 'https://api.openai.com/v1',
  openrouter: 'https://openrouter.ai/api/v1',
  groq: 'https://api.groq.com/openai/v1',
  vllm: 'http://localhost:8080/v1',
  lmstudio: 'http://localhost:1234/v1',
  /** Any other. */
  compatible: 'http://localhost:8080/v1',
} as const;

interface ProviderBase {
  /** What stands before the colon in the name of a model. */
  readonly name: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly key: string | undefined;
  /** The models that seats may name; undefined: any. */
  readonly models: readonly string[] | undefined;
  readonly limits: KeyLimits;
}

export type ProviderConfig = ProviderBase &
  (
    | {
        readonly kind: 'openai_compatible';
        /** Whether answers are asked for by JSON Schema. */
        readonly structured: boolean;
      }
    | { readonly kind: 'anthropic' }
    | {
        readonly kind: 'ollama';
        /** Tokens of context per request. */
        readonly numCtx: number;
      }
  );

export interface ModelsConfig {
  /** Those that have a key or an address. */
  readonly providers: readonly ProviderConfig[];
  /** Where models without a provider in their name are looked for. */
  readonly defaultProvider: string | undefined;
  readonly prices: Prices;
  readonly maxOutputTokens: number;
  /** Undefined: the provider's own. */
  readonly temperature: number | undefined;
  /** The longest answer that is read, in bytes, with all that surrounds it. */
  readonly maxAnswerBytes: number;
  /** The longest time that a model may take for a decision, in milliseconds, whatever its deadline. */
  readonly maxThinkingMs: number;
  /** A recorded game whose models answer as they did in it, in place of all providers. */
  readonly recording: Recording | undefined;
}

export const PROVIDER_NAMES: readonly string[] = [...Object.keys(OPENAI_COMPATIBLE), 'anthropic', 'ollama'];

/** The keys of all providers. Each may be given as a file: `X_FILE` in place of `X`. */
export const MODEL_SECRETS: readonly string[] = PROVIDER_NAMES.map((name) => `${prefixOf(name)}_API_KEY`);

/** Reads `AI_AGENT_<PROVIDER>_…` and what concerns all models. */
export function readModelsConfig(environment: Environment): ModelsConfig {
  const providers = [...openAiCompatible(environment), ...anthropic(environment), ...ollama(environment)];
  const defaultProvider = environment.optionalText('AI_AGENT_DEFAULT_PROVIDER');
  environment.refuseIf(
    defaultProvider !== undefined && !providers.some(({ name }) => name === defaultProvider),
    `AI_AGENT_DEFAULT_PROVIDER must be a provider that is configured, one of ${PROVIDER_NAMES.join(', ')}`,
  );
  return {
    providers,
    defaultProvider: defaultProvider ?? providers[0]?.name,
    prices: pricesIn(environment.checkedText('AI_AGENT_PRICES', mistakeInPrices) ?? '{}') ?? new Map(),
    maxOutputTokens: environment.integer('AI_AGENT_MAX_OUTPUT_TOKENS', 16_384, { min: 64, max: 1_000_000 }),
    temperature: environment.isSet('AI_AGENT_TEMPERATURE')
      ? environment.number('AI_AGENT_TEMPERATURE', 1, { min: 0, max: 2 })
      : undefined,
    maxAnswerBytes: environment.integer('AI_AGENT_MAX_ANSWER_BYTES', 32 * 1024 * 1024, {
      min: 1024,
      max: 256 * 1024 * 1024,
    }),
    maxThinkingMs: environment.integer('AI_AGENT_MAX_THINKING_MS', 600_000, { min: 100, max: 3_600_000 }),
    recording: recordingIn(environment),
  };
}

/** Read at once: what is wrong with it stops the start. */
function recordingIn(environment: Environment): Recording | undefined {
  const file = environment.optionalText('AI_AGENT_TRANSCRIPT');
  if (file === undefined) return undefined;
  try {
    return Recording.in(file);
  } catch (error) {
    environment.refuseIf(true, `AI_AGENT_TRANSCRIPT: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function openAiCompatible(environment: Environment): readonly ProviderConfig[] {
  return Object.entries(OPENAI_COMPATIBLE).flatMap(([name, address]) => {
    const base = providerBase(environment, name, address);
    if (base === null) return [];
    const structured = environment.flag(`${prefixOf(name)}_STRUCTURED_OUTPUT`, true);
    return [{ ...base, kind: 'openai_compatible' as const, structured }];
  });
}

function anthropic(environment: Environment): readonly ProviderConfig[] {
  const base = providerBase(environment, 'anthropic', 'https://api.anthropic.com/v1');
  return base === null ? [] : [{ ...base, kind: 'anthropic' }];
}

function ollama(environment: Environment): readonly ProviderConfig[] {
  const base = providerBase(environment, 'ollama', 'https://ollama.com');
  const numCtx = environment.integer('AI_AGENT_OLLAMA_NUM_CTX', 24_576, { min: 1024, max: 10_000_000 });
  return base === null ? [] : [{ ...base, kind: 'ollama', numCtx }];
}

function prefixOf(provider: string): string {
  return `AI_AGENT_${provider.toUpperCase()}`;
}

/** Null if neither a key nor an address is given. */
function providerBase(environment: Environment, name: string, address: string): ProviderBase | null {
  const prefix = prefixOf(name);
  const key = environment.optionalText(`${prefix}_API_KEY`);
  if (key === undefined && !environment.isSet(`${prefix}_BASE_URL`)) return null;
  const models = environment.isSet(`${prefix}_MODELS`) ? environment.list(`${prefix}_MODELS`, []) : undefined;
  return {
    name,
    key,
    models,
    limits: limitsOf(environment, prefix),
    baseUrl: environment.url(`${prefix}_BASE_URL`, address),
  };
}

function limitsOf(environment: Environment, prefix: string): KeyLimits {
  const limit = (name: string, max: number): number | undefined =>
    environment.isSet(`${prefix}_${name}`) ? environment.integer(`${prefix}_${name}`, 1, { min: 1, max }) : undefined;
  return {
    concurrency: limit('MAX_CONCURRENCY', 10_000),
    requestsPerMinute: limit('REQUESTS_PER_MINUTE', 1_000_000),
    tokensPerMinute: limit('TOKENS_PER_MINUTE', 1_000_000_000),
    usdPerDay: environment.isSet(`${prefix}_USD_PER_DAY`)
      ? environment.number(`${prefix}_USD_PER_DAY`, 1, { min: 0, max: 1_000_000 })
      : undefined,
  };
}

/** Whether a word is the name of a provider, configured or not. */
export function isProviderName(word: string): boolean {
  return PROVIDER_NAMES.includes(word);
}
