export { DeadLine } from './dead-line.js';
export { type Certificate, RedisServer } from './redis-server.js';
export { connectionsTo } from './connections.js';
