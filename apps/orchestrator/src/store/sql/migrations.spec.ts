import { expect, it } from '@jest/globals';
import { MIGRATIONS } from './migrations.js';

it('migrations that were released keep their names and their order: databases remember them by name', () => {
  const released = ['0001_games', '0002_ratings', '0003_health_checks', '0004_rating_kinds', '0005_transcripts'];
  expect(Object.keys(MIGRATIONS).slice(0, released.length)).toEqual(released);
});
