export { DeadLine } from './dead-line.js';
export { RedisServer } from './redis-server.js';
