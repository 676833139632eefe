import { describe, expect, it } from '@jest/globals';
import { hostnameIn, webOrigin } from './web-origin.js';

describe('an origin', () => {
  it.each([
    ['https://arena.example', 'https://arena.example'],
    ['HTTPS://Arena.EXAMPLE', 'https://arena.example'],
    ['https://arena.example:443', 'https://arena.example'],
    ['http://arena.example:80', 'http://arena.example'],
    ['http://arena.example:443', 'http://arena.example:443'],
    ['https://arena.example.', 'https://arena.example.'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://[0:0:0:0:0:0:0:1]:5173', 'http://[::1]:5173'],
    ['http://127.1:5173', 'http://127.0.0.1:5173'],
    ['tauri://localhost', 'tauri://localhost'],
  ])('%s is written %s', (text, origin) => {
    expect(webOrigin(text)).toBe(origin);
  });

  it.each([
    '',
    'null',
    'arena.example',
    '//arena.example',
    'https://',
    'https://arena.example/',
    'https://arena.example/path',
    'https://arena.example?q',
    'https://user@arena.example',
    'https://arena.example:99999',
    'https://[::1',
    'https://a.example, https://b.example',
    'https://a.example https://b.example',
    'https://a.example\\@b.example',
    'file:///tmp/page.html',
    `https://${'a'.repeat(400)}`,
  ])('is not %j', (text) => {
    expect(webOrigin(text)).toBeUndefined();
  });
});

describe('the name in a Host header', () => {
  it.each([
    ['localhost:3000', 'localhost'],
    ['Arena.Example', 'arena.example'],
    ['[::1]:3000', '[::1]'],
    ['arena.example/..', undefined],
    ['user@arena.example', undefined],
    ['', undefined],
  ])('%j is %j', (header, name) => {
    expect(hostnameIn(header)).toBe(name);
  });
});
