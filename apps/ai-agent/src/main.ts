#!/usr/bin/env node
import { runUntilSignalled } from '#libs/service';
import { loadAiAgentConfig, startAiAgent } from './index.js';

await runUntilSignalled((variables) => startAiAgent(loadAiAgentConfig(variables)));
