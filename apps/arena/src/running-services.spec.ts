import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, type RunningService } from '#libs/service';
import { RunningServices } from './running-services.js';

function service(name: string, closed: string[]): RunningService {
  return {
    url: `http://${name}`,
    close: async () => {
      closed.push(name);
    },
  };
}

/** The error of a server whose port is in use. */
async function addressInUse(): Promise<Error & { port: number }> {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  const address = first.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const second = createServer();
  const error = await new Promise<Error>((resolve) => second.once('error', resolve).listen(port, '127.0.0.1'));
  await new Promise((resolve) => first.close(resolve));
  return Object.assign(error, { port });
}

describe('the services of the arena', () => {
  it('are closed in the opposite order of their start', async () => {
    const closed: string[] = [];
    const running = new RunningServices();
    await running.add('ENGINE_PORT', async () => service('engine', closed));
    await running.add('ORCHESTRATOR_PORT', async () => service('orchestrator', closed));
    await running.close();
    expect(closed).toEqual(['orchestrator', 'engine']);
  });

  it('name the port that is in use and the variable that chooses another', async () => {
    const inUse = await addressInUse();
    const adding = new RunningServices().add('GAME_ENGINE_PORT', () => Promise.reject(inUse));
    await expect(adding).rejects.toThrow(ConfigurationError);
    await expect(adding).rejects.toThrow(new RegExp(`Port ${inUse.port} is in use.*GAME_ENGINE_PORT`));
  });

  it('pass on any other reason for not starting as it is', async () => {
    const reason = new Error('no disk');
    await expect(new RunningServices().add('GAME_ENGINE_PORT', () => Promise.reject(reason))).rejects.toBe(reason);
  });
});
