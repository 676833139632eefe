import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { DeadLine, RedisServer } from '../../redis/testing/index.js';
import { eventually } from '../testing/eventually.js';
import { ManualRunner } from '../../games/ports/testing/index.js';
import { Replica } from '../testing/replica.js';

describe('dispatching while Redis', () => {
  let server: RedisServer;
  beforeEach(async () => {
    server = await RedisServer.start({ appendOnly: true });
  });
  afterEach(() => server[Symbol.asyncDispose]());

  const begunOn = async (replica: Replica, count: number): Promise<void> =>
    replica.runner.until(() => replica.runner.begun.length >= count);

  it('is restarted: nobody notices', async () => {
    await using replica = Replica.at(server);
    await replica.dispatcher.start('a');
    await begunOn(replica, 1);
    await server.kill();
    await server.start();
    await replica.dispatcher.start('b');
    await begunOn(replica, 2);
    expect(replica.runner.givenBack).toEqual([]);
    expect(replica.runner.running).toEqual(['a', 'b']);
  });

  it('is away for longer than a lock lasts: games pause, and go on when it is back', async () => {
    await using replica = Replica.at(server);
    await replica.dispatcher.start('a');
    await begunOn(replica, 1);
    await server.kill();
    await replica.runner.until(() => replica.runner.givenBack.length > 0);
    await server.start();
    await begunOn(replica, 2);
    expect(replica.runner.running).toEqual(['a']);
  });

  it('comes back while a game finishes its step: the game is run anew only after that', async () => {
    await using replica = Replica.at(server, { runner: new ManualRunner(true) });
    await replica.dispatcher.start('a');
    await begunOn(replica, 1);
    await server.kill();
    await replica.runner.until(() => replica.runner.givenBack.length > 0);
    await server.start();
    const redis = new Redis(server.url);
    const isLocked = async (): Promise<boolean> => (await redis.keys('orchestrator:games:a-*:lock')).length > 0;
    await eventually('the game is locked again', isLocked);
    redis.disconnect();
    replica.runner.end('a');
    await begunOn(replica, 2);
    expect(replica.runner.overlapping).toEqual([]);
    replica.runner.end('a');
  });

  it('loses its data: the games that are under way are found again, each once', async () => {
    await using one = Replica.at(server);
    await using two = Replica.at(server);
    const games = ['a', 'b', 'c', 'd'];
    for (const { dispatcher } of [one, two]) await dispatcher.recoverWith(() => dispatcher.ensure(games));
    const running = (): string[] => [...one.runner.running, ...two.runner.running].toSorted();
    const allRun = (): boolean => running().join('') === 'abcd';
    await Promise.race([one, two].map(({ runner }) => runner.until(allRun)));
    await server.kill();
    await server.lose();
    await server.start();
    const all = (): boolean => one.runner.begun.length + two.runner.begun.length >= 8 && allRun();
    await Promise.race([one, two].map(({ runner }) => runner.until(all)));
    expect([...one.runner.givenBack, ...two.runner.givenBack].toSorted()).toEqual(games);
  });

  it('is away: a request does not wait for it for ever, and is kept', async () => {
    await using replica = Replica.at(server);
    await replica.dispatcher.start('a');
    await begunOn(replica, 1);
    await server.kill();
    const asked = performance.now();
    await Promise.all([replica.dispatcher.start('b'), replica.dispatcher.wake('c')]);
    expect(performance.now() - asked).toBeLessThan(4_000);
    await server.start();
    await replica.runner.until(() => replica.runner.begun.includes('b'));
  });

  it('is not there yet: a replica starts all the same, and runs what is under way when it is', async () => {
    await server.kill();
    await using replica = Replica.at(server);
    const { dispatcher } = replica;
    await dispatcher.recoverWith(() => dispatcher.ensure(['a']));
    expect(replica.runner.begun).toEqual([]);
    await server.start();
    await begunOn(replica, 1);
  });

  it('is away for good: a replica closes in time', async () => {
    const replica = Replica.at(server);
    await replica.dispatcher.start('a');
    await begunOn(replica, 1);
    await server.kill();
    const closing = performance.now();
    await replica.close();
    expect(performance.now() - closing).toBeLessThan(8_000);
    expect(replica.runner.running).toEqual([]);
  });

  it('is cut off from one replica: another takes its games, and no game is run twice in the end', async () => {
    await using line = await DeadLine.to(server.port);
    await using far = Replica.at({ url: `redis://127.0.0.1:${line.port}` });
    await far.dispatcher.start('a');
    await begunOn(far, 1);
    await using near = Replica.at(server);
    const cut = performance.now();
    line.die();
    await Promise.all([begunOn(near, 1), far.runner.until(() => far.runner.givenBack.length > 0)]);
    expect(performance.now() - cut).toBeLessThan(5_000);
    line.heal();
    await far.dispatcher.start('b');
    await Promise.race([far, near].map(({ runner }) => runner.until(() => runner.begun.includes('b'))));
    expect([...far.runner.running, ...near.runner.running].toSorted()).toEqual(['a', 'b']);
    expect(near.runner.running).toContain('a');
  });
});
