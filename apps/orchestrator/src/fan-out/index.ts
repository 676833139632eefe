export { FanOut, type FanOutListener, type ThinkingMessage } from './fan-out.js';
export { FanOutModule } from './fan-out.module.js';
export { changeFrom } from './messages.js';
