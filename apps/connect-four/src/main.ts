#!/usr/bin/env node
import { runUntilSignalled } from '#libs/service';
import { loadConnectFourConfig, startConnectFour } from './index.js';

await runUntilSignalled((variables) => startConnectFour(loadConnectFourConfig(variables)));
