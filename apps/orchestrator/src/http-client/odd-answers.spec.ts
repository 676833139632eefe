import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { type HttpAnswer, HttpClientModule, HttpFailure, JsonHttp } from './index.js';
import { answer, type Behaviour, TestServer } from './testing/index.js';

let server: TestServer;
let module: TestingModule;

beforeEach(async () => {
  server = await TestServer.start(answer(200, { fine: true }));
  module = await Test.createTestingModule({ imports: [HttpClientModule.register('engine')] }).compile();
});

afterEach(async () => {
  await module.close();
  await server.close();
});

function get(behaviour: Behaviour): Promise<HttpAnswer> {
  server.now(behaviour);
  return module.get(JsonHttp).send({ method: 'GET', url: server.url, timeoutMs: 5_000, maxBytes: 100_000 });
}

describe('an answer of an odd server', () => {
  it.each<[string, Behaviour]>([
    ['a byte order mark before its JSON', answer(200, '\ufeff{"fine":true}')],
    ['another content type', answer(200, '{"fine":true}', { 'content-type': 'text/html' })],
    ['white space around its JSON', answer(200, '\r\n {"fine":true}\n\n')],
    ['a key twice: the last counts', answer(200, '{"fine":false,"fine":true}')],
    ['an encoding that means none', answer(200, '{"fine":true}', { 'content-encoding': 'Identity' })],
  ])('is read with %s', async (_, behaviour) => {
    expect((await get(behaviour)).json()).toEqual({ fine: true });
  });

  it.each([
    ['NaN, as Python writes it', '{"cash":NaN}'],
    ['something after its end', '{"fine":true} trailing'],
    ['two documents', '{"fine":true}{"fine":true}'],
    ['single quotes', "{'fine': True}"],
  ])('is not JSON with %s', async (_, body) => {
    const got = await get(answer(200, body));
    expect(() => got.json()).toThrow('answered something that is not JSON');
  });

  it('is nothing with 204 and no body', async () => {
    const got = await get((response) => void response.writeHead(204).end());
    expect(() => got.json()).toThrow('answered nothing');
  });

  it.each<[string | string[], string]>([
    ['gzip', 'gzip'],
    ['BR', 'br'],
    ['deflate', 'deflate'],
    [['identity', 'gzip'], 'identity, gzip'],
    ['gzip, br', 'gzip, br'],
    ['\u0022<script>', 'script'],
  ])('is refused by name where it is compressed: %j', async (encoding, named) => {
    const compressed: Behaviour = (response) => void response.setHeader('content-encoding', encoding).end('x');
    const message = `answered a body compressed with ${named}, which is not accepted`;
    await expect(get(compressed)).rejects.toMatchObject({ kind: 'not_json', message });
  });

  it('is refused by name where its headers are too large', async () => {
    const large: Behaviour = (response) => void response.writeHead(200, { 'x-trace': 'x'.repeat(60_000) }).end('{}');
    const failure: unknown = await get(large).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HttpFailure);
    expect(failure).toMatchObject({
      kind: 'too_large',
      message: 'answered with headers of more than 16,384 bytes, which is not accepted',
      mayHaveArrived: true,
    });
  });

  it.each([
    [302, 'https://user:secret@other.example/game?token=secret#x', 'https://other.example/game'],
    [308, '/v2/game?token=secret', '/v2/game'],
    [301, `https://other.example/${'x'.repeat(1_000)}`, `https://other.example/${'x'.repeat(178)}`],
  ])('names where it would redirect to, without what may be secret: %i %s', async (status, location, shown) => {
    const got = await get(answer(status, '', { location }));
    expect(got.redirect).toBe(`redirects are not followed, and this one leads to ${shown}`);
  });

  it('states that redirects are not followed also where it leads nowhere', async () => {
    expect((await get(answer(303, ''))).redirect).toBe('redirects are not followed');
    expect((await get(answer(200, ''))).redirect).toBeUndefined();
    expect((await get(answer(404, '', { location: '/' }))).redirect).toBeUndefined();
  });
});
