export { atMost } from './at-most.js';
export { RedisConnections } from './redis-connections.js';
export { RedisModule } from './redis.module.js';
