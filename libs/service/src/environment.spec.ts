import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, Environment } from './environment.js';

describe('Environment', () => {
  it('reads what is set and falls back where nothing, or only white space, is set', () => {
    const env = new Environment({ PORT: ' 8080 ', HOST: '  ', SPEED: 'fast', OPEN: 'TRUE' });
    expect(env.port('PORT', 3000)).toBe(8080);
    expect(env.text('HOST', '0.0.0.0')).toBe('0.0.0.0');
    expect(env.oneOf('SPEED', ['fast', 'slow'], 'slow')).toBe('fast');
    expect(env.flag('OPEN', false)).toBe(true);
    expect(env.url('URL', 'http://localhost:8000')).toBe('http://localhost:8000');
    expect(() => env.throwIfWrong()).not.toThrow();
  });

  it('takes the trailing slash off an address', () => {
    expect(new Environment({ URL: 'http://engine:8000/v1//' }).url('URL', '')).toBe('http://engine:8000/v1');
  });

  it('names every wrong variable, what it holds and what it may hold, in one error', () => {
    const env = new Environment({
      PORT: '70000',
      SPEED: 'warp',
      OPEN: 'perhaps',
      URL: 'ftp://x',
      RETRIES: '1.5',
      N: 'x',
    });
    env.port('PORT', 3000);
    env.oneOf('SPEED', ['fast', 'slow'], 'slow');
    env.flag('OPEN', false);
    env.url('URL', '');
    env.integer('RETRIES', 3, { min: 0 });
    env.number('N', 3, { max: 9 });
    env.refuseIf(true, 'A needs B');
    expect(() => env.throwIfWrong()).toThrow(
      new ConfigurationError(
        [
          'Wrong configuration:',
          '  - PORT is "70000", but must be a whole number from 0 to 65535',
          '  - SPEED is "warp", but must be one of fast, slow',
          '  - OPEN is "perhaps", but must be true or false',
          '  - URL is "ftp://x", but must be an address that starts with http:// or https://',
          '  - RETRIES is "1.5", but must be a whole number of at least 0',
          '  - N is "x", but must be a number of at most 9',
          '  - A needs B',
        ].join('\n'),
      ),
    );
  });
});
