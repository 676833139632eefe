import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { EventLoopDelay } from '../../../../../libs/service/src/testing/index.js';
import { RedisServer } from '../../redis/testing/index.js';
import { itIsAGameDispatcher } from '../../games/ports/game-dispatcher.contract.js';
import { eventually } from '../testing/eventually.js';
import { ManualRunner } from '../../games/ports/testing/index.js';
import { Replica } from '../testing/replica.js';

describe('the dispatcher of many replicas', () => {
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

  itIsAGameDispatcher(() => {
    const replica = Replica.idle(server);
    return Promise.resolve({ dispatcher: replica.dispatcher, close: () => replica.close() });
  });

  it('leaves nothing in Redis of a game that is over', async () => {
    await using replica = Replica.at(server);
    await replica.dispatcher.start('a');
    await replica.runner.until(() => replica.runner.begun.length === 1);
    await replica.dispatcher.start('a');
    replica.runner.end('a');
    await replica.runner.until(() => replica.runner.begun.length === 2);
    replica.runner.end('a');
    const left = async (): Promise<string[]> => (await redis.keys('orchestrator:games:*a*')).filter(isOfGame);
    await eventually('nothing is left of the game', async () => (await left()).length === 0);
    expect(replica.runner.begun).toEqual(['a', 'a']);
  });

  it('runs a game on one replica only', async () => {
    await using one = Replica.at(server);
    await using two = Replica.at(server);
    await Promise.all([one, two, one, two].map(({ dispatcher }) => dispatcher.start('a')));
    await one.dispatcher.ensure(['a']);
    await two.dispatcher.ensure(['a']);
    await Promise.race([one, two].map(({ runner }) => runner.until(() => runner.begun.length > 0)));
    expect([...one.runner.running, ...two.runner.running]).toEqual(['a']);
  });

  it('brings a wake-up to the replica that runs the game', async () => {
    await using one = Replica.at(server);
    await one.dispatcher.start('a');
    await one.runner.until(() => one.runner.begun.length === 1);
    await using two = Replica.at(server, { runsGames: false });
    await two.dispatcher.wake('b');
    await two.dispatcher.wake('a');
    await one.runner.until(() => one.runner.woken.length > 0);
    expect(one.runner.woken).toEqual(['a']);
  });

  it('runs no games where it only hands them over', async () => {
    await using api = Replica.at(server, { runsGames: false });
    await api.dispatcher.start('a');
    await using loop = Replica.at(server);
    await loop.runner.until(() => loop.runner.begun.length > 0);
    expect(api.runner.begun).toEqual([]);
  });

  it('has a closing replica’s games run elsewhere at once, each after its run here has ended', async () => {
    const patient = new ManualRunner(true);
    await using closing = Replica.at(server, { runner: patient });
    for (const game of ['a', 'b', 'c']) await closing.dispatcher.start(game);
    await patient.until(() => patient.begun.length === 3);
    await using other = Replica.at(server);
    const closed = closing.close();
    await patient.until(() => patient.givenBack.length === 3);
    patient.end('a');
    await other.runner.until(() => other.runner.begun.length === 1);
    expect(other.runner.begun).toEqual(['a']);
    patient.end('b');
    patient.end('c');
    await closed;
    const started = performance.now();
    await other.runner.until(() => other.runner.begun.length === 3);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('has a dead replica’s games run elsewhere within five seconds', async () => {
    const dead = Replica.at(server);
    await dead.dispatcher.start('a');
    await dead.runner.until(() => dead.runner.begun.length === 1);
    await using other = Replica.at(server);
    using delay = new EventLoopDelay();
    const died = performance.now();
    dead.die();
    await other.runner.until(() => other.runner.begun.length === 1);
    expect(performance.now() - died).toBeLessThan(5_000 + delay.ms);
    await dead.close();
  });

  it('has locks and looks for lost ones as the time of a takeover needs it: 2.5 and 0.5 seconds', async () => {
    await using replica = Replica.at(server);
    await replica.dispatcher.start('a');
    await replica.runner.until(() => replica.runner.begun.length === 1);
    const left = async (pattern: string): Promise<number> => {
      const [key] = await redis.keys(pattern);
      return key === undefined ? -1 : redis.pttl(key);
    };
    await eventually('the game is locked', async () => (await left('orchestrator:games:a-*:lock')) > 0);
    expect(await left('orchestrator:games:a-*:lock')).toBeLessThanOrEqual(2_500);
    await eventually('lost jobs are looked for', async () => (await left('orchestrator:games:stalled-check')) > 0);
    expect(await left('orchestrator:games:stalled-check')).toBeLessThanOrEqual(500);
  });

  it('gives a new replica its share of the games that are started from then on', async () => {
    await using one = Replica.at(server);
    await using two = Replica.at(server);
    const count = (): number => one.runner.begun.length + two.runner.begun.length;
    const begunOn = async ({ dispatcher }: Replica, game: string, replicas: readonly Replica[]): Promise<void> => {
      await dispatcher.start(game);
      await Promise.race(replicas.map(({ runner }) => runner.until(() => runner.begun.includes(game))));
    };
    for (let game = 0; game < 10; game++) await begunOn(one, `early-${game}`, [one, two]);
    expect(count()).toBe(10);
    await using three = Replica.at(server);
    for (let game = 0; game < 30; game++) await begunOn(one, `late-${game}`, [one, two, three]);
    expect(three.runner.begun.length).toBeGreaterThanOrEqual(5);
    expect(two.runner.begun.length).toBeGreaterThanOrEqual(5);
  });

  it('starts five hundred games in a few seconds', async () => {
    await using one = Replica.at(server);
    await using two = Replica.at(server);
    const games = Array.from({ length: 500 }, (_, game) => `game-${game}`);
    using delay = new EventLoopDelay();
    const started = performance.now();
    await Promise.all(games.map((game) => one.dispatcher.start(game)));
    const all = (): boolean => one.runner.begun.length + two.runner.begun.length === 500;
    await Promise.race([one.runner.until(all), two.runner.until(all)]);
    expect(performance.now() - started).toBeLessThan(5_000 + delay.ms);
  });
});

/** Of the game `a`, as opposed to the queue's own keys. */
function isOfGame(key: string): boolean {
  return key.includes(':a-') || key.endsWith(':a');
}
