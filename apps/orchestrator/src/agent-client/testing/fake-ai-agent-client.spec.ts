import { describe } from '@jest/globals';
import { type AgentUnderTest, itIsAnAIAgentClient } from '../../games/ports/ai-agent-client.contract.js';
import { type AgentScript, FakeAIAgentClient } from './fake-ai-agent-client.js';

const SCRIPTS: Record<'hangs' | 'breaks', AgentScript> = {
  hangs: 'hang',
  breaks: { kind: 'failed', code: 'agent_http_error', error: 'answered 500' },
};

describe('the fake agent', () => {
  itIsAnAIAgentClient(async () => {
    const client = new FakeAIAgentClient();
    const now: AgentUnderTest['now'] = (mood) => {
      client.next(SCRIPTS[mood]);
      client.healthy = mood !== 'breaks';
    };
    return Promise.resolve({ client, now, asked: async () => Promise.resolve(), close: async () => Promise.resolve() });
  });
});
