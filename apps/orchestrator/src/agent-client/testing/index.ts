/** For the specs of everything that asks agents. */
export { type AgentScript, FakeAIAgentClient } from './fake-ai-agent-client.js';
