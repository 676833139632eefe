import type { ChatModel } from './chat-model.js';
import { connect } from './connect.js';
import { isProviderName, type ModelsConfig } from './models-config.js';

/** Words that stand for no model at all, in any case. */
const NO_MODEL: ReadonlySet<string> = new Set(['', 'heuristic', 'none']);
/** Who names models can name many: beyond this number the oldest is connected to anew. */
const MAX_MODELS = 200;
/** How long a model that its provider refused is not asked for, in milliseconds. */
const REST_MS = 60_000;

export type Found =
  | { readonly kind: 'served'; readonly model: ChatModel }
  /** The seat names none. */
  | { readonly kind: 'none' }
  /** No provider is configured for it. */
  | { readonly kind: 'no_provider' }
  /** The provider refused it a moment ago. */
  | { readonly kind: 'resting'; readonly model: ChatModel };

/** The models that seats may name: `openai:gpt-5-mini`, `ollama:llama3.1:8b`, or a bare name at the default provider. */
export class ModelCatalogue {
  private readonly models = new Map<string, ChatModel>();
  private readonly resting = new Map<string, number>();

  constructor(
    private readonly config: ModelsConfig,
    private readonly now: () => number = Date.now,
  ) {}

  find(name: string | null): Found {
    const wanted = name?.trim() ?? '';
    if (NO_MODEL.has(wanted.toLowerCase())) return { kind: 'none' };
    const model = this.models.get(wanted) ?? this.connectTo(wanted);
    if (model === undefined) return { kind: 'no_provider' };
    const until = this.resting.get(identityOf(model)) ?? 0;
    return { kind: until > this.now() ? 'resting' : 'served', model };
  }

  /** Notes that the provider does not serve a model, or not to us: for a minute it is not asked again. */
  rest(model: ChatModel): void {
    if (this.resting.size >= MAX_MODELS) this.resting.clear();
    this.resting.set(identityOf(model), this.now() + REST_MS);
  }

  private connectTo(name: string): ChatModel | undefined {
    const { providerName, model } = this.split(name);
    const provider = this.config.providers.find((one) => one.name === providerName);
    if (provider === undefined || model === '') return undefined;
    const connected = connect(provider, model, this.config);
    const [oldest] = this.models.keys();
    if (this.models.size >= MAX_MODELS && oldest !== undefined) this.models.delete(oldest);
    this.models.set(name, connected);
    return connected;
  }

  /** What stands before a colon is a provider only if it is the name of one: models have colons too. */
  private split(name: string): { readonly providerName: string | undefined; readonly model: string } {
    const colon = name.indexOf(':');
    const prefix = name.slice(0, Math.max(colon, 0)).toLowerCase();
    if (isProviderName(prefix)) return { providerName: prefix, model: name.slice(colon + 1).trim() };
    return { providerName: this.config.defaultProvider, model: name };
  }
}

function identityOf({ provider, model }: ChatModel): string {
  return `${provider}:${model}`;
}
