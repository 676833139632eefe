export { resultWithin } from './result-within.js';
export { RedisConnections } from './redis-connections.js';
export { RedisModule } from './redis.module.js';
