export { creatorKeyIn, NO_LIMITS } from './access/index.js';
export { loadOrchestratorConfig, OrchestratorConfig } from './config.js';
export type { AddedModule } from './app.module.js';
export { startOrchestrator, type StartOptions } from './orchestrator.js';
export type { PortProvider, PortProviders } from './ports.module.js';
