import type { Socket } from 'node:net';
import { Line } from '../../../../../libs/service/src/testing/index.js';

/** A line that goes dead, as when a cable is pulled: nothing passes in either direction, and neither end is notified. */
export class DeadLine extends Line {
  private isDead = false;

  static async to(port: number): Promise<DeadLine> {
    return new DeadLine(port).open();
  }

  /** From now on, for new connections too. */
  die(): void {
    this.isDead = true;
    for (const end of this.ends) end.pause();
  }

  /** Bytes in flight arrive, and new connections pass. */
  heal(): void {
    this.isDead = false;
    for (const end of this.ends) end.resume();
  }

  protected override pass(near: Socket, far: Socket): void {
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', (chunk) => near.write(chunk));
    if (!this.isDead) return;
    near.pause();
    far.pause();
  }
}
