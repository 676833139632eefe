import type { Command } from '../../command.js';
import { control } from './control.js';
import { create } from './create.js';
import { join, leave } from './entrants.js';
import { list } from './list.js';
import { results } from './results.js';
import { show } from './show.js';
import { watch } from './watch.js';

export const TOURNAMENT_COMMANDS: Readonly<Record<string, Command>> = {
  'tournament create': create,
  'tournament list': list,
  'tournament show': show,
  'tournament watch': watch,
  'tournament pause': control('pause'),
  'tournament resume': control('resume'),
  'tournament stop': control('stop'),
  'tournament join': join,
  'tournament leave': leave,
  'tournament results': results,
};
