import type { Payment } from './payment.js';
import { moved } from './seats.js';
import type { Seat } from './story.js';

type Cash = ReadonlyMap<string, number>;

/**
 * The payments between two states, made to agree with them: guessed amounts are corrected, a payment that the states deny is
 * left out, and a change that no event explains becomes a payment of its own, at event `seq`.
 *
 * @param isRecorded whether another event has already recorded such a change
 */
export function settled(
  payments: readonly Payment[],
  before: readonly Seat[],
  after: readonly Seat[],
  seq: number,
  isRecorded: (playerId: string, amount: number) => boolean,
): readonly Payment[] {
  const unexplained = (kept: readonly Payment[]): Cash => differences(kept.reduce(moved, before), after);
  if (unexplained(payments).size === 0) return payments.filter(({ amount }) => amount > 0);
  const corrected = withoutDenied(withoutVague(withAmounts(payments, unexplained), unexplained), unexplained);
  const rest = [...unexplained(corrected)].filter(([id, amount]) => !isRecorded(id, Math.abs(amount)));
  return [...corrected.filter(({ amount }) => amount > 0), ...rest.map(([id, amount]) => unknown(id, amount, seq))];
}

type Unexplained = (kept: readonly Payment[]) => Cash;

/** By player: dollars that the second state has more (or less) than the first; those without a difference are left out. */
function differences(one: readonly Seat[], other: readonly Seat[]): Cash {
  const cashBefore = new Map(one.map(({ id, cash }) => [id, cash]));
  return new Map(
    other.flatMap(({ id, cash }) => {
      const known = cashBefore.get(id);
      return cash === null || known == null || cash === known ? [] : [[id, cash - known] as const];
    }),
  );
}

/** A guess takes what is unexplained of its player; of several guesses the one of a ruin, which is all that was left. */
function withAmounts(payments: readonly Payment[], unexplained: Unexplained): readonly Payment[] {
  return payments.reduce((known, payment) => {
    const player = playerIn(payment);
    const guesses = known.filter((other) => other.isGuess && playerIn(other) === player);
    const missing = unexplained(known).get(player ?? '') ?? 0;
    if (!payment.isGuess || missing === 0 || (guesses.length > 1 && payment.cause !== 'ruin')) return known;
    const amount = payment.amount + (payment.from === player ? -missing : missing);
    return amount < 0 ? known : known.map((other) => (other === payment ? { ...payment, amount } : other));
  }, payments);
}

/** Several guesses of a player that do not add up are known by their sum only. */
function withoutVague(payments: readonly Payment[], unexplained: Unexplained): readonly Payment[] {
  const wrong = unexplained(payments);
  return payments.filter((payment) => !payment.isGuess || !wrong.has(playerIn(payment) ?? ''));
}

function withoutDenied(payments: readonly Payment[], unexplained: Unexplained): readonly Payment[] {
  return payments.reduce((known, payment) => {
    const without = known.filter((other) => other !== payment);
    return total(unexplained(without)) < total(unexplained(known)) ? without : known;
  }, payments);
}

function total(cash: Cash): number {
  return [...cash.values()].reduce((sum, amount) => sum + Math.abs(amount), 0);
}

function playerIn({ from, to }: Payment): string | null {
  return from ?? to;
}

function unknown(playerId: string, amount: number, seq: number): Payment {
  const parties = amount < 0 ? { from: playerId, to: null } : { from: null, to: playerId };
  return { ...parties, seq, amount: Math.abs(amount), cause: 'unknown', propertyId: null, isGuess: false };
}
