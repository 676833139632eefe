export { GatewayModule } from './gateway.module.js';
export { type SocketCors, SpectatorIoAdapter } from './spectator-io.adapter.js';
