import { describe, expect, it } from '@jest/globals';
import { AddressPolicy, allowedPlace } from './index.js';

function policy(...entries: readonly string[]): AddressPolicy {
  return new AddressPolicy(entries.flatMap((entry) => allowedPlace(entry) ?? []));
}

describe('an address', () => {
  it.each([
    ['127.0.0.1', 'a loopback'],
    ['127.255.255.254', 'a loopback'],
    ['::1', 'a loopback'],
    ['::ffff:127.0.0.1', 'a loopback'],
    ['::ffff:7f00:1', 'a loopback'],
    ['0:0:0:0:0:ffff:7f00:0001', 'a loopback'],
    ['64:ff9b::127.0.0.1', 'a loopback'],
    ['64:ff9b::a9fe:a9fe', 'a metadata'],
    ['64:ff9b::1', 'an unspecified'],
    ['0.0.0.0', 'an unspecified'],
    ['0.1.2.3', 'an unspecified'],
    ['::', 'an unspecified'],
    ['::ffff:0:0', 'an unspecified'],
    ['10.0.0.1', 'a private'],
    ['172.16.0.1', 'a private'],
    ['172.31.255.255', 'a private'],
    ['192.168.1.1', 'a private'],
    ['fc00::1', 'a private'],
    ['fdff::1', 'a private'],
    ['169.254.1.1', 'a link-local'],
    ['fe80::1', 'a link-local'],
    ['169.254.169.254', 'a metadata'],
    ['168.63.129.16', 'a metadata'],
    ['100.100.100.200', 'a metadata'],
    ['fd00:ec2::254', 'a metadata'],
    ['100.64.0.1', 'a carrier-grade NAT'],
    ['100.127.255.255', 'a carrier-grade NAT'],
    ['224.0.0.1', 'a multicast'],
    ['ff02::1', 'a multicast'],
    ['255.255.255.255', 'a reserved'],
    ['192.0.2.1', 'a reserved'],
    ['2001:db8::1', 'a reserved'],
    ['::7f00:1', 'a reserved'],
    ['64:ff9b:1::7f00:1', 'a reserved'],
    ['2002:7f00:1::', 'a tunnelled'],
    ['2001:0:1::1', 'a tunnelled'],
    ['fe80::1%eth0', 'no IP'],
    ['localhost', 'no IP'],
  ])('%s is %s address, and refused', (address, kind) => {
    expect(policy().refusal({ host: 'agents.example', port: 80 }, address)).toBe(`leads to ${kind} address`);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    '%s is on the public internet, and allowed',
    (address) => {
      expect(policy().refusal({ host: 'agents.example', port: 80 }, address)).toBeUndefined();
    },
  );
});

describe('a url', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://１２７.0.0.1/',
    'http://[::1]:9000/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'https://me.localhost/',
  ])('%s is refused as it is written', (url) => {
    expect(policy().refusalOfUrl(new URL(url))).toBe('leads to a loopback address');
  });

  it.each(['http://8.8.8.8/', 'https://agents.example/', 'http://mylocalhost/', 'http://127.0.0.1.example/'])(
    '%s is not refused before it is known where it leads',
    (url) => {
      expect(policy().refusalOfUrl(new URL(url))).toBeUndefined();
    },
  );
});

describe('the list of the operator', () => {
  it.each([
    ['localhost', 'http://localhost:9000', true],
    ['localhost', 'http://127.0.0.1:9000', false],
    ['LocalHost:9000', 'http://localhost:9000', true],
    ['localhost:9000', 'http://localhost:9001', false],
    ['localhost:80', 'http://localhost', true],
    ['localhost:443', 'https://localhost', true],
    ['127.0.0.1', 'http://127.0.0.1:1', true],
    ['127.0.0.1', 'http://localhost', true],
    ['127.0.0.1', 'http://[::ffff:127.0.0.1]', true],
    ['127.0.0.1:9000', 'http://2130706433:9000', true],
    ['127.0.0.1:9000', 'http://127.0.0.1:22', false],
    ['127.0.0.1', 'http://127.0.0.2', false],
    ['10.0.0.0/8', 'http://10.9.8.7', true],
    ['10.0.0.0/8', 'http://11.0.0.1', true],
    ['10.0.0.0/8', 'http://192.168.0.1', false],
    ['::1', 'http://[::1]', true],
    ['[fd00::5]:9000', 'http://[fd00::5]:9000', true],
    ['[fd00::5]:9000', 'http://[fd00::5]:9001', false],
    ['fd00::/8', 'http://[fd12::1]', true],
    ['0.0.0.0/0', 'http://169.254.169.254', true],
  ])('%s: %s is allowed: %s', (entry, url, isAllowed) => {
    expect(policy(entry).refusalOfUrl(new URL(url)) === undefined).toBe(isAllowed);
  });

  it('allows a name wherever it leads', () => {
    const destination = { host: 'agents.internal', port: 9_000 };
    expect(policy('agents.internal').refusal(destination, '10.1.2.3')).toBeUndefined();
    expect(policy('agents.internal:80').refusal(destination, '10.1.2.3')).toBe('leads to a private address');
  });

  it.each(['*', '10.0.0.0/33', '::/129', 'a/b', 'http://a', 'me@host', 'host:0', 'host:70000', 'host:x', '[::1', '/8'])(
    'cannot have %s',
    (entry) => {
      expect(allowedPlace(entry)).toBeUndefined();
    },
  );
});
