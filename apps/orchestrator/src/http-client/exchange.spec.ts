import { describe, expect, it } from '@jest/globals';
import { Agent } from 'undici';
import { exchange } from './exchange.js';

describe('a deadline', () => {
  it('covers connecting too, and nothing is sent afterwards', async () => {
    const agent = new Agent({ connect: () => undefined });
    const request = { origin: 'http://127.0.0.1:9', path: '/', method: 'GET' } as const;
    await expect(exchange(agent, request, { timeoutMs: 50, maxBytes: 10 })).rejects.toMatchObject({
      kind: 'timeout',
      mayHaveArrived: false,
    });
    await agent.destroy();
  });
});
