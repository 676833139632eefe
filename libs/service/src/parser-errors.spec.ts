import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type RunningService, serve } from './serve.js';

@Controller()
class TestController {
  @Get('fine')
  fine(): object {
    return { fine: true };
  }

  @Post('fine')
  touch(): object {
    return { fine: true };
  }
}

@Module({ controllers: [TestController] })
class TestModule {}

describe('what is no request', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await serve(TestModule, { name: 'test', host: '127.0.0.1', port: 0, logLevel: 'silent' });
  });
  afterAll(() => service.close());

  /** Everything that is answered to these bytes until the connection ends. */
  const answerTo = async (bytes: string): Promise<{ head: string; body: Record<string, unknown> }> => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    socket.write(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    return { head, body: JSON.parse(body) as Record<string, unknown> };
  };

  it.each([
    ['bytes that are not HTTP', 'hello\r\n\r\n', 400, 'bad_request'],
    ['a TLS handshake', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'bad_request'],
    ['an unknown method', 'FOO /fine HTTP/1.1\r\nHost: localhost\r\n\r\n', 400, 'bad_request'],
    ['a header without a colon', 'GET /fine HTTP/1.1\r\nHost: localhost\r\nbroken\r\n\r\n', 400, 'bad_request'],
    [
      'two lengths',
      'POST /fine HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
      400,
      'bad_request',
    ],
    [
      'a chunk without a size',
      'POST /fine HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
      'bad_request',
    ],
    [
      'large headers',
      `GET /fine HTTP/1.1\r\nHost: localhost\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    ['a request without a Host', 'GET /fine HTTP/1.1\r\n\r\n', 400, 'bad_request'],
    ['a request without a Host for an unknown path', 'GET /none HTTP/1.1\r\n\r\n', 400, 'bad_request'],
    [
      'an unknown expectation',
      'POST /fine HTTP/1.1\r\nHost: localhost\r\nExpect: magic\r\n\r\n',
      417,
      'expectation_failed',
    ],
  ])('is answered as a problem: %s', async (_, bytes, status, code) => {
    const { head, body } = await answerTo(bytes);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    expect(head).toMatch(/connection: close/i);
    expect(body).toEqual({
      type: 'about:blank',
      title: expect.any(String),
      status,
      detail: expect.stringMatching(/\.$/),
      code,
    });
  });

  it('is not a request of HTTP/1.0, which needs no Host', async () => {
    expect((await answerTo('GET /fine HTTP/1.0\r\n\r\n')).body).toEqual({ fine: true });
  });
});
