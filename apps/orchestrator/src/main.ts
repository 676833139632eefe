import { readEnvironment, runUntilSignalled } from '#libs/service';
import { loadOrchestratorConfig, startOrchestrator } from './index.js';

await runUntilSignalled(() => startOrchestrator(loadOrchestratorConfig(readEnvironment())));
