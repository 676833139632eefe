/** The agents as the orchestrator sees them: a port, and its adapter over HTTP. */
export { AddressPolicy, type AllowedPlace, allowedPlace, HostResolver } from './addresses/index.js';
export { AgentClientModule } from './agent-client.module.js';
export { AgentClientOptions } from './agent-client.options.js';
export {
  type AgentAnswer,
  type AgentAsk,
  type AgentDecision,
  type AgentFailureCode,
  AIAgentClient,
} from './ai-agent-client.js';
export { type SigningKey, signingKey } from './request-signer.js';
