import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import { boundedFetch } from './bounded-fetch.js';
import type { ChatModel } from './chat-model.js';
import type { ModelsConfig, ProviderConfig } from './models-config.js';
import { OllamaModel } from './ollama-model.js';
import { SdkModel } from './sdk-model.js';

type Body = Record<string, unknown>;

/** A model at a provider, which is not asked before there is something to ask. */
export function connect(provider: ProviderConfig, model: string, config: ModelsConfig): ChatModel {
  const { name, key, baseUrl } = provider;
  const { maxOutputTokens, temperature } = config;
  const fetch = boundedFetch(config.maxAnswerBytes);
  if (provider.kind === 'ollama') {
    return new OllamaModel({ model, baseUrl, key, numCtx: provider.numCtx, maxOutputTokens, temperature, fetch });
  }
  const structured = provider.kind === 'anthropic' || provider.structured;
  const languageModel = languageModelOf(provider, model, fetch);
  return new SdkModel({ provider: name, model, languageModel, key, maxOutputTokens, temperature, structured });
}

function languageModelOf(provider: ProviderConfig, model: string, fetch: typeof globalThis.fetch): LanguageModel {
  const { name, key, baseUrl } = provider;
  if (provider.kind === 'anthropic') {
    // Without a key of its own the SDK would take one from the environment; a proxy may need none.
    return createAnthropic({ apiKey: key ?? 'none', baseURL: baseUrl, fetch })(model);
  }
  return createOpenAICompatible({
    name,
    baseURL: baseUrl,
    ...(key !== undefined && { apiKey: key }),
    includeUsage: true,
    supportsStructuredOutputs: true,
    transformRequestBody: DIALECTS[name] ?? ((body) => body),
    fetch,
  })(model);
}

/** Where a service differs from what all others understand. */
const DIALECTS: Readonly<Record<string, (body: Body) => Body>> = {
  /** OpenAI's newer models refuse the older name. */
  openai: ({ max_tokens, ...body }) => ({ ...body, max_completion_tokens: max_tokens }),
  /** Asks for the cost of each request. */
  openrouter: (body) => ({ ...body, usage: { include: true } }),
};
