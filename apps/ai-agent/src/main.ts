import { readEnvironment, runUntilSignalled } from '#libs/service';
import { startAiAgent } from './ai-agent.js';
import { loadAiAgentConfig } from './config.js';

await runUntilSignalled(async () => startAiAgent(loadAiAgentConfig(readEnvironment())));
