import type { Socket } from 'node:net';
import { Line } from '../../libs/service/src/testing/index.js';

/** A line to a server on this machine that does nothing but be cut, as networks are. */
export class CutLine extends Line {
  static async to(url: string): Promise<CutLine> {
    return new CutLine(Number(new URL(url).port)).open();
  }

  protected override pass(near: Socket, far: Socket): void {
    near.pipe(far).pipe(near);
  }
}
