/** Timers of the service, by name. */
export { NamedTimers } from './named-timers.js';
export { TimersModule } from './timers.module.js';
