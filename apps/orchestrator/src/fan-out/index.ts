export { FanOut, type NewsListener } from './fan-out.js';
export { FanOutModule } from './fan-out.module.js';
export { changeFrom } from './news.js';
