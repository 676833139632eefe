import { type PendingDecision, worthOf } from '#libs/monopoly';
import { type Checks, goodsIn, type Truth } from './truth.js';

type Of<Kind extends PendingDecision['kind']> = Extract<PendingDecision, { kind: Kind }>;

/** The pending decision, if it is of this kind. */
function pending<Kind extends PendingDecision['kind']>({ game: { decision } }: Truth, kind: Kind): Of<Kind> {
  if (decision.kind !== kind) throw new Error(`a statement about ${kind} at a decision of ${decision.kind}`);
  return decision as Of<Kind>;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const DECISION_CHECKS: Checks = [
  [
    /^You are in jail and have failed (?<failed>\d) of 3 throws for doubles\.$/,
    (truth, { failed }, line) => truth.same(line, [Number(failed), true], [truth.me.jailThrows, truth.me.inJail]),
  ],
  [
    /^You have proposed these trades in this turn and may not repeat them; proposals left in it: (?<left>\d+)\.$/,
    (truth, { left }, line) => {
      const mine = truth.game.turn.proposals.filter(({ seat }) => seat === truth.decision.seat);
      truth.same(line, Number(left), truth.game.options.maxTradesPerTurn - mine.length);
    },
  ],
  [
    /^- to (?<to>P\d): you give (?<give>.+), you get (?<get>.+)$/,
    (truth, { to = '', give = '', get = '' }, line) => {
      const stated = JSON.stringify([truth.game.players[truth.seat(to) ?? -1]?.id, goodsIn(give), goodsIn(get)]);
      const proposals = truth.game.turn.proposals.filter(({ seat }) => seat === truth.decision.seat);
      const real = proposals.map(({ terms }) => JSON.stringify([terms.to_player_id, terms.give, terms.get]));
      truth.same(line, real.includes(stated), true);
    },
  ],
  [
    /^For sale: (?<id>\w+) \((?<group>\w+)\), list price \$(?<price>\d+)\.(?: You have \$(?<cash>\d+): to buy it, raise cash first\.)?$/,
    (truth, { id = '', group, price, cash }, line) => {
      const { deed } = truth.lot(id);
      truth.same(line, deed.position, pending(truth, 'buy').position);
      truth.same(line, [group, Number(price)], [deed.kind === 'street' ? deed.group : deed.kind, deed.price]);
      truth.same(line, cash === undefined ? null : Number(cash), truth.me.cash < deed.price ? truth.me.cash : null);
    },
  ],
  [
    /^The other (?<count>\d) of its group: (?<shares>.+?)\.(?: It is the last one that (?<who>you|P\d) needs? for (?<title>.+)\.)?$/,
    (truth, { count, shares = '', who }, line) => {
      const { decision } = truth.game;
      const position = decision.kind === 'auction' ? decision.auction.lotting.position : pending(truth, 'buy').position;
      const lot = truth.game.lotByPosition[position];
      const owners = (lot?.group ?? []).filter((other) => other !== lot).map(({ owner }) => owner);
      const stated = shares.split(', ').flatMap((share) => {
        const [, label, has, unsold] = /^(?:(you|P\d) ha(?:ve|s) (\d)|(\d) unsold)$/.exec(share) ?? [];
        return Array.from({ length: Number(has ?? unsold) }, () => (label === undefined ? null : truth.seat(label)));
      });
      truth.same(line, stated.map(String).toSorted(), owners.map(String).toSorted());
      const whole = owners[0] !== null && owners.every((owner) => owner === owners[0]) ? owners[0] : null;
      truth.same(line, [Number(count), who === undefined ? null : truth.seat(who)], [owners.length, whole]);
    },
  ],
  [
    /^Auction of (?:(?<id>\w+) \((?<group>\w+)\), list price \$(?<price>\d+)|a (?<building>house|hotel), wanted first for (?<lot>\w+); the winner places it at once)\. (?:Highest bid: \$(?<bid>\d+) by (?<leader>P\d)|Nobody has bid yet)\.$/,
    (truth, { id, price, building, lot, bid, leader = 'the bank' }, line) => {
      const { lotting, highBid, highBidder } = pending(truth, 'auction').auction;
      const { deed } = truth.lot(id ?? lot ?? '');
      truth.same(
        line,
        [deed.position, building ?? null],
        [lotting.position, lotting.kind === 'building' ? lotting.building : null],
      );
      if (price !== undefined) truth.same(line, Number(price), deed.price);
      truth.same(line, [Number(bid ?? 0), truth.seat(leader)], [highBid, highBidder]);
    },
  ],
  [
    /^Still in the bidding besides you: (?<others>.+)\.$/,
    (truth, { others = '' }, line) => {
      const bidders = pending(truth, 'auction').auction.bidders.filter((seat) => seat !== truth.decision.seat);
      truth.same(line, others === 'nobody' ? [] : others.split(', ').map((label) => truth.seat(label)), bidders);
    },
  ],
  [
    /^The lowest bid that you can make: \$(?<least>\d+)\.$/,
    (truth, { least }, line) => {
      const { lotting, highBid } = pending(truth, 'auction').auction;
      const offer = truth.decision.request.valid_actions.find(({ type }) => type === 'place_bid');
      truth.same(line, Number(least), offer?.amount);
      if (lotting.kind === 'deed')
        truth.same(line, Number(least), Math.max(truth.game.options.auctionMinBid, highBid + 1));
    },
  ],
  [
    /^You won a (?<building>\w+) in an auction for \$(?<price>\d+): choose where to build it\.$/,
    (truth, { building, price }, line) => {
      const decision = pending(truth, 'place_building');
      truth.same(line, [building, Number(price)], [decision.building, decision.price]);
    },
  ],
  [
    /^You received the mortgaged deed (?<id>\w+): pay \$(?<interest>\d+) interest now and keep the mortgage, or lift it now for \$(?<lift>\d+)\. Lifting it later costs \$(?<later>\d+) then, besides the interest now\.$/,
    (truth, { id = '', interest, lift, later }, line) => {
      const { deed } = truth.lot(id);
      const due = Math.floor((deed.price / 2 + 5) / 10);
      truth.same(line, deed.position, pending(truth, 'interest').position);
      truth.same(line, [interest, lift, later].map(Number), [due, deed.price / 2 + due, deed.price / 2 + due]);
    },
  ],
  [
    /^Income tax: \$200, or a tenth of all you own \(\$(?<all>\d+)\), which is \$(?<tenth>\d+)\.$/,
    (truth, { all, tenth }, line) => {
      const { game, decision } = truth;
      const mortgaged = game.lots.filter((lot) => lot.owner === decision.seat && lot.mortgaged);
      const worth = worthOf(game, decision.seat) + sum(mortgaged.map(({ deed }) => deed.price / 2));
      truth.same(line, [Number(all), Number(tenth)], [worth, Math.floor((worth + 5) / 10)]);
    },
  ],
  [
    /^You owe (?<to>P\d|the bank) \$(?<amount>\d+) \((?<cause>\w+)(?: for (?<id>\w+))?\)\. You have \$(?<cash>\d+), so \$(?<missing>\d+) is missing\.$/,
    (truth, { to = '', amount, cause, id, cash, missing }, line) => {
      const { debt } = pending(truth, 'debt');
      const position = id === undefined ? null : truth.lot(id).deed.position;
      const isDeed = debt.position !== null && truth.game.lotByPosition[debt.position] != null;
      truth.same(
        line,
        [truth.seat(to), Number(amount), cause, position],
        [debt.to, debt.amount, debt.cause, isDeed ? debt.position : null],
      );
      truth.same(line, [Number(cash), Number(missing)], [truth.me.cash, debt.amount - truth.me.cash]);
    },
  ],
  [
    /^Selling all your buildings brings \$(?<buildings>\d+) and mortgaging all your deeds \$(?<mortgages>\d+), \$(?<most>\d+) in all\. (?:(?<enough>That is enough\.)|That is not enough: without a trade that brings \$(?<more>\d+) more you are bankrupt\.)$/,
    (truth, { buildings, mortgages, most, enough, more }, line) => {
      const mine = truth.game.lots.filter(({ owner }) => owner === truth.decision.seat);
      const sold = sum(mine.map(({ deed, houses }) => (deed.kind === 'street' ? (houses * deed.houseCost) / 2 : 0)));
      const lent = sum(mine.map(({ deed, mortgaged }) => (mortgaged ? 0 : deed.price / 2)));
      truth.same(line, [buildings, mortgages, most].map(Number), [sold, lent, sold + lent]);
      const lacking = pending(truth, 'debt').debt.amount - truth.me.cash - sold - lent;
      truth.same(line, [enough !== undefined, Number(more ?? 0)], [lacking <= 0, Math.max(0, lacking)]);
    },
  ],
  [
    /^The debt is paid as soon as you have the cash\.$/,
    (truth, _, line) => truth.same(line, truth.decision.kind, 'debt'),
  ],
];
