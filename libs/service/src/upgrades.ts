import { IncomingMessage } from 'node:http';

/**
 * A request that asks for another protocol than WebSocket is an ordinary one, as RFC 9110 (7.8) allows: Java's HttpClient
 * and `curl --http2` offer `h2c` with every request. Node would hand all of them, without their bodies, to whatever
 * listens for upgrades.
 */
export class WebRequest extends IncomingMessage {
  /** What Node makes of the headers. Declared alone: Node's own constructor sets it. */
  declare private isUpgrade: unknown;

  get upgrade(): boolean {
    return this.isUpgrade === true && this.headers.upgrade?.toLowerCase() === 'websocket';
  }

  set upgrade(isUpgrade: unknown) {
    this.isUpgrade = isUpgrade;
  }
}
