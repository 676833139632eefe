import { apply, fromWire, offersOf, playerAt, restored } from '#libs/monopoly';
import type { ValidAction } from '#libs/protocol';
import { type Checks, checkLine, type Truth } from './truth.js';

/** A legal action and the clone of the game in which it was done. */
interface Offered {
  readonly offer: ValidAction;
  readonly truth: Truth;
}

/** "a1: buy_property baltic - costs $60; cash after: $40" */
export function checkOffer(line: string, index: number, truth: Truth): void {
  const [, id, words = '', details = ''] = /^(a\d+): (.*?)(?: - (.*))?$/.exec(line) ?? [];
  const [real] = offersOf(truth.game).slice(index, index + 1);
  const offer = truth.decision.request.valid_actions[index];
  if (real === undefined || offer === undefined) return truth.unknown(line);
  const deed = real.deed !== null && !real.type.includes('trade') ? [real.deed.id] : [];
  truth.same(line, [id, words], [`a${index}`, [real.type, ...deed].join(' ')]);
  const [limits] = /fill in .*$/.exec(details) ?? [];
  const facts = details.slice(0, details.length - (limits?.length ?? 0));
  for (const fact of facts.split('; ').filter((part) => part !== ''))
    checkLine(fact, factsAbout({ offer, truth }), truth);
  if (limits !== undefined) checkLimits(limits, { offer, truth }, line);
}

/** What the seat has more, or less, once the action is done. */
function gainOf({ offer, truth }: Offered): number {
  const game = restored(truth.decision.before);
  const refusal = apply(game, truth.decision.seat, fromWire(offer));
  if (refusal !== null) throw new Error(refusal.message);
  return playerAt(game, truth.decision.seat).cash - truth.me.cash;
}

function stepsTaken({ offer, truth }: Offered): number {
  const game = restored(truth.decision.before);
  apply(game, truth.decision.seat, fromWire(offer));
  const before = truth.lot(offer.property_id ?? '').group.map(({ houses }) => houses);
  const after = game.lots.filter(
    ({ deed }) => before.length > 0 && truth.lot(offer.property_id ?? '').group.some((lot) => lot.deed === deed),
  );
  return before.reduce((sum, houses) => sum + houses, 0) - after.reduce((sum, { houses }) => sum + houses, 0);
}

function factsAbout(offered: Offered): Checks {
  const { offer, truth } = offered;
  const isPlain = truth.decision.kind !== 'debt' && !offer.type.startsWith('pay_flat') && offer.show === undefined;
  const lot = offer.property_id == null ? null : truth.lot(offer.property_id);
  return [
    [
      /^costs \$(?<cost>\d+)$/,
      (_, { cost }, line) => truth.same(line, Number(cost), isPlain ? -gainOf(offered) : offer.cost),
    ],
    [
      /^brings \$(?<sum>\d+)$/,
      (_, { sum }, line) => truth.same(line, Number(sum), isPlain ? gainOf(offered) : offer.amount),
    ],
    [
      /^cash after: \$(?<left>\d+)$/,
      (_, { left }, line) =>
        truth.same(
          line,
          Number(left),
          truth.me.cash + (isPlain ? gainOf(offered) : (offer.amount ?? 0) - (offer.cost ?? 0)),
        ),
    ],
    [/^gives up its rent of (?<rent>.+)$/, (_, { rent }, line) => truth.same(line, rent, lot && truth.rent(lot))],
    [
      /^rent then: (?<rent>.+)$/,
      (_, { rent }, line) => truth.same(line, rent, lot && truth.rent(lot, { mortgaged: false })),
    ],
    [
      /^(?:house (?<house>\d)|the hotel)$/,
      (_, { house }, line) => {
        const level = (lot?.houses ?? 0) + (offer.type === 'sell_building' ? 0 : 1);
        truth.same(line, house === undefined ? 5 : Number(house), level);
      },
    ],
    [
      /^rent (?<now>\S+) to (?<then>\S+)$/,
      (_, { now, then }, line) => {
        const houses = (lot?.houses ?? 0) + (offer.type === 'sell_building' ? -1 : 1);
        truth.same(line, [now, then], lot && [truth.rent(lot), truth.rent(lot, { houses })]);
      },
    ],
    [
      /^takes down (?<steps>\d+) building steps/,
      (_, { steps }, line) => truth.same(line, Number(steps), stepsTaken(offered)),
    ],
    [/^scarce: opens an auction/, (_, __, line) => truth.same(line, offer.show, { opens_auction: true })],
    [/^the bank then auctions it$/, (_, __, line) => truth.same(line, truth.game.options.auctions, true)],
    [/^it stays with the bank$/, (_, __, line) => truth.same(line, truth.game.options.auctions, false)],
    [/^you bid no more in this auction$/, (_, __, line) => truth.same(line, offer.type, 'pass_bid')],
    [/^leaves jail$/, (_, __, line) => truth.same(line, truth.me.inJail, true)],
    [/^then you throw$/, (_, __, line) => truth.same(line, truth.decision.kind, 'jail')],
    [/^the mortgage stays$/, (_, __, line) => truth.same(line, [offer.type, lot?.mortgaged], ['pay_interest', true])],
    [/^a tenth of all you own$/, (_, __, line) => truth.same(line, offer.type, 'pay_percentage_tax')],
    [/^you are out$/, (_, __, line) => truth.same(line, offer.type, 'declare_bankruptcy')],
    [
      /^everything goes to (?<to>P\d|the bank)$/,
      (_, { to = '' }, line) => {
        const { decision } = truth.game;
        truth.same(line, truth.seat(to), decision.kind === 'debt' ? decision.debt.to : null);
      },
    ],
  ];
}

function checkLimits(limits: string, { offer, truth }: Offered, line: string): void {
  const [, least, most] = /^fill in "amount": (\d+) to (\d+)$/.exec(limits) ?? [];
  if (least !== undefined) return truth.same(line, [Number(least), Number(most)], [offer.amount, truth.me.cash]);
  const sides = [
    ...limits.matchAll(/(you can give|from P\d) up to \$(\d+), any of \[(.*?)\](?:, up to (\d+) jail card\(s\))?/g),
  ];
  for (const [, who = '', cash, deeds = '', cards] of sides) {
    const seat = who === 'you can give' ? truth.decision.seat : Number(who.slice(-1)) - 1;
    const player = playerAt(truth.game, seat);
    const free = truth.game.lots.filter((lot) => lot.owner === seat && lot.group.every(({ houses }) => houses === 0));
    truth.same(line, [Number(cash), Number(cards ?? 0)], [player.cash, player.jailCards.length]);
    truth.same(
      line,
      deeds.split(' ').filter((id) => id !== ''),
      free.map(({ deed }) => deed.id),
    );
  }
  const { decision, players } = truth.game;
  const partners =
    decision.kind === 'trade'
      ? 1
      : players.filter(({ bankrupt, seat }) => !bankrupt && seat !== truth.decision.seat).length;
  truth.same(line, sides.length, partners + 1);
}
