import { Module, type OnModuleInit } from '@nestjs/common';
import { assertInternals } from './engine-io-internals.js';
import { FrameSender } from './frame-sender.js';
import { ReadReceipts } from './read-receipts.js';
import { SlowConsumers } from './slow-consumers.js';
import { SpectatorServer } from './spectator-server.js';

/** The Socket.IO server, for our gateway and for those of teams, and what our gateway needs to know of its connections. */
@Module({
  providers: [SpectatorServer, ReadReceipts, FrameSender, SlowConsumers],
  exports: [SpectatorServer, ReadReceipts, FrameSender, SlowConsumers],
})
export class TransportModule implements OnModuleInit {
  /** Before the service listens. */
  async onModuleInit(): Promise<void> {
    await assertInternals();
  }
}
