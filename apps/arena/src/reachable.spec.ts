import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { unreachable } from './reachable.js';

/** An orchestrator that answers this to every request for its health. */
async function answering(health: unknown): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((_request, response) => response.writeHead(503).end(JSON.stringify(health)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('services that run elsewhere', () => {
  it('are named where they do not answer, with the variable to correct', async () => {
    await using orchestrator = await answering({ game_engine: 'unhealthy', ai_agent: 'unhealthy' });
    expect(await unreachable(orchestrator.url, ['game_engine', 'ai_agent'])).toEqual([
      expect.stringMatching(/game engine does not answer .*ORCHESTRATOR_GAME_ENGINE_URL/),
      expect.stringMatching(/AI agent does not answer .*ORCHESTRATOR_AI_AGENT_URL/),
    ]);
  });

  it('are not mentioned where they answer, nor those that the arena runs itself', async () => {
    await using orchestrator = await answering({ game_engine: 'healthy', ai_agent: 'unhealthy' });
    expect(await unreachable(orchestrator.url, ['game_engine'])).toEqual([]);
    expect(await unreachable(orchestrator.url, [])).toEqual([]);
  });
});
