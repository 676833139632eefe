import { describe, expect, it } from '@jest/globals';
import { isLoopbackAddress, isLoopbackHost } from './loopback.js';

describe('a host', () => {
  it.each(['localhost', 'LOCALHOST', 'localhost.', 'app.localhost', '127.0.0.1', '127.255.1.2', '[::1]', '::1'])(
    'is this machine: %s',
    (host) => expect(isLoopbackHost(host)).toBe(true),
  );

  it.each([
    'localhost.evil.example',
    'evillocalhost',
    '127.0.0.1.evil.example',
    '128.0.0.1',
    '0.0.0.0',
    '[::2]',
    '',
    '.',
  ])('is not this machine: %j', (host) => expect(isLoopbackHost(host)).toBe(false));
});

describe('an address', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('is of this machine: %s', (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });

  it.each(['192.0.2.1', '::ffff:192.0.2.1', '::', 'localhost', ''])('is not of this machine: %j', (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
  });
});
