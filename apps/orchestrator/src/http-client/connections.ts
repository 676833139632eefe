import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Dispatcher } from 'undici';
import { KeptAlive } from './kept-alive.js';

/** The connections to the engine and to the operator's agents. */
@Injectable()
export class Connections implements OnApplicationShutdown {
  private readonly connections = new KeptAlive();

  get dispatcher(): Dispatcher {
    return this.connections.dispatcher;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connections.destroy();
  }
}
