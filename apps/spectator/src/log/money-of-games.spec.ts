import { describe, expect, it } from '@jest/globals';
import type { History } from '../story/index.js';
import { type GameToPlay, historyOf, played, type PlayedGame, type PlayedStep } from '../story/testing/played-game.js';
import { PAYMENT_CAUSES } from '../story/payment.js';
import { type LogLine, money } from '../text/index.js';
import { logLinesOf } from './log-model.js';

const FOUR = ['aggressive', 'analytical', 'chaotic', 'conservative'] as const;
const RANDOM = ['random', 'random', 'random', 'random'] as const;

const GAMES: readonly GameToPlay[] = [
  { seed: 1, styles: ['aggressive', 'analytical'], turns: 250 },
  { seed: 2, styles: FOUR, turns: 200 },
  { seed: 3, styles: [...FOUR, ...FOUR], turns: 100 },
  { seed: 4, styles: ['chaotic', 'random'], turns: 150 },
  { seed: 5, styles: RANDOM, turns: 150 },
  { seed: 6, styles: [...RANDOM, ...RANDOM], turns: 150 },
  { seed: 7, styles: ['aggressive', 'random', 'analytical', 'random'], turns: 150, options: { resignation: true } },
  { seed: 8, styles: RANDOM, turns: 150, options: { incomeTax: 'ten_percent', freeParkingPot: true } },
  { seed: 9, styles: RANDOM, turns: 150, options: { actionSet: 'basic' } },
  { seed: 10, styles: FOUR, turns: 150, options: { actionSet: 'basic', startingCash: 400 } },
  {
    seed: 6,
    styles: ['aggressive', 'analytical', 'aggressive'],
    turns: 120,
    options: { houseLimit: 2, startingCash: 3_000 },
  },
];

function linesOf(history: History): readonly LogLine[] {
  return logLinesOf(history, 1, history.head.seq);
}

const PLAYED = GAMES.map(played).map((game) => {
  const history = historyOf(game);
  return { game, history, lines: linesOf(history) };
});

describe.each(PLAYED.map((one, index) => ({ ...one, number: index + 1 })))(
  'the lines of game $number',
  ({ game, history, lines }) => {
    it('add up, after every action, to what the states show', () => {
      expect(firstDifference(game, history, lines)).toBeNull();
    });

    it('contain the amount, who pays, who is paid, and why', () => {
      const names = new Map(history.head.seats.map(({ id, name }) => [id, name]));
      const payments = lines.flatMap(({ text, payments: paid = [] }) => paid.map((payment) => ({ ...payment, text })));
      expect(payments.length).toBeGreaterThan(50);
      const missing = payments.flatMap(({ from, to, amount, text }) => {
        const words = [money(amount), names.get(from ?? ''), names.get(to ?? '')];
        return words.flatMap((word) => (word === undefined || text.includes(word) ? [] : `${word}: ${text}`));
      });
      expect(missing).toEqual([]);
      expect(payments.filter(({ cause }) => cause === 'unknown' || cause === 'other')).toEqual([]);
    });

    it('give the reason of every ruin', () => {
      const ruins = lines.filter(({ text }) => text.includes(' is bankrupt'));
      expect(ruins.length).toBe(history.head.bankruptAt.size);
      for (const { text } of ruins) expect(text).toMatch(/is bankrupt(: .+ owes |, having given up).*; .+ gets/);
    });
  },
);

describe.each(PLAYED.filter((_, index) => index % 4 === 1).map((one, index) => ({ ...one, number: index + 1 })))(
  'the lines of another engine’s game $number',
  ({ game }) => {
    it('add up for an engine that lists no payments and reports few events', () => {
      const few = historyOf(game, ({ events }) => events.flatMap(withoutMost));
      const fewLines = linesOf(few);
      expect(firstDifference(game, few, fewLines)).toBeNull();
      expect(fewLines.some(({ payments = [] }) => payments.some(({ cause }) => cause === 'unknown'))).toBe(true);
    });
  },
);

/** The answers without payments, and no event of rents, trades and mortgages. */
function withoutMost([name, fields]: PlayedStep['events'][number]): PlayedStep['events'] {
  if (['rent:paid', 'trade:resolved', 'property:mortgaged', 'card:drawn'].includes(name)) return [];
  return [[name, name === 'turn:action' ? { ...fields, result: { success: true } } : fields]];
}

interface Difference {
  readonly seq: number;
  readonly wrong: readonly unknown[];
}

/** The first action after which the cash that the lines add up to is not that of the state. */
function firstDifference({ first }: PlayedGame, history: History, lines: readonly LogLine[]): Difference | null {
  const cash = new Map(first.players.map(({ id, cash: had }) => [id, had ?? 0]));
  let next = 0;
  for (let seq = 1; seq <= history.head.seq; seq += 1) {
    for (let line = lines[next]; line !== undefined && line.seq <= seq; line = lines[next]) {
      for (const { from, to, amount } of line.payments ?? []) {
        if (from !== null) cash.set(from, (cash.get(from) ?? 0) - amount);
        if (to !== null) cash.set(to, (cash.get(to) ?? 0) + amount);
      }
      next += 1;
    }
    if (history.event(seq)?.name !== 'turn:action') continue;
    const wrong = history.at(seq).seats.filter((seat) => seat.cash !== cash.get(seat.id));
    if (wrong.length > 0) return { seq, wrong };
  }
  return next === lines.length ? null : { seq: history.head.seq, wrong: lines.slice(next) };
}

describe('the games that the lines are tried with', () => {
  it('have all that moves money', () => {
    const lines = PLAYED.flatMap((one) => one.lines);
    const causes = new Set(lines.flatMap(({ payments = [] }) => payments.map(({ cause }) => cause)));
    expect([...causes].toSorted()).toEqual(
      PAYMENT_CAUSES.filter((cause) => !['buildings', 'other', 'unknown'].includes(cause)).toSorted(),
    );
    const ruins = PLAYED.flatMap(({ game }) => game.steps.flatMap(({ events }) => events)).filter(
      ([name]) => name === 'player:bankrupt',
    );
    expect(new Set(ruins.map(([, fields]) => fields['creditor_id'] === null))).toEqual(new Set([true, false]));
    const texts = lines.map(({ text }) => text);
    for (const part of [
      'pays the $50 fine',
      'owes the bank',
      ' rent at ',
      'Every player gives you',
      'for each house',
      'wins a house',
    ])
      expect([part, texts.some((text) => text.includes(part))]).toEqual([part, true]);
  });
});
