export { GatewayModule } from './gateway.module.js';
export { SpectatorIoAdapter } from './transport/spectator-io.adapter.js';
export { TransportModule } from './transport/transport.module.js';
export { DeliveryMeter } from './transport/delivery-meter.js';
export { SpectatorServer } from './transport/spectator-server.js';
