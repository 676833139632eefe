import { BOARD, lotsOf, worthOf } from '#libs/monopoly';
import { type Checks, type Truth } from './truth.js';

const PHASES: Readonly<Record<string, string>> = {
  pre_roll: 'pre_roll',
  jail: 'awaiting_jail_decision',
  buy: 'awaiting_buy_decision',
  income_tax: 'awaiting_tax_choice',
  debt: 'awaiting_debt_payment',
  post_roll: 'post_roll',
  auction: 'awaiting_auction_bid',
  place_building: 'awaiting_building_placement',
  trade: 'awaiting_trade_response',
  interest: 'awaiting_interest_choice',
};

export const TABLE_CHECKS: Checks = [
  [
    /^Now: turn (?<turn>\d+)(?: of at most (?<most>\d+))?, the turn of P(?<whose>\d)\. Phase: (?<phase>\w+)\.(?: Last throw: (?<dice>\d\+\d)\.)?(?: Doubles in a row in this turn: (?<doubles>\d), so another throw is due\.)? You are P(?<me>\d)\.$/,
    (truth, { turn, most, whose, phase, dice, doubles, me }, line) => {
      const { game, decision } = truth;
      truth.same(line, Number(turn), game.turn.number);
      truth.same(line, most === undefined ? null : Number(most), game.options.maxTurns);
      truth.same(line, Number(whose) - 1, game.turn.seat);
      truth.same(line, phase, PHASES[decision.kind]);
      truth.same(line, dice ?? null, game.lastThrow?.join('+') ?? null);
      truth.same(line, Number(doubles ?? 0), game.turn.doubles);
      truth.same(line, Number(me) - 1, decision.seat);
    },
  ],
  [
    /^P(?<seat>\d): bankrupt\.$/,
    (truth, { seat }, line) => truth.same(line, true, truth.game.players[Number(seat) - 1]?.bankrupt),
  ],
  [
    /^P(?<seat>\d)(?<you> \(you\))?: \$(?<cash>\d+) \(all in all worth \$(?<worth>\d+)\); at (?<place>\d+) (?<square>[^;,]+)(?<jail>, in jail)?(?:; jail cards: (?<cards>\d+))?; owns (?<owned>.*)\.$/,
    (truth, { seat, you, cash, worth, place, square, jail, cards, owned = '' }, line) => {
      const index = Number(seat) - 1;
      const player = truth.game.players[index];
      truth.same(line, you !== undefined, index === truth.decision.seat);
      truth.same(line, [Number(cash), Number(worth)], [player?.cash, worthOf(truth.game, index)]);
      truth.same(line, [Number(place), square], [player?.position, placeName(Number(place))]);
      truth.same(line, [jail !== undefined, Number(cards ?? 0)], [player?.inJail, player?.jailCards.length]);
      checkOwned(owned, index, truth, line);
    },
  ],
  [
    /^Bank: (?<houses>\d+) houses, (?<hotels>\d+) hotels; unsold: (?<owned>.*?)\.(?: Free Parking holds \$(?<pot>\d+)\.)?$/,
    (truth, { houses, hotels, owned = '', pot }, line) => {
      const { stock, pot: real } = truth.game;
      truth.same(line, [Number(houses), Number(hotels), Number(pot ?? 0)], [stock.houses, stock.hotels, real]);
      checkOwned(owned, null, truth, line);
    },
  ],
];

export function placeName(position: number): string {
  const square = BOARD[position];
  if (square === undefined) return 'nowhere';
  return 'id' in square ? square.id : square.name;
}

/** "orange 2/3: st_james, tennessee+2; …": all that the owner has, and nothing else. */
function checkOwned(words: string, owner: number | null, truth: Truth, line: string): void {
  const stated: string[] = [];
  for (const group of words === 'nothing' ? [] : words.split('; ')) {
    const [, name, count, size, deeds = ''] = /^(\w+) (\d)\/(\d): (.*)$/.exec(group) ?? [];
    const ids = deeds.split(', ');
    stated.push(...ids);
    const lot = truth.lot(/^\w+/.exec(ids[0] ?? '')?.[0] ?? '');
    const real = lot.deed.kind === 'street' ? lot.deed.group : lot.deed.kind;
    truth.same(line, [name, Number(count), Number(size)], [real, ids.length, lot.group.length]);
  }
  const lots = owner === null ? truth.game.lots.filter((lot) => lot.owner === null) : lotsOf(truth.game, owner);
  const real = lots.map(
    ({ deed, houses, mortgaged }) =>
      `${deed.id}${mortgaged ? '(mortgaged)' : ''}${houses === 0 ? '' : `+${houses === 5 ? 'hotel' : houses}`}`,
  );
  truth.same(line, stated.toSorted(), real.toSorted());
}
