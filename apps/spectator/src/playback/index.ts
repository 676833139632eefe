/** How fast a game is shown, apart from how fast it happens. */
export { PLAYBACK_RATES } from './dwell.js';
export {
  advance,
  hasPassed,
  isFollowable,
  LIVE_PLAYHEAD,
  type Playhead,
  recapped,
  soughtTo,
  type PlayableEvents,
} from './playhead.js';
export { MAX_RECAP_STOPS } from './recap.js';
