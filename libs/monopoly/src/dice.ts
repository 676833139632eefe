import { drawBelow } from './random.js';

/** Two dice, 1 to 6 each. */
export type Dice = readonly [number, number];

export function totalOf([first, second]: Dice): number {
  return first + second;
}

export function isDoubles([first, second]: Dice): boolean {
  return first === second;
}

/** Where throws come from. A stream never changes: `throw` gives the dice and the stream that is left after them. */
export interface DiceStream {
  throw(): { readonly dice: Dice; readonly rest: DiceStream };
}

export class SeededDice implements DiceStream {
  constructor(private readonly state: number) {}

  throw(): { readonly dice: Dice; readonly rest: DiceStream } {
    const first = drawBelow(6, this.state);
    const second = drawBelow(6, first.state);
    return { dice: [first.value + 1, second.value + 1], rest: new SeededDice(second.state) };
  }
}

/** Throws that are known in advance. Throws a RangeError when they are used up. */
export class ScriptedDice implements DiceStream {
  private readonly script: readonly Dice[];

  constructor(...script: readonly Dice[]) {
    this.script = script;
  }

  throw(): { readonly dice: Dice; readonly rest: DiceStream } {
    const [dice, ...rest] = this.script;
    if (dice === undefined) throw new RangeError('the scripted throws are used up');
    return { dice, rest: new ScriptedDice(...rest) };
  }
}
