import { describe, expect, it } from '@jest/globals';
import { endpoint } from './endpoint.js';

describe('an endpoint', () => {
  it.each([
    ['http://host', ['game'], 'http://host/game'],
    ['http://host:1/', ['game', '7', 'start'], 'http://host:1/game/7/start'],
    ['http://host/engine/v1//', ['game'], 'http://host/engine/v1/game'],
    ['http://host/agent?key=1', ['health'], 'http://host/agent/health?key=1'],
    ['http://host', ['game', 'a/b?c'], 'http://host/game/a%2Fb%3Fc'],
    ['no address', ['game'], 'no address'],
  ])('of %j and %j is %j', (base, segments, expected) => {
    expect(endpoint(base, ...segments)).toBe(expected);
  });
});
