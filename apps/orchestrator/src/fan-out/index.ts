export { FanOut, type NewsListener, type Thought } from './fan-out.js';
export { FanOutModule } from './fan-out.module.js';
export { changeFrom } from './news.js';
