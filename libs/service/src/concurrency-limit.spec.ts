import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { Controller, Get, Module } from '@nestjs/common';
import { ConcurrencyLimit } from './concurrency-limit.js';
import { type RunningService, serve } from './serve.js';

const held: (() => void)[] = [];
let isHeld = true;
let arrived: () => void = () => undefined;

@Controller()
class TestController {
  @Get('large')
  @ConcurrencyLimit({ atOnce: 2, waiting: 3 })
  async large(): Promise<object> {
    if (!isHeld) return { large: true };
    await new Promise<void>((resolve) => {
      held.push(resolve);
      arrived();
    });
    return { large: true };
  }
}

@Module({ controllers: [TestController] })
class TestModule {}

async function arrivals(count: number): Promise<void> {
  while (held.length < count) await new Promise<void>((resolve) => (arrived = resolve));
}

describe('large answers', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await serve(TestModule, { name: 'test', host: '127.0.0.1', port: 0, logLevel: 'silent' });
  });
  afterAll(async () => service.close());

  /** On a connection of its own: `fetch` may have one request wait for another. */
  const ask = async (signal?: AbortSignal): Promise<{ status: number; retryAfter: string; body: unknown }> => {
    const sent = get(`${service.url}/large`, { agent: false, ...(signal && { signal }) });
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const body: unknown = JSON.parse(Buffer.concat(await answer.toArray()).toString());
    return { status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] ?? '', body };
  };

  it('are made a few at a time, some wait, and the rest is refused with when to try again', async () => {
    const statuses: number[] = [];
    let answered: () => void = () => undefined;
    const answers = Array.from({ length: 30 }, async () => {
      const { status, retryAfter } = await ask();
      expect(retryAfter).toBe(status === 429 ? '1' : '');
      statuses.push(status);
      answered();
    });
    while (statuses.length < 25) await new Promise<void>((resolve) => (answered = resolve));
    expect(new Set(statuses)).toEqual(new Set([429]));
    for (let made = 0; made < 5; made += 1) {
      await arrivals(1);
      expect(held.length).toBeLessThanOrEqual(2);
      held.shift()?.();
    }
    await Promise.all(answers);
    expect(statuses.slice(25)).toEqual([200, 200, 200, 200, 200]);
  });

  it('are made for others when those who waited have gone', async () => {
    const gone = new AbortController();
    const leaving = Array.from({ length: 5 }, async () => ask(gone.signal));
    await arrivals(2);
    gone.abort();
    await Promise.allSettled(leaving);
    isHeld = false;
    for (const release of held.splice(0)) release();
    // The server sees that they are gone when it sees it.
    while ((await ask()).status === 429) await setImmediate();
    expect(await ask()).toMatchObject({ status: 200 });
  });
});
