import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';

/** The largest message that a client may send, in bytes: past it Socket.IO drops the connection without a word. */
const MAX_MESSAGE = 2_097_152;

/** Socket.IO on the port of the REST side, default path and namespace. */
export class SpectatorIoAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly origin: string | string[],
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const ours = { cors: { origin: this.origin }, maxHttpBufferSize: MAX_MESSAGE, perMessageDeflate: false };
    return super.createIOServer(port, Object.assign({}, options, ours));
  }
}
