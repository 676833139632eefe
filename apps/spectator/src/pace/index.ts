/** How fast a game is shown, apart from how fast it happens. */
export { RATES } from './pace.js';
export { advance, AT_THE_END, type Playhead, sought, type Tape } from './playhead.js';
