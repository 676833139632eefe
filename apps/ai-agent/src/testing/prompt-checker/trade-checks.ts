import type { OpenTrade } from '#libs/monopoly';
import { type Checks, goodsIn, type Truth } from './truth.js';

function tradeAt({ game: { decision } }: Truth): OpenTrade {
  if (decision.kind !== 'trade') throw new Error('a statement about a trade where none is open');
  return decision.trade;
}

/** Owners as they would be after the trade. */
function after(truth: Truth): Map<string, number | null> {
  const { from, to, terms } = tradeAt(truth);
  const owners = truth.owners;
  for (const id of terms.give.properties ?? []) owners.set(id, to);
  for (const id of terms.get.properties ?? []) owners.set(id, from);
  return owners;
}

const titleOf = (kind: string): string =>
  kind === 'railroad'
    ? 'all the railroads'
    : kind === 'utility'
      ? 'both utilities'
      : `the ${kind.replace('_', ' ')} group`;

/** "You would complete the red group." for all that a seat has whole in one of two cases. */
function groupsOf(truth: Truth, seat: number | null, owners: ReadonlyMap<string, number | null>): readonly string[] {
  const whole = truth.game.lots.filter((lot) => lot.group.every(({ deed }) => owners.get(deed.id) === seat));
  return [...new Set(whole.map(({ deed }) => titleOf(deed.kind === 'street' ? deed.group : deed.kind)))];
}

function changesIn(truth: Truth): readonly string[] {
  const { from, to } = tradeAt(truth);
  return [to, from].flatMap((seat) => {
    const who = seat === truth.decision.seat ? 'You' : `P${seat + 1}`;
    const [had, has] = [groupsOf(truth, seat, truth.owners), groupsOf(truth, seat, after(truth))];
    const completed = has.filter((title) => !had.includes(title)).map((title) => `${who} would complete ${title}.`);
    return [
      ...completed,
      ...had.filter((title) => !has.includes(title)).map((title) => `${who} would break up ${title}.`),
    ];
  });
}

export const TRADE_CHECKS: Checks = [
  [
    /^(?<from>P\d) offers you a trade\. This is offer (?<exchange>\d) of at most (?<most>\d) in this bargain\.$/,
    (truth, { from = '', exchange, most }, line) => {
      const trade = tradeAt(truth);
      truth.same(line, [truth.seat(from), Number(exchange), Number(most)], [trade.from, trade.exchange, 5]);
    },
  ],
  [
    /^You would get (?<get>.+), and give (?<give>.+)\.$/,
    (truth, { get = '', give = '' }, line) => {
      const { terms } = tradeAt(truth);
      truth.same(line, [goodsIn(get), goodsIn(give)], [terms.give, terms.get]);
    },
  ],
  [
    /^- (?<id>\w+) \((?<group>\w+)\): list price \$(?<price>\d+)(?<mortgaged>, mortgaged)?; rent now (?<now>.+), after the trade (?<then>.+)$/,
    (truth, { id = '', group, price, mortgaged, now, then }, line) => {
      const lot = truth.lot(id);
      const { deed } = lot;
      truth.same(line, [group, Number(price)], [deed.kind === 'street' ? deed.group : deed.kind, deed.price]);
      const owners = after(truth);
      truth.same(
        line,
        [mortgaged !== undefined, now, then],
        [lot.mortgaged, truth.rent(lot), truth.rent(lot, { owner: owners.get(id) ?? null, owners })],
      );
    },
  ],
  [
    /^Cash and list prices \(half for mortgaged deeds\): you would get \$(?<get>\d+) and give \$(?<give>\d+)\.$/,
    (truth, { get, give }, line) => {
      const { terms } = tradeAt(truth);
      const [given, gotten] = [terms.get, terms.give].map(({ cash = 0, properties = [] }) =>
        properties
          .map((id) => truth.lot(id))
          .reduce((sum, lot) => sum + lot.deed.price / (lot.mortgaged ? 2 : 1), cash),
      );
      truth.same(line, [Number(get), Number(give)], [gotten, given]);
    },
  ],
  [
    /^Interest on mortgaged deeds, due at once: \$(?<amount>\d+) from (?<who>you|P\d)\.$/,
    (truth, { amount, who = '' }, line) => {
      const { to, terms } = tradeAt(truth);
      const received = truth.seat(who) === to ? terms.give : terms.get;
      const mortgaged = (received.properties ?? []).map((id) => truth.lot(id)).filter((lot) => lot.mortgaged);
      const due = mortgaged.reduce((sum, { deed }) => sum + Math.floor((deed.price / 2 + 5) / 10), 0);
      truth.same(line, Number(amount), due);
    },
  ],
  [/^No group is completed or broken\.$/, (truth, _, line) => truth.same(line, [], changesIn(truth))],
  [
    /^(?:You|P\d) would (?:complete|break up) .+\.$/,
    (truth, _, line) => truth.same(line, changesIn(truth).includes(line), true),
  ],
  [/^<said>.*<\/said>$/, () => undefined],
];
