import { runUntilSignalled } from '#libs/service';
import { loadOrchestratorConfig, startOrchestrator } from './index.js';

await runUntilSignalled((variables) => startOrchestrator(loadOrchestratorConfig(variables)));
