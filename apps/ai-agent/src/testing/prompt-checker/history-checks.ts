import type { Happening } from '#libs/monopoly';
import { placeName } from './table-checks.js';
import { goodsIn, type Truth } from './truth.js';

type Groups = Readonly<Record<string, string>>;

/** Whether a happening is what a phrase of the history states. */
const PHRASES: readonly (readonly [RegExp, (groups: Groups, truth: Truth) => readonly Wanted[]])[] = [
  [
    /^(?<who>P\d) rolled (?<one>\d)\+(?<two>\d)(?:, moved to (?<place>\d+) (?<name>.+))?$/,
    ({ one, two, place, name = '' }) => [
      { kind: 'rolled', dice: [Number(one), Number(two)] },
      ...(place === undefined ? [] : [{ kind: 'moved', to: Number(place), name } as const]),
    ],
  ],
  [
    /^(?<who>P\d) moved to (?<place>\d+) (?<name>.+)$/,
    ({ place, name = '' }) => [{ kind: 'moved', to: Number(place), name }],
  ],
  [
    /^(?<who>P\d) bought (?<deed>\w+) for \$(?<amount>\d+)$/,
    ({ deed, amount }) => [{ kind: 'bought', deed, amount: Number(amount) }],
  ],
  [/^(?<who>P\d) did not buy (?<deed>\w+)$/, ({ deed }) => [{ kind: 'passed', deed }]],
  [
    /^(?<who>P\d) paid (?<to>P\d) \$(?<amount>\d+) rent at (?<deed>\w+)$/,
    ({ to = '', amount }, truth) => [
      { kind: 'paid', debt: { to: truth.seat(to), amount: Number(amount), cause: 'rent' } },
    ],
  ],
  [/^(?<who>P\d) drew "(?<text>.+)"$/, ({ text }) => [{ kind: 'drew', text }]],
  [
    /^(?<who>P\d) built a (?<building>house|hotel) on (?<deed>\w+)$/,
    ({ building, deed }) => [{ kind: 'built', building, deed }],
  ],
  [
    /^(?<who>P\d) sold a (?<building>house|hotel) on (?<deed>\w+)$/,
    ({ building, deed }) => [{ kind: 'sold', building, deed }],
  ],
  [/^(?<who>P\d) went to jail$/, () => [{ kind: 'jailed' }]],
  [/^(?<who>P\d) paid the jail fine$/, () => [{ kind: 'paid', debt: { to: null, amount: 50, cause: 'fine' } }]],
  [/^(?<who>P\d) used a jail card$/, () => [{ kind: 'jail_attempt', by: 'use_jail_card', success: true }]],
  [/^(?<who>P\d) left jail by doubles$/, () => [{ kind: 'jail_attempt', by: 'roll_for_doubles', success: true }]],
  [/^(?<who>P\d) threw no doubles in jail$/, () => [{ kind: 'jail_attempt', by: 'roll_for_doubles', success: false }]],
  [
    /^(?<who>P\d) went bankrupt, and what was left went to (?<to>P\d|the bank)$/,
    ({ to = '' }, truth) => [{ kind: 'bankrupt', creditor: truth.seat(to) }],
  ],
  [
    /^(?<winner>P\d) won the auction of (?:a (?<building>house|hotel)|(?<deed>\w+)) for \$(?<amount>\d+)$/,
    ({ winner = '', amount }, truth) => [{ kind: 'auction_ended', winner: truth.seat(winner), amount: Number(amount) }],
  ],
  [/^nobody bid for (?<deed>\w+|a house|a hotel)$/, () => [{ kind: 'auction_ended', winner: null }]],
  [
    /^(?<from>P\d) offered (?<to>P\d) (?<give>.+) for (?<get>.+): (?<outcome>accepted|declined|answered with other terms)$/,
    ({ from = '', to = '', give = '', get = '', outcome }, truth) => [
      {
        kind: 'trade_resolved',
        from: truth.seat(from),
        to: truth.seat(to),
        give: goodsIn(give),
        get: goodsIn(get),
        accepted: outcome === 'accepted',
      },
    ],
  ],
  [
    /^(?<who>P\d) mortgaged (?<deed>\w+) for \$(?<amount>\d+)$/,
    ({ deed, amount }) => [{ kind: 'mortgaged', deed, amount: Number(amount) }],
  ],
  [
    /^(?<who>P\d) lifted the mortgage on (?<deed>\w+) for \$(?<amount>\d+)$/,
    ({ deed, amount }) => [{ kind: 'unmortgaged', deed, amount: Number(amount) }],
  ],
  [
    /^(?<who>P\d) received \$(?<amount>\d+) \((?<cause>salary|card|free parking)\)$/,
    ({ amount, cause = '' }) => [{ kind: 'collected', amount: Number(amount), cause: cause.replace(' ', '_') }],
  ],
  [
    /^(?<who>P\d) paid (?<to>P\d|the bank) \$(?<amount>\d+) \((?<cause>tax|card|interest)\)$/,
    ({ to = '', amount, cause = '' }, truth) => [
      { kind: 'paid', debt: { to: truth.seat(to), amount: Number(amount), cause } },
    ],
  ],
];

type Wanted = Readonly<Record<string, unknown>> & { readonly kind: Happening['kind'] };

/** A phrase of the history must be something that happened in that turn. */
export function checkPhrase(phrase: string, turn: number, truth: Truth): void {
  for (const [pattern, wantedOf] of PHRASES) {
    const groups = pattern.exec(phrase)?.groups;
    if (groups === undefined) continue;
    const who = groups['who'] === undefined ? {} : { seat: truth.seat(groups['who']) };
    for (const wanted of wantedOf(groups, truth)) {
      const found = truth.decision.happened.some(
        (one) => one.turn === turn && isSo({ ...who, ...wanted }, flat(one.happening)),
      );
      truth.same(`turn ${turn}: ${phrase}`, found, true);
    }
    return;
  }
  truth.unknown(phrase);
}

/** A happening with the words that a phrase uses. */
function flat(happening: Happening): Readonly<Record<string, unknown>> {
  const deed = 'deed' in happening ? happening.deed.id : undefined;
  const name = happening.kind === 'moved' ? placeName(happening.to) : undefined;
  const trade = 'trade' in happening ? { ...happening.trade, ...happening.trade.terms } : {};
  return { ...trade, ...happening, deed, name };
}

function isSo(wanted: Readonly<Record<string, unknown>>, real: unknown): boolean {
  if (typeof real !== 'object' || real === null) return false;
  const fields = new Map(Object.entries(real));
  return Object.entries(wanted).every(([name, value]) => {
    const other: unknown = fields.get(name);
    const isNested = name === 'debt' && typeof value === 'object' && value !== null;
    return isNested ? isSo({ ...value }, other) : JSON.stringify(value) === JSON.stringify(other);
  });
}
