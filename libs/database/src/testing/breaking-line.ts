import type { Socket } from 'node:net';
import { Line } from '../../../service/src/testing/index.js';

/** A line that breaks when the server answers with a word: what was asked is done, and the answer is lost. */
export class BreakingLine extends Line {
  private word: string | undefined;

  static async to(port: number): Promise<BreakingLine> {
    return new BreakingLine(port).open();
  }

  /** From now on; until then everything goes through. */
  breakAtAnswer(word: string): void {
    this.word = word;
  }

  protected override pass(near: Socket, far: Socket): void {
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', (chunk) => {
      if (this.word !== undefined && chunk.includes(this.word)) near.destroy();
      else near.write(chunk);
    });
  }
}
