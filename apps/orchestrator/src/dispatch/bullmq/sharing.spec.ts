import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { EventLoopDelay } from '../../../../../libs/service/src/testing/index.js';
import { RedisServer } from '../../redis/testing/index.js';
import { ManualRunner } from '../../games/ports/testing/index.js';
import { Replica } from '../testing/replica.js';

const EIGHT = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

describe('sharing games among replicas', () => {
  let server: RedisServer;
  let redis: Redis;
  beforeAll(async () => {
    server = await RedisServer.start();
    redis = new Redis(server.url);
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server[Symbol.asyncDispose]();
  });

  /** Looked at whenever something happens on one of them. */
  const until = (replicas: readonly Replica[], isThere: () => boolean): Promise<void> =>
    Promise.race(replicas.map(({ runner }) => runner.until(isThere)));
  const counts = (...replicas: readonly Replica[]): number[] => replicas.map(({ runner }) => runner.running.length);
  const running = (...replicas: readonly Replica[]): string[] =>
    replicas.flatMap(({ runner }) => runner.running).toSorted();
  const withEight = async (runner = new ManualRunner()): Promise<Replica> => {
    const replica = Replica.at(server, { runner });
    for (const game of EIGHT) await replica.dispatcher.start(game);
    await runner.until(() => runner.running.length === EIGHT.length);
    return replica;
  };

  it('gives replicas that join their shares, and all of them back to the one that is left when they die', async () => {
    await using one = await withEight();
    const [two, three] = [Replica.at(server), Replica.at(server)];
    const all = [one, two, three];
    const began = performance.now();
    await until(all, () => one.runner.running.length === 3 && running(...all).length === 8);
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(counts(two, three).toSorted((a, b) => a - b)).toEqual([2, 3]);
    expect(running(...all)).toEqual(EIGHT);
    expect(one.runner.handedOver).toHaveLength(5);

    const died = performance.now();
    two.die();
    three.die();
    await one.runner.until(() => one.runner.running.length === 8);
    expect(performance.now() - died).toBeLessThan(5_000);
    expect(running(one)).toEqual(EIGHT);
    await Promise.all([two.close(), three.close()]);
  });

  it('has games that are handed over run elsewhere only when their step here is done', async () => {
    const patient = new ManualRunner(true);
    await using one = await withEight(patient);
    await using two = Replica.at(server);
    await patient.until(() => patient.handedOver.length === 4);
    expect(two.runner.begun).toEqual([]);
    expect(patient.givenBack).toEqual([]);
    const going = patient.handedOver.slice();
    for (const game of going) {
      patient.end(game);
      await two.runner.until(() => two.runner.running.includes(game));
    }
    expect(two.runner.running).toEqual(going);
    expect(patient.handedOver).toEqual(going);
    for (const game of patient.running.slice()) patient.end(game);
    await one.close();
  });

  it('counts only replicas that run games', async () => {
    await using one = await withEight();
    await using api = Replica.at(server, { runsGames: false });
    await using two = Replica.at(server);
    await until([one, two], () => two.runner.running.length === 4);
    expect(api.runner.begun).toEqual([]);
    expect(one.runner.handedOver).toHaveLength(4);
  });

  it('moves no game to and fro while others come and go', async () => {
    await using one = await withEight();
    await using two = Replica.at(server);
    await until([one, two], () => two.runner.running.length === 4);
    for (let game = 0; game < 100; game++) {
      const { runner } = game % 2 === 0 ? one : two;
      runner.end(runner.running[0] ?? '');
      await one.dispatcher.start(`later-${game}`);
      await until([one, two], () => running(one, two).includes(`later-${game}`));
    }
    expect(one.runner.handedOver.length + two.runner.handedOver.length).toBe(4);
  });

  it('takes every game that a replica which stands still should have taken', async () => {
    await redis.zadd('orchestrator:replicas', Number.MAX_SAFE_INTEGER, 'stands-still');
    await using one = Replica.at(server);
    using delay = new EventLoopDelay();
    const began = performance.now();
    await Promise.all(EIGHT.map((game) => one.dispatcher.start(game)));
    await one.runner.until(() => one.runner.running.length === 8);
    expect(performance.now() - began).toBeLessThan(3_000 + delay.ms);
    await one.dispatcher.start('later');
    await one.runner.until(() => one.runner.running.length === 9);
    expect(await redis.zcard('orchestrator:replicas')).toBe(2);
  });

  it('starts two thousand games in a few seconds, on each replica its share', async () => {
    await using one = Replica.at(server);
    await using two = Replica.at(server);
    const games = Array.from({ length: 2_000 }, (_, game) => `game-${game}`);
    await redis.ping();
    using delay = new EventLoopDelay();
    const began = performance.now();
    await one.dispatcher.ensure(games);
    await until([one, two], () => running(one, two).length === 2_000);
    expect(performance.now() - began).toBeLessThan(8_000 + delay.ms);
    for (const count of counts(one, two)) expect(count).toBeGreaterThan(850);
  });
});
