import { describe, expect, it } from '@jest/globals';
import { endpoint } from './endpoint.js';

describe('an endpoint', () => {
  it.each([
    ['http://host', ['game'], 'http://host/game'],
    ['http://host:1/', ['game', '7', 'start'], 'http://host:1/game/7/start'],
    ['http://host/engine/v1//', ['game'], 'http://host/engine/v1/game'],
    ['http://host/agent?key=1', ['health'], 'http://host/agent/health?key=1'],
    ['http://host', ['game', 'a/b?c'], 'http://host/game/a%2Fb%3Fc'],
    // Escaped once, a URL would still take them for "one level up": DELETE /game/.. would be DELETE /.
    ['http://host', ['game', '..', 'start'], 'http://host/game/%252E%252E/start'],
    ['http://host', ['game', '.'], 'http://host/game/%252E'],
    ['http://host', ['game', '../../admin'], 'http://host/game/..%2F..%2Fadmin'],
    ['http://host', ['game', '%2e%2e'], 'http://host/game/%252e%252e'],
    ['http://host', ['game', 'a\ud800'], 'http://host/game/a%EF%BF%BD'],
    ['no address', ['game'], 'no address'],
  ])('of %j and %j is %j', (base, segments, expected) => {
    expect(endpoint(base, ...segments)).toBe(expected);
  });
});
