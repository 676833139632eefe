/** What operators see of a running service, in the page /console and the document behind it. */
export { ConsoleModule } from './console.module.js';
export { ExchangeRecord } from './records/exchange-record.js';
export { LimitRecord } from './records/limit-record.js';
export { LoopRecord } from './records/loop-record.js';
