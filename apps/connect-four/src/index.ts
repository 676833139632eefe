/** Connect Four as a service. */
export { type ConnectFourConfig, loadConnectFourConfig } from './config.js';
export { startConnectFour } from './start.js';
