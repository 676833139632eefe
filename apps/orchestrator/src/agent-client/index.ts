/** The agents as the orchestrator sees them: a port, and its adapter over HTTP. */
export { AgentClientModule } from './agent-client.module.js';
export { AgentClientOptions } from './agent-client.options.js';
export { type AgentAnswer, type AgentAsk, type AgentFailureCode, AIAgentClient } from './ai-agent-client.js';
