export { RedisServer } from './redis-server.js';
export { TcpProxy } from './tcp-proxy.js';
