export { GatewayModule } from './gateway.module.js';
export { type SocketCors, SpectatorIoAdapter } from './transport/spectator-io.adapter.js';
