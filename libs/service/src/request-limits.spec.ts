import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { Problem } from '#libs/protocol';
import { MaxKeys } from './dto-sizes.js';
import { ProblemException } from './problem.js';
import { BodyLimit } from './request-limits.js';
import { type RunningService, serve } from './serve.js';
import { closing } from './testing/index.js';

class Item {
  @IsString() declare readonly name: string;
}

class Inner {
  @IsOptional() @IsObject() @MaxKeys(5) declare readonly rules?: object;
}

class Outer {
  @IsArray()
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => Item)
  declare readonly items: readonly Item[];

  @IsOptional() @IsObject() @ValidateNested() @Type(() => Inner) declare readonly settings?: Inner;
}

@Controller()
class TestController {
  @Post('large')
  @BodyLimit(2_000_000)
  large(@Body() { items }: Outer): number {
    return items.length;
  }

  @Post('small')
  small(@Body() { items }: Outer): number {
    return items.length;
  }

  @Post('refused')
  refused(): void {
    throw new ProblemException(409, 'refused', 'x'.repeat(5_000), undefined, { message: 'y'.repeat(5_000) });
  }
}

@Module({ controllers: [TestController] })
class TestModule {}

/** Less than the default of a service. */
const SOONER_MS = 20_000;

describe('a request', () => {
  let service: RunningService;
  /** Gives up requests sooner. */
  let impatient: RunningService;
  beforeAll(async () => {
    const listening = { name: 'test', host: '127.0.0.1', port: 0, logLevel: 'silent' } as const;
    service = await serve(TestModule, listening);
    impatient = await serve(TestModule, { ...listening, requestMs: 1_000 });
  });
  afterAll(async () => {
    await service.close();
    await impatient.close();
  });

  const answerTo = async (path: string, body: unknown): Promise<{ problem: Problem; bytes: number }> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(service.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    return { problem: JSON.parse(text) as Problem, bytes: text.length };
  };

  const dial = async ({ url }: RunningService, text: string): Promise<Socket> => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  };

  /** All that comes until the server closes the connection. */
  const untilClosed = async (socket: Socket): Promise<string> => {
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await closing(socket);
    return text;
  };

  it('with a list that is too long is refused by its length, whatever is in it', async () => {
    const started = performance.now();
    const { problem, bytes } = await answerTo('/large', { items: Array.from({ length: 340_000 }, () => ({})) });
    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid_request',
      errors: [{ path: 'items', message: 'items must contain no more than 8 elements, but has 340000' }],
    });
    expect(bytes).toBeLessThan(1_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('with an object of too many keys is refused with the first few of them', async () => {
    const rules = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`rule_${index}`, 1]));
    const { problem } = await answerTo('/large', { items: [], settings: { rules } });
    expect(problem.errors).toEqual([
      {
        path: 'settings.rules',
        message: 'rules must have at most 5 keys, but has 60000: "rule_0", "rule_1", "rule_2", …',
      },
    ]);
  });

  it.each([
    { it: 'deep', value: `${'['.repeat(70)}${']'.repeat(70)}`, detail: 'The body is nested more than 64 deep.' },
    {
      it: 'deep beyond every stack',
      value: `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
      detail: /nested more than/,
    },
    { it: 'wide', value: JSON.stringify(Array(60_000).fill(0)), detail: 'The body holds more than 50000 values.' },
  ])('that is too $it is refused', async ({ value, detail }) => {
    const headers = { 'content-type': 'application/json' };
    const body = `{"items":[],"extra":${value}}`;
    const answer = await fetch(`${service.url}/large`, { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({ status: 400, detail: expect.stringMatching(detail) });
  });

  it('may be as large as its route takes', async () => {
    const items = [{ name: 'x'.repeat(20_000) }];
    expect((await answerTo('/small', { items })).problem).toMatchObject({ status: 413, code: 'payload_too_large' });
    const headers = { 'content-type': 'application/json' };
    const taken = await fetch(`${service.url}/large`, { method: 'POST', headers, body: JSON.stringify({ items }) });
    expect(taken.status).toBe(201);
  });

  it('is answered with few errors and short texts', async () => {
    const items = Array.from({ length: 8 }, () => ({ name: 1 }));
    const wide = { items, settings: { rules: Object.fromEntries('abcdef'.split('').map((k) => [k.repeat(99), 1])) } };
    expect((await answerTo('/small', wide)).problem.detail.length).toBeLessThanOrEqual(1_000);
    const { problem } = await answerTo('/refused', {});
    expect(problem.detail).toBe(`${'x'.repeat(999)}…`);
    expect(problem).toMatchObject({ message: `${'y'.repeat(999)}…` });
  });

  const SLOW = [
    { it: 'headers', text: 'POST /small HTTP/1.1\r\nHost: localhost\r\nContent-Ty' },
    {
      it: 'body',
      text: 'POST /small HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
    },
  ];

  it.each(SLOW)('whose $it stop is given up', async ({ text }) => {
    expect(await untilClosed(await dial(impatient, text))).toContain('408');
  });

  it.each(SLOW)('whose $it drip is given up all the same', async ({ text }) => {
    const socket = await dial(impatient, text);
    const drip = setInterval(() => socket.write('x'), 50);
    await untilClosed(socket);
    clearInterval(drip);
    expect(socket.destroyed).toBe(true);
  });

  it.each([
    { it: 'of a type that is not read', head: 'POST /small HTTP/1.1\r\nContent-Type: text/xml', status: '415' },
    { it: 'to nobody', head: 'POST /nowhere HTTP/1.1\r\nContent-Type: text/xml', status: '4' },
    { it: 'that need not have one', head: 'GET /nowhere HTTP/1.1', status: '404' },
  ])('$it is answered before its body came, and its connection closed', async ({ head, status }) => {
    const started = performance.now();
    const socket = await dial(service, `${head}\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx`);
    const drip = setInterval(() => socket.write('x'), 50);
    expect(await untilClosed(socket)).toContain(`HTTP/1.1 ${status}`);
    clearInterval(drip);
    expect(performance.now() - started).toBeLessThan(SOONER_MS);
  });

  it('that is refused before its body was read leaves the connection open when the rest follows at once', async () => {
    const post = 'POST /small HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: 3\r\n\r\n';
    const socket = await dial(service, post);
    let text = '';
    const received = once(socket, 'data');
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await received;
    socket.write(`abc${post}abc`);
    while (text.split('HTTP/1.1 415').length < 3) await once(socket, 'data');
    expect(text.split('HTTP/1.1 415')).toHaveLength(3);
    socket.destroy();
  });
});
