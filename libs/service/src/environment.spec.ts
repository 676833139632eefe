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

  it('names every wrong variable and what it may hold in one error, and shows what can be no secret', () => {
    const env = new Environment({
      PORT: '70000',
      SPEED: 'hunter2',
      OPEN: 'hunter2',
      URL: 'ftp://hunter2:hunter2@x/y?token=hunter2',
      OTHER: 'hunter2:hunter2@x',
      RETRIES: '1.5',
      N: 'hunter2',
    });
    env.port('PORT', 3000);
    env.oneOf('SPEED', ['fast', 'slow'], 'slow');
    env.flag('OPEN', false);
    env.url('URL', '');
    env.url('OTHER', '');
    env.integer('RETRIES', 3, { min: 0, max: 9 });
    env.number('N', 3, { min: 0, max: 9 });
    env.refuseIf(true, 'A needs B');
    expect(() => env.throwIfWrong()).toThrow(
      new ConfigurationError(
        [
          'Wrong configuration:',
          '  - PORT is "70000", but must be a whole number from 0 to 65535',
          '  - SPEED must be one of fast, slow',
          '  - OPEN must be true or false',
          '  - URL is "ftp://***@x/y", but must be an address that starts with http:// or https://',
          '  - OTHER must be an address that starts with http:// or https://',
          '  - RETRIES is "1.5", but must be a whole number from 0 to 9',
          '  - N must be a number from 0 to 9',
          '  - A needs B',
        ].join('\n'),
      ),
    );
  });

  it.each(['1e9', '-1', '36501', '1e309', 'NaN', 'Infinity'])('refuses the number %s beyond its bounds', (raw) => {
    const env = new Environment({ DAYS: raw });
    expect(env.number('DAYS', 30, { min: 0, max: 36_500 })).toBe(30);
    expect(() => env.throwIfWrong()).toThrow('a number from 0 to 36500');
  });
});
