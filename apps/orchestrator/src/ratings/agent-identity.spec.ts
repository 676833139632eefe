import { describe, expect, it } from '@jest/globals';
import { identityOf, idOf } from './agent-identity.js';

const SEAT = { id: 'p1', name: 'Ada', personality: 'bold', model: null, url: null };

describe('the identity of an agent', () => {
  it.each([
    { given: 'https://user:secret@agents.example/bold?token=t#top', shown: 'https://agents.example/bold' },
    { given: 'http://localhost:9000/', shown: 'http://localhost:9000' },
    { given: 'not an address', shown: 'unknown' },
  ])('shows $given as $shown', ({ given, shown }) => {
    expect(identityOf({ ...SEAT, url: given }).url).toBe(shown);
  });

  it('is the same in every game, whatever the seat and the token', () => {
    const one = identityOf({ ...SEAT, url: 'http://a.example?token=1' });
    const other = identityOf({ ...SEAT, id: 'p2', url: 'http://a.example?token=2' });
    expect(idOf(one)).toBe(idOf(other));
  });

  it.each([{ name: 'Bob' }, { personality: 'shy' }, { model: 'm' }, { url: 'http://a.example' }])(
    'is another one with %j',
    (change) => {
      expect(idOf(identityOf({ ...SEAT, ...change }))).not.toBe(idOf(identityOf(SEAT)));
    },
  );
});
