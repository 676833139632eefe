import { BLOCKER } from './blocker.js';
import { BUILDER } from './builder.js';
import { HAGGLER } from './haggler.js';
import { HOARDER } from './hoarder.js';
import { JAILBIRD } from './jailbird.js';
import { MISER } from './miser.js';
import { MORTGAGER } from './mortgager.js';
import { ORACLE } from './oracle.js';
import { RAILROADER } from './railroader.js';
import { RUSHER } from './rusher.js';
import { SEEKER } from './seeker.js';
import { SNIPER } from './sniper.js';
import { SPAMMER } from './spammer.js';
import type { Strategy } from './strategy.js';

export type { Strategy } from './strategy.js';

/** Simple ways to play, some of them made to exploit: none of them should win more than its share against three that think. */
export const STRATEGIES: readonly Strategy[] = [
  BUILDER,
  HAGGLER,
  ORACLE,
  SNIPER,
  MORTGAGER,
  RUSHER,
  RAILROADER,
  JAILBIRD,
  HOARDER,
  BLOCKER,
  SPAMMER,
  SEEKER,
  MISER,
];
