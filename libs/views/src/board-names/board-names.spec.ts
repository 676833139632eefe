import { describe, expect, it } from '@jest/globals';
import { BOARD } from '#libs/monopoly';
import { DEEDS, withBoardNames, isDeed, middleOf, pathBetween, placeOf, SQUARES } from './index.js';

const KINDS: Readonly<Record<string, string>> = {
  street: 'street',
  railroad: 'line',
  utility: 'works',
  go: 'start',
  community_chest: 'fund',
  chance: 'fortune',
  jail: 'lockup',
  free_parking: 'common',
  go_to_jail: 'arrest',
  tax: 'duty',
};

/** A square of the rules with the words of the city; a duty's amount is for the rules alone. */
function asOurs(rule: (typeof BOARD)[number]): object {
  const { kind, ...square } = rule;
  if (rule.kind === 'street') {
    const { group: district, kind: _street, ...deed } = rule;
    return { ...deed, district, kind: 'street' };
  }
  if (rule.kind === 'tax') return { position: rule.position, name: rule.name, kind: 'duty' };
  return { ...square, kind: KINDS[kind] };
}

describe('the city', () => {
  it('agrees with the board that the rules play on, square by square', () => {
    expect(SQUARES).toHaveLength(BOARD.length);
    const asRules = SQUARES.map(({ kind, name: _ours, ruleName, ...square }) => ({ ...square, kind, name: ruleName }));
    expect(asRules).toMatchObject(BOARD.map(asOurs));
  });

  it('calls each place by a name of its own that no rule book has', () => {
    const names = DEEDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(28);
    const theirs = new Set(BOARD.map(({ name }) => name));
    expect(SQUARES.filter(({ name }) => theirs.has(name))).toEqual([]);
  });

  it('keeps names short enough for a small square', () => {
    expect(SQUARES.filter(isDeed).filter(({ name }) => name.length > 14)).toEqual([]);
  });
});

describe('a sentence with names of the rules', () => {
  it.each([
    {
      theirs: 'St. Charles Place is not worth $140.',
      ours: 'Rosewater is not worth $140.',
    },
    { theirs: 'B&O Railroad, then Boardwalk!', ours: 'Orchard Line, then Observatory!' },
    { theirs: 'ADVANCE TO BOARDWALK', ours: 'ADVANCE TO Observatory' },
    { theirs: 'uses a get-out-of-jail card', ours: 'uses a get-out-of-jail card' },
    { theirs: 'goes to jail', ours: 'goes to the lock-up' },
    { theirs: 'I take no chance, go on.', ours: 'I take no chance, go on.' },
    { theirs: 'Boardwalks are nice', ours: 'Boardwalks are nice' },
  ])('is shown with our names: $ours', ({ theirs, ours }) => {
    expect(withBoardNames(theirs)).toBe(ours);
  });
});

describe('a square', () => {
  it.each([
    { position: 0, row: 11, column: 11, edge: 'bottom' },
    { position: 10, row: 11, column: 1, edge: 'left' },
    { position: 20, row: 1, column: 1, edge: 'top' },
    { position: 30, row: 1, column: 11, edge: 'right' },
    { position: 39, row: 10, column: 11, edge: 'right' },
  ])('$position lies on the $edge edge', ({ position, ...place }) => {
    expect(placeOf(position)).toEqual(place);
  });

  it('has its middle inside the board, neighbours beside each other', () => {
    expect(middleOf(20).x).toBeCloseTo(100 - middleOf(0).x);
    for (let position = 0; position < 40; position += 1) {
      const [here, next] = [middleOf(position), middleOf((position + 1) % 40)];
      expect(Math.abs(here.x - next.x) + Math.abs(here.y - next.y)).toBeLessThan(11);
    }
  });
});

describe('a walk', () => {
  it('steps on every square on the way, past the start too', () => {
    expect(pathBetween(38, 2, false)).toEqual([39, 0, 1, 2]);
  });

  it('is one jump where no throw leads', () => {
    expect(pathBetween(30, 10, true)).toEqual([10]);
    expect(pathBetween(7, 4, false)).toEqual([4]);
  });
});
