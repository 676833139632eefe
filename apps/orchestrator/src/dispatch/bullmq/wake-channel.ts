import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { Log } from '#libs/service';

const CHANNEL = 'orchestrator:nudges';

/** Sends the other replicas word that a game was changed, so that its loop reads the row now. One that is away misses it: the row is the truth. */
export class WakeChannel {
  /** A message is `<replica> <game>`, and a replica does not listen to itself. */
  private readonly replica = randomUUID();

  constructor(
    private readonly publisher: Redis,
    private readonly log: Log,
  ) {}

  async send(gameId: string): Promise<void> {
    await this.publisher.publish(CHANNEL, `${this.replica} ${gameId}`);
  }

  /** `subscriber` can be used for nothing else. */
  listen(subscriber: Redis, onWake: (gameId: string) => void): void {
    subscriber.on('message', (_channel, message) => {
      const [replica, gameId] = message.split(' ');
      if (gameId !== undefined && replica !== this.replica) onWake(gameId);
    });
    subscriber
      .subscribe(CHANNEL)
      .catch((error: unknown) => this.log.debug('closed before it listened', { err: error }));
  }
}
