export { type JobCounts, JobMeter } from './job-meter.js';
export { DispatchModule } from './dispatch.module.js';
export { LocalGameDispatcher } from './local-game-dispatcher.js';
