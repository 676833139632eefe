import { describe, expect, it } from '@jest/globals';
import type { Point } from '../story/index.js';
import { TestGame, ADA, BOB } from '../story/testing/test-game.js';
import { gridValues, latencies, pointsUntil, rangeOf, roundTop, seriesOf, sumsOf } from './chart-model.js';

function decided(game: TestGame, who: object, ms: number, tokens: number | null): void {
  const usage = tokens === null ? null : { total_tokens: tokens };
  game.add('agent:decision', { ...who, action: { type: 'end_turn' }, duration_ms: ms, source: 'agent', usage });
}

describe('the lines of a chart', () => {
  it('have a value of each seat for each turn until the moment shown', () => {
    const game = new TestGame();
    for (const [index, who] of [ADA, BOB, ADA].entries()) {
      game.add('turn:start', { ...who, turn_number: index + 1, cash: 1_000 + index });
    }
    const { points } = game.history;
    expect(seriesOf(points, 3, ({ cash }) => cash)).toEqual([
      {
        order: 0,
        points: [
          { x: 1, y: 1_000 },
          { x: 2, y: 1_000 },
        ],
      },
      {
        order: 1,
        points: [
          { x: 1, y: 1_500 },
          { x: 2, y: 1_001 },
        ],
      },
    ]);
  });

  it('have no more corners than can be seen, and always the last one', () => {
    const points = Array.from({ length: 5_000 }, (_, turn) => ({
      seq: turn,
      turn,
      worth: [turn],
      cash: [],
      deeds: [],
      score: [],
    }));
    const [line] = seriesOf(points, 9_999, ({ worth }) => worth);
    expect(line?.points.length).toBeLessThan(260);
    expect(line?.points.at(-1)).toEqual({ x: 4_999, y: 4_999 });
  });

  it('have the last value of a turn, and none where there is none', () => {
    const point = (seq: number, turn: number, score: (number | null)[]): Point => {
      return { seq, turn, worth: [0, 0], cash: [null, null], deeds: [0, 0], score };
    };
    const points = [point(1, 1, [null, 5]), point(9, 2, [1, 6]), point(12, 2, [3, 7])];
    expect(seriesOf(points, 99, ({ score }) => score).map((one) => one.points)).toEqual([
      [{ x: 2, y: 3 }],
      [
        { x: 1, y: 5 },
        { x: 2, y: 7 },
      ],
    ]);
    expect(seriesOf(points, 99, ({ cash }) => cash).map((one) => one.points)).toEqual([[], []]);
  });

  it('add up what is used, and leave out seats that use nothing', () => {
    const game = new TestGame();
    decided(game, ADA, 10, 100);
    decided(game, BOB, 10, null);
    decided(game, ADA, 10, 50);
    const [ada, bob] = sumsOf(game.history.decisions, 99, ['a', 'b'], ({ tokens }) => tokens);
    expect(ada?.points.map(({ y }) => y)).toEqual([100, 150]);
    expect(bob?.points).toEqual([]);
  });
});

describe('latency', () => {
  it('is the middle and the slow end of a seat’s decisions', () => {
    const game = new TestGame();
    for (let ms = 1; ms <= 100; ms += 1) decided(game, ADA, ms, null);
    expect(latencies(game.history.decisions, 1e9, ['a', 'b'])).toEqual([
      { order: 0, decisions: 100, middle: 51, slow: 96 },
      { order: 1, decisions: 0, middle: 0, slow: 0 },
    ]);
  });
});

describe('the top of an axis', () => {
  it.each([
    { highest: 0, top: 1 },
    { highest: 1_480, top: 2_000 },
    { highest: 2_100, top: 2_500 },
    { highest: 0.03, top: 0.05 },
    { highest: 10, top: 10 },
  ])('is $top over $highest', ({ highest, top }) => {
    expect(roundTop(highest)).toBeCloseTo(top);
  });
});

describe('the axis of scores', () => {
  it.each([
    { values: [3, 1], bottom: 0, top: 5 },
    { values: [-3, -1], bottom: -5, top: 0 },
    { values: [-1, 4], bottom: -1, top: 5 },
    { values: [0, 0], bottom: 0, top: 1 },
  ])('goes from $bottom to $top for $values', ({ values, bottom, top }) => {
    expect(rangeOf(values)).toEqual({ bottom, top });
  });

  it('has a line at nothing, wherever that is', () => {
    expect(gridValues({ bottom: -5, top: 10 })).toEqual([-5, 0, 10]);
    expect(gridValues({ bottom: -5, top: 0 })).toEqual([-5, 0]);
  });
});

describe('the lines across a chart', () => {
  it('stand for nothing, half and the top', () => {
    expect(gridValues({ bottom: 0, top: 2_500 })).toEqual([0, 1_250, 2_500]);
  });

  it('stand for whole numbers where the top is one', () => {
    expect(gridValues({ bottom: 0, top: 25 })).toEqual([0, 25]);
    expect(gridValues({ bottom: 0, top: 0.5 })).toEqual([0, 0.25, 0.5]);
  });
});

describe('the end of a line', () => {
  it('is what the players have at that moment, in the middle of a turn too', () => {
    const { history } = new TestGame()
      .add('turn:start', { ...ADA, turn_number: 1 })
      .add('turn:start', { ...ADA, turn_number: 2 })
      .add('property:mortgaged', { ...ADA, property_id: 'baltic', amount: 30 });
    const ends = [3, 4].map((seq) => {
      const series = seriesOf(pointsUntil(history.points, history.at(seq)), seq, ({ cash }) => cash);
      return series[0]?.points.at(-1);
    });
    expect(ends).toEqual([
      { x: 2, y: 1_500 },
      { x: 2, y: 1_530 },
    ]);
  });
});
