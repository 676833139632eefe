/** Which addresses seats may have their agents at, and the connections that keep to it. */
export { AddressPolicy } from './address-policy.js';
export { type AllowedPlace, allowedPlace } from './allow-list.js';
export { HostResolver, SystemHostResolver } from './host-resolver.js';
export { AddressRefused, CheckedConnections } from './checked-connections.js';
