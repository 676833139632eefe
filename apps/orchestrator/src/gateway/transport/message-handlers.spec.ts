import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { type Observable, of } from 'rxjs';
import { io, type Socket as Client } from 'socket.io-client';
import type { Socket } from 'socket.io';
import type { RunningService } from '#libs/service';
import { OpenToEverybody } from '../../access/index.js';
import { loadOrchestratorConfig, startOrchestrator } from '../../index.js';

/** A gateway as a team writes one, in each of the ways that Nest allows. */
@WebSocketGateway()
class TeamGateway {
  @OpenToEverybody()
  @SubscribeMessage('echo')
  echo(@MessageBody() body: unknown): unknown {
    return { echoed: body };
  }

  @OpenToEverybody()
  @SubscribeMessage('later')
  async later(@MessageBody() body: unknown): Promise<unknown> {
    return Promise.resolve({ echoed: body });
  }

  @OpenToEverybody()
  @SubscribeMessage('several')
  several(): Observable<unknown> {
    return of({ event: 'one', data: 1 }, { event: 'two', data: 2 });
  }

  @OpenToEverybody()
  @SubscribeMessage('nothing')
  nothing(@ConnectedSocket() socket: Socket): void {
    socket.emit('was', 'here');
  }

  @OpenToEverybody()
  @SubscribeMessage('fails')
  fails(): never {
    throw new Error('of the team');
  }
}

@Module({ providers: [TeamGateway] })
class TeamModule {}

describe('the handlers of a gateway', () => {
  let service: RunningService;
  let client: Client;
  beforeAll(async () => {
    const config = loadOrchestratorConfig({
      ORCHESTRATOR_HOST: '127.0.0.1',
      ORCHESTRATOR_PORT: '0',
      ORCHESTRATOR_LOG_LEVEL: 'silent',
      ORCHESTRATOR_DATA_DIR: await mkdtemp(join(tmpdir(), 'handlers-')),
    });
    service = await startOrchestrator(config, [TeamModule], { warn: () => undefined });
    client = io(service.url, { transports: ['websocket'] });
  });
  afterAll(async () => {
    client.disconnect();
    await service.close();
  });

  const received = async (event: string): Promise<unknown> => new Promise((resolve) => client.once(event, resolve));

  it.each(['echo', 'later'])('acknowledge with what %s returns', async (message) => {
    expect(await client.emitWithAck(message, { a: [1] })).toEqual({ echoed: { a: [1] } });
    expect(await client.emitWithAck(message, 'text')).toEqual({ echoed: 'text' });
    expect(await client.emitWithAck(message)).toMatchObject({});
    expect(await client.emitWithAck(message, 1, 2)).toEqual({ echoed: [1, 2] });
  });

  it('send each event that a stream holds', async () => {
    const both = Promise.all([received('one'), received('two')]);
    client.emit('several');
    expect(await both).toEqual([1, 2]);
  });

  it('may answer nothing', async () => {
    const was = received('was');
    client.emit('nothing');
    expect(await was).toBe('here');
  });

  it('that fail send an exception, and answer the next message', async () => {
    for (let time = 0; time < 2; time += 1) {
      const exception = received('exception');
      client.emit('fails');
      expect(await exception).toMatchObject({ status: 'error' });
    }
  });
});
