import { isDeepStrictEqual } from 'node:util';
import type { NumberedEvent } from '#libs/protocol';

/** The messages of one game as they came over the wire. The first viewer to receive an event sets what the others must receive. */
export class GameLog {
  private readonly messages = new Map<number, Buffer>();

  /** False: another viewer received something else under this number. */
  agrees(seq: number, message: Buffer): boolean {
    const known = this.messages.get(seq);
    // A copy: the message is a piece of a larger chunk, which would be kept with it.
    if (known === undefined) this.messages.set(seq, Buffer.from(message));
    return known === undefined || known.equals(message);
  }

  /** What differs from the store. */
  differences(gameId: string, stored: readonly NumberedEvent[]): string[] {
    const different = stored.filter(({ event, payload, seq, at }) => {
      const message = this.messages.get(seq);
      if (message === undefined) return true;
      const received: unknown = JSON.parse(message.subarray(message.indexOf('[')).toString());
      return !isDeepStrictEqual(received, [event, { ...payload, game_id: gameId, seq, at }]);
    });
    const unknown = [...this.messages.keys()].filter((seq) => seq > stored.length);
    return [
      ...different.map(({ seq }) => `event ${seq} is not what the store has`),
      ...unknown.map((seq) => `event ${seq} is not in the store`),
    ];
  }
}
