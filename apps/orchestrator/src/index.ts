export { loadOrchestratorConfig, OrchestratorConfig } from './config.js';
export { startOrchestrator } from './orchestrator.js';
