import { describe, expect, it } from '@jest/globals';
import { addressOf } from './address.js';

describe('the address of a moment', () => {
  it.each([
    { href: 'http://a.example/g/7', seq: 12, address: 'http://a.example/g/7?seq=12' },
    { href: 'http://a.example/g/7?turn=3', seq: 40, address: 'http://a.example/g/7?seq=40' },
    { href: 'http://a.example/g/7?overlay=1&seq=2', seq: 3, address: 'http://a.example/g/7?overlay=1&seq=3' },
    { href: 'http://a.example/g/7?seq=12', seq: null, address: 'http://a.example/g/7' },
  ])('of event $seq of $href is $address', ({ href, seq, address }) => {
    expect(addressOf(href, seq)).toBe(address);
  });
});
