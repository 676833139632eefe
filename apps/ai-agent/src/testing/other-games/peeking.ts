import { type Peeked, Peeker, type PeekQuestion } from '../../any-game/peeker.js';
import { ownPartOnly } from './other-table.js';
import type { TestGame } from './test-game.js';

/** Looks ahead in a game of the tests' by playing a copy of it. */
export class GamePeeker extends Peeker {
  readonly asked: PeekQuestion[] = [];

  constructor(private readonly game: TestGame) {
    super();
  }

  async peek(question: PeekQuestion): Promise<Peeked> {
    this.asked.push(question);
    const copy = this.game.copy();
    copy.play(question.action);
    return { kind: 'state', state: ownPartOnly(copy.state, question.playerId), bytes: 1_000 };
  }
}

/** Answers as it is made to. */
export class ScriptedPeeker extends Peeker {
  readonly asked: PeekQuestion[] = [];

  constructor(private readonly answer: (question: PeekQuestion, index: number) => Peeked | Promise<Peeked>) {
    super();
  }

  async peek(question: PeekQuestion): Promise<Peeked> {
    this.asked.push(question);
    return this.answer(question, this.asked.length - 1);
  }
}
