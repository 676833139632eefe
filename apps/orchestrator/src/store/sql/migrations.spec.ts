import { expect, it } from '@jest/globals';
import { MIGRATIONS } from './migrations.js';

it('migrations that were released keep their names and their order: databases remember them by name', () => {
  expect(Object.keys(MIGRATIONS).slice(0, 3)).toEqual(['0001_games', '0002_ratings', '0003_health_checks']);
});
