import { ANTHROPIC_WIRE } from './anthropic-wire.js';
import { boundedFetch } from './bounded-fetch.js';
import type { ChatModel } from './chat-model.js';
import { HttpModel, type HttpModelOptions } from './http-model.js';
import type { ModelsConfig, ProviderConfig } from './models-config.js';
import { ollamaWire } from './ollama-wire.js';
import { openAiWire } from './openai-wire.js';
import type { Wire } from './wire.js';

/** A model at a provider, which is not asked before there is something to ask. */
export function connect(
  provider: ProviderConfig,
  model: string,
  config: ModelsConfig,
  onRefusedFeature: HttpModelOptions['onRefusedFeature'],
): ChatModel {
  const { name, key, baseUrl } = provider;
  const fetch = boundedFetch(config.maxAnswerBytes);
  const wire = wireOf(provider);
  return new HttpModel({
    provider: name,
    model,
    baseUrl,
    key,
    wire,
    fetch,
    onRefusedFeature,
  });
}

function wireOf(provider: ProviderConfig): Wire {
  switch (provider.kind) {
    case 'openai_compatible':
      return openAiWire(provider.name, provider.structured);
    case 'anthropic':
      return ANTHROPIC_WIRE;
    case 'ollama':
      return ollamaWire(provider.numCtx);
  }
}
