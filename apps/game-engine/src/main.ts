#!/usr/bin/env node
import { runUntilSignalled } from '#libs/service';
import { loadGameEngineConfig, startGameEngine } from './index.js';

await runUntilSignalled((variables) => startGameEngine(loadGameEngineConfig(variables)));
