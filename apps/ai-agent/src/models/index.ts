/** Language models: what seats may name, and the providers behind them. */
export { ChatModel, NO_TOKENS } from './chat-model.js';
export type {
  AskOptions,
  Ending,
  ModelAnswer,
  ModelListener,
  ModelQuestion,
  SentRequest,
  Tokens,
  Writing,
} from './chat-model.js';
export { ModelCatalogue, type OnRefusedFeature } from './model-catalogue.js';
export { MODEL_SECRETS, type ModelsConfig, readModelsConfig } from './models-config.js';
export { type FailureKind, ProviderFailure } from './provider-failure.js';
export { questionHash } from './question-hash.js';
export { costOf } from './prices.js';
export type { Rest } from './rests.js';
