import { describe, expect, it } from '@jest/globals';
import { type Attempt, BLAMELESS, type Conduct, conductAfter, isOnProbation, isSkipped } from './probation.js';

/** `x` a failure, `-` a decision that was not asked for, `o` an answer, `!` an answer that was executed. */
function after(history: string): Conduct {
  const attempts: Readonly<Record<string, Attempt>> = { x: 'failed', '-': 'skipped', o: 'answered' };
  let conduct = BLAMELESS;
  for (const sign of history) {
    const attempt = attempts[sign];
    conduct = attempt === undefined ? BLAMELESS : conductAfter(conduct, attempt);
  }
  return conduct;
}

describe('an agent', () => {
  it.each([
    { history: '', onProbation: false, skipped: false },
    { history: 'xxxx', onProbation: false, skipped: false },
    { history: 'xxxxx', onProbation: true, skipped: true },
    { history: 'xxxx!x', onProbation: false, skipped: false },
    { history: 'xxxxox', onProbation: true, skipped: true },
    { history: 'xxxxx--------', onProbation: true, skipped: true },
    { history: 'xxxxx---------', onProbation: true, skipped: false },
    { history: 'xxxxx---------x', onProbation: true, skipped: true },
    { history: 'xxxxx---------x---------', onProbation: true, skipped: false },
    { history: 'xxxxx---------o', onProbation: true, skipped: true },
    { history: 'xxxxx---------!', onProbation: false, skipped: false },
    { history: 'xxxxx---------!xxxx', onProbation: false, skipped: false },
  ])('with the history "$history" is on probation: $onProbation, skipped: $skipped', (row) => {
    const conduct = after(row.history);
    expect({ onProbation: isOnProbation(conduct), skipped: isSkipped(conduct) }).toEqual({
      onProbation: row.onProbation,
      skipped: row.skipped,
    });
  });
});
