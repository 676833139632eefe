/** For the specs of everything that asks agents. */
export { FakeAIAgentClient } from './fake-ai-agent-client.js';
