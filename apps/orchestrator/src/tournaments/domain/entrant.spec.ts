import { expect, it } from '@jest/globals';
import { entered } from './entrant.js';

it('an entrant is kept with the fields of its seat alone', () => {
  const sent = { name: 'Ada', personality: 'calm', model: 'm', identity: 'f1', extra: { deep: true } };
  expect(entered('e1', sent, '2026-11-29T12:00:00.000Z')).toEqual({
    id: 'e1',
    seat: { name: 'Ada', personality: 'calm', model: 'm', identity: 'f1' },
    joinedAt: '2026-11-29T12:00:00.000Z',
  });
});
