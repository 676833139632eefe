import { describe, expect, it } from '@jest/globals';
import { ThrottlerStorageService } from '@nestjs/throttler';
import { Environment } from '#libs/service';
import { limitsIn, RATES } from './limit-settings.js';
import { NO_LIMITS } from './no-limits.js';
import { addressGroup, RateLimits } from './rate-limits.js';
import { rateFor } from './request-limit.js';
import { SocketsPerAddress } from './sockets-per-address.js';

function settingsOf(variables: Readonly<Record<string, string>>): ReturnType<typeof limitsIn> {
  const env = new Environment(variables);
  const settings = limitsIn(env);
  env.throwIfWrong();
  return settings;
}

describe('the settings of limits', () => {
  it('are limits in a minute unless they are set', () => {
    expect(settingsOf({})).toMatchObject({ windowMs: 60_000, rates: { create: 120 }, roomsPerSocket: 256 });
    expect(settingsOf({ ORCHESTRATOR_LIMIT_WINDOW: '0.5', ORCHESTRATOR_LIMIT_READ: '7' })).toMatchObject({
      windowMs: 500,
      rates: { read: 7 },
    });
  });

  it('can all be switched off', () => {
    const { rates, socketsPerAddress, runningGames, runningGamesPerKey, runningGamesPerEngine } = settingsOf(NO_LIMITS);
    const caps = [socketsPerAddress, runningGames, runningGamesPerKey, runningGamesPerEngine];
    expect([...Object.values(rates), ...caps]).toEqual(Array(8).fill(0));
  });

  it.each([
    ['ORCHESTRATOR_LIMIT_WINDOW', '0'],
    ['ORCHESTRATOR_LIMIT_CREATE', '-1'],
    ['ORCHESTRATOR_LIMIT_CONTROL', '1.5'],
    ['ORCHESTRATOR_LIMIT_MESSAGES', 'many'],
    ['ORCHESTRATOR_MAX_ROOMS_PER_SOCKET', '0'],
    ['ORCHESTRATOR_MAX_RUNNING_GAMES', '1e9'],
  ])('%s may not be %s', (name, value) => {
    expect(() => settingsOf({ [name]: value })).toThrow(name);
  });
});

describe('the rate that a request counts for', () => {
  it.each([
    ['POST', '/games', 'create'],
    ['POST', '/games/:id/fork', 'create'],
    ['POST', '/games/:id/stop', 'control'],
    ['POST', '/games/:id/peek', undefined],
    ['DELETE', '/notes/:id', 'control'],
    ['POST', undefined, 'control'],
    ['GET', '/games/:id/replay', 'read'],
    ['HEAD', '/games/:id/state', 'read'],
    ['GET', '/games/:id/events', 'read'],
    ['GET', '/games/:id/transcript', 'read'],
    ['GET', '/games/:id/stream', 'read'],
    ['GET', '/games/:id/card.png', 'read'],
    ['GET', '/games/:id', undefined],
    ['GET', '/games', undefined],
    ['GET', '/health', undefined],
    ['OPTIONS', '/games', undefined],
  ])('%s %s: %s', (method, url, rate) => {
    expect(rateFor({ method, params: { id: 'g' }, routeOptions: { url, config: {} } })).toBe(rate);
  });
});

describe('a rate', () => {
  const limits = new RateLimits(new ThrottlerStorageService(), settingsOf({ ORCHESTRATOR_LIMIT_CREATE: '2' }));
  const take = async (address: string, key?: string): Promise<[number | undefined, boolean | undefined]> => {
    const quota = await limits.take('create', { address, key });
    return [quota?.remaining, quota?.isExceeded];
  };

  it('is that of the address or of the key, whichever leaves less', async () => {
    expect(await take('a', 'ci')).toEqual([1, false]);
    expect(await take('b', 'ci')).toEqual([0, false]);
    expect(await take('c', 'ci')).toEqual([0, true]);
    expect(await take('c')).toEqual([0, false]);
    expect(await take('c', 'ops')).toEqual([0, true]);
    expect(await take('d', 'ops')).toEqual([1, false]);
  });

  it('is not counted where there is no limit', async () => {
    const none = new RateLimits(new ThrottlerStorageService(), settingsOf(NO_LIMITS));
    for (const rate of RATES) expect(await none.take(rate, { address: 'a', key: 'ci' })).toBeUndefined();
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.1', '::ffff:203.0.113.1', true],
    ['203.0.113.1', '203.0.113.2', false],
    ['2001:db8::1', '2001:db8::ffff:1', true],
    ['2001:db8::1', '2001:db8:0:1::1', false],
    ['x'.repeat(1_000), 'x'.repeat(2_000), true],
    ['unknown', '', false],
  ])('%s and %s are one client: %s', (one, other, isOne) => {
    expect(addressGroup(one) === addressGroup(other)).toBe(isOne);
  });

  it('has as many sockets as it may, and room for one more when one is closed', () => {
    const sockets = new SocketsPerAddress(2);
    const close = sockets.add('2001:db8::1');
    sockets.add('2001:db8::2');
    expect([sockets.isFull('2001:db8::3'), sockets.isFull('203.0.113.1')]).toEqual([true, false]);
    close();
    expect(sockets.isFull('2001:db8::3')).toBe(false);
    expect(new SocketsPerAddress(0).isFull('203.0.113.1')).toBe(false);
  });
});
