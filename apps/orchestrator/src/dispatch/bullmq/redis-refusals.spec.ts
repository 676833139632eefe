import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { PinoLog } from '#libs/service';
import { RedisConnections } from '../../redis/index.js';
import { RedisServer } from '../../redis/testing/index.js';
import { eventually } from '../testing/eventually.js';
import { Replica } from '../testing/replica.js';

let server: RedisServer;
let admin: Redis;
const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): void => void unhandled.push(reason);
beforeEach(async () => {
  process.on('unhandledRejection', onUnhandled);
  server = await RedisServer.start();
  admin = new Redis(server.url);
  await admin.acl('SETUSER', 'player', 'on', '>secret', '~*', '&*', '+@all');
});
afterEach(async () => {
  admin.disconnect();
  await server[Symbol.asyncDispose]();
  process.off('unhandledRejection', onUnhandled);
});

/** A snapshot fails while there is a folder of its name. */
async function failToSave(): Promise<void> {
  await mkdir(join(server.folder, 'dump.rdb', 'in-the-way'), { recursive: true });
  await admin.config('SET', 'save', '3600 1');
  await admin.bgsave();
  const hasFailed = async (): Promise<boolean> =>
    (await admin.info('persistence')).includes('rdb_last_bgsave_status:err');
  await eventually('saving has failed', hasFailed);
}

async function save(): Promise<void> {
  await rm(join(server.folder, 'dump.rdb'), { recursive: true });
  await admin.config('SET', 'save', '');
}

const setPlayer = async (...rules: string[]): Promise<unknown> => admin.acl('SETUSER', 'player', ...rules);

describe('a Redis that answers and refuses is as one that is away:', () => {
  it.each([
    {
      name: 'OOM',
      begin: async () => admin.config('SET', 'maxmemory', '1'),
      end: async () => admin.config('SET', 'maxmemory', '0'),
      advice: /reached its maxmemory/,
    },
    { name: 'MISCONF', begin: failToSave, end: save, advice: /cannot save to its disk/ },
    {
      name: 'NOPERM',
      begin: async () => setPlayer('-@write', '-@scripting'),
      end: async () => setPlayer('+@all'),
      advice: /needs these rights: ~orchestrator/,
    },
  ])('$name', async ({ begin, end, advice }) => {
    const url = `redis://player:secret@127.0.0.1:${server.port}`;
    await using early = Replica.at({ url });
    await early.dispatcher.start('before');
    await early.runner.until(() => early.runner.begun.length === 1);
    const lines: string[] = [];
    const log = PinoLog.named('test', 'warn', { write: (line) => void lines.push(line) });
    const connections = await RedisConnections.to(url, log);

    await begin();
    await using late = Replica.at({ url });
    await Promise.all([early, late].map(({ dispatcher }) => dispatcher.start('during')));
    await early.dispatcher.wake('during');
    await early.dispatcher.recoverWith(() => early.dispatcher.ensure(['before', 'during']));
    await eventually('Redis is unhealthy', async () => !(await connections.isHealthy()));
    expect(lines.join('')).toMatch(advice);

    await end();
    const running = (): string[] => [...early.runner.running, ...late.runner.running];
    const both = (): boolean => running().includes('before') && running().includes('during');
    await Promise.race([early, late].map(({ runner }) => runner.until(both)));
    await eventually('Redis is healthy', async () => connections.isHealthy());
    connections.onApplicationShutdown();
    expect(lines.join('')).not.toContain('secret');
    expect(unhandled).toEqual([]);
  });
});
