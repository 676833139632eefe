import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { PinoLog } from '#libs/service';
import { RedisConnections } from './redis-connections.js';
import { DeadLine, RedisServer } from './testing/index.js';

const LOG = PinoLog.named('test', 'silent');

describe('connections to Redis', () => {
  it('report whether Redis answers, and reconnect by themselves', async () => {
    await using server = await RedisServer.start();
    const connections = await RedisConnections.to(server.url, LOG);
    const client = connections.connect('test');
    await once(client, 'ready');
    await client.ping();
    expect(await connections.isHealthy()).toBe(true);
    await server.kill();
    while (await connections.isHealthy()) await setImmediate();
    await server.start();
    await client.ping();
    expect(client.status).toBe('ready');
    connections.onApplicationShutdown();
    expect(await connections.isHealthy()).toBe(false);
  });

  it('notice a dead line although they only subscribe, and subscribe again over a new one', async () => {
    await using server = await RedisServer.start();
    await using line = await DeadLine.to(server.port);
    const connections = await RedisConnections.to(`redis://127.0.0.1:${line.port}`, LOG);
    const listener = connections.connect('listener');
    await listener.subscribe('channel');
    line.die();
    await new Promise((resolve) => listener.once('close', resolve));
    line.heal();
    await new Promise((resolve) => listener.once('ready', resolve));
    const direct = await RedisConnections.to(server.url, LOG);
    const publisher = direct.connect('publisher');
    const received = once(listener, 'message');
    while ((await publisher.publish('channel', 'hello')) === 0);
    expect(await received).toEqual(['channel', 'hello']);
    connections.onApplicationShutdown();
    direct.onApplicationShutdown();
  });

  it('close with everything that was made from them', async () => {
    await using server = await RedisServer.start();
    const connections = await RedisConnections.to(server.url, LOG);
    const first = connections.connect('test');
    const second = first.duplicate();
    await Promise.all([first.ping(), second.ping()]);
    const ended = Promise.all([once(first, 'end'), once(second, 'end')]);
    connections.onApplicationShutdown();
    await ended;
    expect([first.status, second.status]).toEqual(['end', 'end']);
  });
});
