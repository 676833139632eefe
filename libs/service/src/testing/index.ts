export { closing } from './closing.js';
export { EventLoopDelay } from './event-loop-delay.js';
export { freePort } from './free-port.js';
export { endWithUs } from './leash.js';
export { Line } from './line.js';
export { ManualClock } from './manual-clock.js';
