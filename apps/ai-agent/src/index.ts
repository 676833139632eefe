/** Heuristic players over HTTP: asked for a decision, a seat answers with one of its valid actions and a reason. */
export { startAiAgent } from './start.js';
export { type AiAgentConfig, loadAiAgentConfig } from './config.js';
