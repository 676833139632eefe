import { loadOrchestratorConfig, runUntilSignalled, startOrchestrator } from '@game-orchestrator/orchestrator';
import { WinsModule } from './wins.module.js';

await runUntilSignalled((variables) => startOrchestrator(loadOrchestratorConfig(variables), [WinsModule]));
