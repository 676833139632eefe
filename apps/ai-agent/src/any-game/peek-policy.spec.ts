import { describe, expect, it } from '@jest/globals';
import { PeekPolicy } from './peek-policy.js';

const at = (host: string): string => `http://${host}/games/7e1/peek`;

describe('where it may be asked what a move leads to', () => {
  const near = new PeekPolicy();

  it.each([
    at('127.0.0.1:3000'),
    at('localhost:3000'),
    at('[::1]:3000'),
    at('10.1.2.3'),
    at('172.31.0.9'),
    at('192.168.0.2'),
    at('[fd12::5]'),
    'https://orchestrator/play/games/7e1/peek?token=x',
  ])('is near this service: %s', (url) => {
    expect(near.accepted(url)?.href).toBe(url);
  });

  it.each([
    ['a public address', at('203.0.113.9')],
    ['a public address as one number', at('3405803777')],
    ['a metadata service', at('169.254.169.254')],
    ['a metadata service of IPv6', at('[fd00:ec2::254]')],
    ['an unspecified address', at('0.0.0.0')],
    ['a public address inside IPv6', at('[::ffff:203.0.113.9]')],
    ['a carrier-grade address', at('100.64.0.1')],
    ['another scheme', 'file:///games/7e1/peek'],
    ['a password', 'http://user:secret@127.0.0.1/games/7e1/peek'],
    ['another path', 'http://127.0.0.1:2375/containers/create'],
    ['a path behind it', 'http://127.0.0.1/games/7e1/peek/../../admin'],
    ['no address at all', 'peek'],
    ['an endless one', at(`127.0.0.1/${'x'.repeat(3_000)}`)],
  ])('is not %s', (_, url) => {
    expect(near.accepted(url)).toBeUndefined();
  });

  it('is checked again when a name is resolved', () => {
    expect(near.accepted(at('orchestrator.example'))).toBeDefined();
    expect(['127.0.0.1', '10.0.0.1', 'fd12::5'].map((address) => near.allows(address))).toEqual([true, true, true]);
    for (const address of ['203.0.113.9', '169.254.169.254', 'fd00:ec2::254', 'fe80::1', '2001:db8::1', 'x'])
      expect(near.allows(address)).toBe(false);
  });

  it('is at the configured origins alone, wherever those are', () => {
    const policy = new PeekPolicy(['https://play.example']);
    expect(policy.accepted('https://play.example/games/7e1/peek')).toBeDefined();
    expect(policy.allows('203.0.113.9')).toBe(true);
    for (const url of [
      'http://play.example/games/7e1/peek',
      at('127.0.0.1'),
      'https://play.example.evil/games/7e1/peek',
    ])
      expect(policy.accepted(url)).toBeUndefined();
  });
});
