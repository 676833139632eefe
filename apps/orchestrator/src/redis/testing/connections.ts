import type { Log } from '#libs/service';
import { ObservedRedis } from '../observed-redis.js';
import { RedisConnections } from '../redis-connections.js';

/** Connections at once, for what is made by a constructor. */
export function connectionsTo(url: string, log: Log): RedisConnections {
  return new RedisConnections(url, log, ObservedRedis);
}
