import { describe, expect, it } from '@jest/globals';
import { readRefusal } from './refusal.reader.js';

describe('the reason of a refusal by an engine', () => {
  it.each([
    [{ detail: 'no money' }, 'no money', undefined],
    [{ detail: { message: 'no money', code: 'cash' } }, 'no money', 'cash'],
    [{ detail: [{ msg: 'too few' }, { loc: [1] }, { msg: 'too many' }] }, 'too few; too many', undefined],
    [{ error: 'no', error_code: 'e7' }, 'no', 'e7'],
    [{ title: 'Bad Request', detail: '', code: 'bad' }, 'Bad Request', 'bad'],
    ['plain text', 'plain text', undefined],
    [{ detail: 5 }, 'otherwise', undefined],
    [undefined, 'otherwise', undefined],
    [{ detail: 'evil\u202egnp', code: `x\u202e${'y'.repeat(100)}` }, 'evilgnp', `x${'y'.repeat(49)}`],
    [{ detail: 'no', error: { code: 'nested' } }, 'no', 'nested'],
    [{ detail: 'two\nlines\u0000' }, 'two lines', undefined],
  ])('is read from %j', (body, message, code) => {
    expect(readRefusal(body, 'otherwise')).toEqual({ message, code });
  });

  it.each([
    [
      'FastAPI',
      { detail: [{ loc: ['body', 'players', 0, 'name'], msg: 'too short', type: 'string_too_short' }] },
      'players.0.name: too short',
    ],
    ['FastAPI, the body itself', { detail: [{ loc: ['body'], msg: 'field required' }] }, 'body: field required'],
    [
      'our own engine',
      { detail: 'seed: must be whole', errors: [{ path: 'seed', message: 'must be whole' }] },
      'seed: must be whole',
    ],
    ['Nest', { message: ['players.0.name must be a string'], error: 'Bad Request' }, 'players.0.name must be a string'],
    [
      'express-validator',
      { errors: [{ type: 'field', msg: 'Invalid value', path: 'players[0].name', location: 'body' }] },
      'players[0].name: Invalid value',
    ],
    [
      'ASP.NET',
      { title: 'One or more errors.', errors: { 'Players[0].Name': ['is required'] } },
      'One or more errors.; Players[0].Name: is required',
    ],
    [
      'Django REST',
      { players: [{ name: ['This field is required.'] }], seed: ['No.'] },
      'players.name: This field is required.; seed: No.',
    ],
    [
      'marshmallow',
      { message: 'Invalid', errors: { json: { players: { 0: { name: ['Missing'] } } } } },
      'Invalid; players.0.name: Missing',
    ],
    [
      'zod',
      { error: { issues: [{ path: ['players', 0, 'name'], message: 'Too short' }] } },
      'players.0.name: Too short',
    ],
    [
      'ajv',
      { errors: [{ instancePath: '/players/0/name', message: 'must be string' }] },
      'players.0.name: must be string',
    ],
    [
      'Spring',
      { status: 400, error: 'Bad Request', path: '/game', errors: [{ field: 'players', defaultMessage: 'too few' }] },
      'Bad Request; players: too few',
    ],
    ['JSON:API', { errors: [{ detail: 'is blank', source: { pointer: '/data/name' } }] }, 'data.name: is blank'],
    [
      'Google',
      { error: { message: 'bad', details: [{ fieldViolations: [{ field: 'seed', description: 'too large' }] }] } },
      'bad; seed: too large',
    ],
  ])('names the field as %s does', (_, body, message) => {
    expect(readRefusal(body, 'otherwise').message).toBe(message);
  });

  it('is looked for no further than it can be shown', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 100_000; level += 1) deep = { detail: deep };
    expect(readRefusal(deep, 'otherwise')).toEqual({ message: 'otherwise', code: undefined });
    const many = Array.from({ length: 200_000 }, (_, index) => ({ msg: `wrong ${index}` }));
    expect(readRefusal({ detail: many }, '').message).toMatch(/^wrong 0; .*wrong 9$/);
  });

  it('is no longer than 300 characters', () => {
    expect(readRefusal({ detail: 'x'.repeat(10_000) }, '').message).toHaveLength(300);
  });
});
