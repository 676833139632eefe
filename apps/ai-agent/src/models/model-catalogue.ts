import { isModelName, type ModelsResponse } from '#libs/protocol';
import type { AskOptions, ChatModel } from './chat-model.js';
import { connect } from './connect.js';
import type { HttpModelOptions } from './http-model.js';
import { KeyLimiter } from './key-limits.js';
import { LimitedModel } from './limited-model.js';
import { isProviderName, type ModelsConfig, PROVIDER_NAMES, type ProviderConfig } from './models-config.js';
import type { ProviderFailure } from './provider-failure.js';
import { RecordedModel } from './recorded-model.js';
import { identityOf, type Rest, Rests } from './rests.js';

/** The provider of the models of a recorded game. */
const RECORDED = 'transcript';
const RECORDED_MODELS: ModelsResponse = {
  providers: [{ name: RECORDED, kind: RECORDED }],
  models: [],
  unconfigured: [],
  open: true,
};
/** Who names models can name many: beyond this number the oldest is connected to anew. */
const MAX_MODELS = 200;

export type Found =
  | { readonly kind: 'served'; readonly model: ChatModel }
  /** The seat names none. */
  | { readonly kind: 'none' }
  /** No provider is configured for it, or its provider serves others only. */
  | { readonly kind: 'no_provider'; readonly provider: string; readonly model: string }
  /** The provider does not want to be asked for it now. */
  | { readonly kind: 'resting'; readonly model: ChatModel; readonly rest: Rest };

/** Called once for what the provider of a model refuses, in its own words. */
export type OnRefusedFeature = (model: string, ...refusal: Parameters<HttpModelOptions['onRefusedFeature']>) => void;

/** The models that seats may name: `openai:gpt-5-mini`, `ollama:llama3.1:8b`, or a bare name at the default provider. */
export class ModelCatalogue {
  private readonly models = new Map<string, ChatModel>();
  private readonly rests: Rests;
  /** A provider has one key. */
  private readonly limiters = new Map<string, KeyLimiter>();

  constructor(
    private readonly config: ModelsConfig,
    private readonly now: () => number = Date.now,
    private readonly onRefusedFeature: OnRefusedFeature = () => undefined,
  ) {
    this.rests = new Rests(now);
  }

  /** What seats ask for that ask for nothing. */
  get defaults(): AskOptions {
    const { maxOutputTokens, temperature } = this.config;
    return { maxOutputTokens, temperature };
  }

  /** What seats may name. */
  get served(): ModelsResponse {
    const { providers, recording } = this.config;
    if (recording !== undefined) return RECORDED_MODELS;
    return {
      providers: providers.map(({ name, kind }) => ({ name, kind })),
      models: providers.flatMap(({ name, models }) => (models ?? []).map((model) => `${name}:${model}`)),
      unconfigured: PROVIDER_NAMES.filter((word) => !providers.some(({ name }) => name === word)),
      open: providers.some(({ models }) => models === undefined),
    };
  }

  find(name: string | null): Found {
    const wanted = name?.trim() ?? '';
    if (!isModelName(wanted)) return { kind: 'none' };
    const model = this.connectTo(wanted);
    if (model === undefined) {
      const { providerName = '', model: unserved } = this.split(wanted);
      return { kind: 'no_provider', provider: providerName, model: unserved };
    }
    const rest = this.rests.of(model);
    return rest === undefined ? { kind: 'served', model } : { kind: 'resting', model, rest };
  }

  /** Notes what a failure means for later requests: no decision asks this model until that is over. */
  rest(model: ChatModel, failure: ProviderFailure): void {
    // That a recorded model did not answer is no reason not to ask it again.
    if (this.config.recording === undefined) this.rests.note(model, failure);
  }

  private connectTo(name: string): ChatModel | undefined {
    const { providerName, model } = this.split(name);
    const { recording, prices } = this.config;
    if (recording !== undefined) {
      const provider = providerName ?? RECORDED;
      return new RecordedModel(provider, model, recording, prices.get(identityOf({ provider, model })));
    }
    const provider = this.config.providers.find((one) => one.name === providerName);
    if (provider === undefined || model === '' || provider.models?.includes(model) === false) return undefined;
    const identity = identityOf({ provider: provider.name, model });
    const known = this.models.get(identity);
    if (known !== undefined) return known;
    const atProvider = connect(provider, model, this.config, (...refusal) =>
      this.onRefusedFeature(identity, ...refusal),
    );
    const connected = new LimitedModel(atProvider, this.limiterOf(provider), prices.get(identity));
    const [oldest] = this.models.keys();
    if (this.models.size >= MAX_MODELS && oldest !== undefined) this.models.delete(oldest);
    this.models.set(identity, connected);
    return connected;
  }

  private limiterOf({ name, limits }: ProviderConfig): KeyLimiter {
    const limiter = this.limiters.get(name) ?? new KeyLimiter(limits, this.now);
    this.limiters.set(name, limiter);
    return limiter;
  }

  /** What stands before a colon is a provider only if it is the name of one: models have colons too. */
  private split(name: string): { readonly providerName: string | undefined; readonly model: string } {
    const colon = name.indexOf(':');
    const prefix = name.slice(0, Math.max(colon, 0)).toLowerCase();
    if (isProviderName(prefix)) return { providerName: prefix, model: name.slice(colon + 1).trim() };
    return { providerName: this.config.defaultProvider, model: name };
  }
}
