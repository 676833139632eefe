export { GatewayModule } from './gateway.module.js';
export { SpectatorIoAdapter } from './spectator-io.adapter.js';
