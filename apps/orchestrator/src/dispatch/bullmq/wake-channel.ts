import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import type { Log } from '#libs/service';

const CHANNEL = 'orchestrator:nudges';

/** Tells the other replicas that a game was changed. One that is away misses it: what counts is the game's row. */
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
