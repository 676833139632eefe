import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { Controller, Get, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningService, serve } from './index.js';

@Controller()
class GreetingController {
  @Get()
  greet(): { readonly hello: string } {
    return { hello: 'world' };
  }
}

@Module({ controllers: [GreetingController] })
class GreetingModule {}

describe('a request that arrives on a loopback address', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await serve(GreetingModule, { name: 'greeting', host: '127.0.0.1', port: 0, logLevel: 'silent' });
  });
  afterAll(() => service.close());

  async function answerTo(host: string): Promise<{ status: number | undefined; body: unknown }> {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(service.url, { headers: { host } }, resolve).on('error', reject).end();
    });
    return { status: answer.statusCode, body: JSON.parse(await text(answer)) };
  }

  it.each(['localhost', '127.0.0.1:8000', '[::1]:8000', 'app.localhost'])('is answered for %s', async (host) => {
    expect(await answerTo(host)).toEqual({ status: 200, body: { hello: 'world' } });
  });

  it.each(['rebind.example', 'rebind.example:8000', '127.0.0.1.rebind.example'])('is refused for %s', async (host) => {
    expect(await answerTo(host)).toMatchObject({ status: 403, body: { code: 'host_not_allowed', status: 403 } });
  });
});
