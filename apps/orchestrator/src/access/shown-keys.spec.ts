import { describe, expect, it } from '@jest/globals';
import { keysInHandshake, keysInHeaders } from './shown-keys.js';

describe('the keys in headers', () => {
  it.each([
    { name: 'a bearer token', headers: { authorization: 'Bearer abc' }, keys: ['abc'] },
    { name: 'the scheme in any case', headers: { authorization: 'bEARER abc' }, keys: ['abc'] },
    { name: 'white space around it', headers: { authorization: '  Bearer   abc  ' }, keys: ['abc'] },
    { name: 'a header of its own', headers: { 'x-api-key': 'abc' }, keys: ['abc'] },
    { name: 'both', headers: { authorization: 'Bearer abc', 'x-api-key': 'def' }, keys: ['abc', 'def'] },
    {
      name: 'a proxy’s password beside it',
      headers: { authorization: 'Basic eDp5', 'x-api-key': 'def' },
      keys: ['def'],
    },
  ])('are read: $name', ({ headers, keys }) => {
    expect(keysInHeaders(headers)).toEqual(keys);
  });

  it.each([
    { name: 'no header', headers: {} },
    { name: 'empty ones', headers: { authorization: '', 'x-api-key': '' } },
    { name: 'a scheme alone', headers: { authorization: 'Bearer' } },
    { name: 'a scheme and a space', headers: { authorization: 'Bearer ' } },
    { name: 'a key without a scheme', headers: { authorization: 'abc' } },
    { name: 'another scheme', headers: { authorization: 'Basic abc' } },
    { name: 'a scheme that begins so', headers: { authorization: 'Bearers abc' } },
    { name: 'two tokens', headers: { authorization: 'Bearer abc def' } },
  ])('are none where there is $name', ({ headers }) => {
    expect(keysInHeaders(headers)).toEqual([]);
  });
});

describe('the keys in a handshake', () => {
  it('are in the option `auth` of the client, and in its headers', () => {
    const headers = { authorization: 'Bearer c' };
    expect(keysInHandshake({ auth: { api_key: 'a', token: 'b' }, headers })).toEqual(['a', 'b', 'c']);
  });

  it.each([{}, { api_key: null }, { api_key: 7, token: ['a'] }, { token: { a: 1 } }, { api_key: '' }])(
    'are none in %j',
    (auth) => {
      expect(keysInHandshake({ auth, headers: {} })).toEqual([]);
    },
  );
});
