/** The agents over HTTP: the adapter of AIAgentClient. */
export {
  AddressPolicy,
  type AllowedPlace,
  allowedPlace,
  CheckedConnections,
  HostResolver,
  SystemHostResolver,
} from './addresses/index.js';
export { AgentClientModule } from './agent-client.module.js';
export { AgentClientOptions } from './agent-client.options.js';
export { BadAnswer, readDecision } from './decision.reader.js';
export { signatureHeaders, type SigningKey, signingKey } from './request-signer.js';
