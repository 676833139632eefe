import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { IsInt, IsString, Max, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { ProblemException } from './problem.js';
import { type RunningService, serve } from './serve.js';

class Inner {
  @IsString() declare readonly name: string;
}
class Dto {
  @IsInt() @Max(10) declare readonly count: number;
  @ValidateNested({ each: true }) @Type(() => Inner) declare readonly inner: Inner[];
}

@Controller()
class TestController {
  @Post('echo')
  echo(@Body() body: Dto): Dto {
    return body;
  }

  @Post('touch')
  touch(): void {}

  @Get('refused')
  refused(): void {
    throw new ProblemException(409, 'not_now', 'Come back later.', undefined, { allowed: ['later'] });
  }

  @Get('broken')
  broken(): void {
    throw new Error('a secret');
  }
}

@Module({ controllers: [TestController] })
class TestModule {}

describe('serve', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await serve(TestModule, {
      name: 'test',
      host: '127.0.0.1',
      port: 0,
      logLevel: 'silent',
      bodyLimit: 20_000,
    });
  });
  afterAll(() => service.close());

  const post = (body: string, type = 'application/json'): Promise<Response> =>
    fetch(`${service.url}/echo`, { method: 'POST', body, headers: { 'content-type': type } });

  it('answers a valid body', async () => {
    const answer = await post('{"count": 3, "inner": [{"name": "a"}]}');
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ count: 3, inner: [{ name: 'a' }] });
  });

  it('names every wrong value by its path', async () => {
    const answer = await post('{"count": 11, "inner": [{"name": 4}]}');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({
      type: 'about:blank',
      status: 400,
      code: 'invalid_request',
      errors: [
        { path: 'count', message: 'count must not be greater than 10' },
        { path: 'inner.0.name', message: 'name must be a string' },
      ],
    });
  });

  it.each([
    ['an array', '[]', 400, 'invalid_request'],
    ['null', 'null', 400, 'invalid_request'],
    ['a string', '"x"', 400, 'invalid_request'],
    ['not JSON', '{', 400, 'bad_request'],
    ['empty', '', 400, 'invalid_request'],
    ['nested thousands deep', `{"inner":${'['.repeat(9_000)}${']'.repeat(9_000)}}`, 400, 'invalid_request'],
    ['a prototype key', '{"__proto__": {"x": 1}}', 400, 'bad_request'],
    ['too large', JSON.stringify('x'.repeat(30_000)), 413, 'payload_too_large'],
  ])('refuses a body that is %s', async (_, body, status, code) => {
    const answer = await post(body);
    expect(await answer.json()).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
  });

  it('takes an empty body for none where none is asked for', async () => {
    const answer = await fetch(`${service.url}/touch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(201);
  });

  it('refuses a content type that it does not read', async () => {
    expect(await (await post('x=1', 'text/xml')).json()).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it('answers a problem for an unknown path, with its extra members for a refusal, and without details for a bug', async () => {
    const answerOf = async (path: string): Promise<unknown> => (await fetch(service.url + path)).json();
    expect(await answerOf('/nowhere')).toMatchObject({ status: 404, code: 'not_found' });
    expect(await answerOf('/refused')).toMatchObject({ status: 409, code: 'not_now', allowed: ['later'] });
    const bug = await answerOf('/broken');
    expect(bug).toMatchObject({ status: 500, code: 'internal_error' });
    expect(JSON.stringify(bug)).not.toContain('secret');
  });

  it('refuses a port that is taken, and names it', async () => {
    const { port } = new URL(service.url);
    await expect(
      serve(TestModule, { name: 'second', host: '127.0.0.1', port: Number(port), logLevel: 'silent' }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE', port: Number(port) });
  });
});
