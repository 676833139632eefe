import { describe, expect, it } from '@jest/globals';
import { ApiKeys } from './api-keys.js';
import { openControlWarning } from './open-control.js';

const CLOSED = ApiKeys.of('sixteen-letters-');
const OPEN = new ApiKeys();

describe('the warning about open control', () => {
  it.each(['0.0.0.0', '::', '192.168.1.7', 'games.example', 'localhost.example', '127.0.0.1.example'])(
    'is given where other machines reach games without keys: %s',
    (host) => {
      expect(openControlWarning(OPEN, host)).toContain('ORCHESTRATOR_API_KEYS');
      expect(openControlWarning(CLOSED, host)).toBeUndefined();
    },
  );

  it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1'])('is not given on a loopback address: %s', (host) => {
    expect(openControlWarning(OPEN, host)).toBeUndefined();
  });
});
