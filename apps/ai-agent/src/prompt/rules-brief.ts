import { dollars } from '#libs/monopoly-bots';
import type { GameOptions } from '#libs/monopoly';

/** The rules of this game, as its options have them: facts without advice. */
export function rulesBrief(options: GameOptions, maxTurns: number | null): string {
  const rules = [
    ...movingRules(options),
    ...deedRules(options),
    ...buildingRules(options),
    ...moneyRules(options),
    endRule(maxTurns),
  ];
  return ['Rules of this game:', ...rules.map((rule) => `- ${rule}`)].join('\n');
}

function movingRules({ goSalary, freeParkingPot }: GameOptions): readonly string[] {
  const pot = freeParkingPot
    ? 'Taxes, fines and card payments to the bank collect on Free Parking; whoever lands there gets them.'
    : 'Free Parking, visiting jail and your own deeds cost and pay nothing.';
  return [
    `Two dice move you round the 40 squares. Passing or landing on GO pays ${dollars(goSalary)}; going to jail does not.`,
    'After doubles you throw again in the same turn; the third doubles in a turn send you to jail.',
    'Jail: before a throw pay $50 or use a jail card, or throw doubles; after the third failed throw $50 are due. In jail you collect rent, bid, build and trade as usual.',
    pot,
  ];
}

function deedRules({ auctions, auctionMinBid }: GameOptions): readonly string[] {
  const unbought = auctions
    ? `the bank auctions it at once among all players, from ${dollars(auctionMinBid)} up by $1 or more; bids are in cash, a pass is final`
    : 'it stays with the bank';
  return [
    `Whoever lands on an unsold deed may buy it at its list price; if not, ${unbought}.`,
    'Rent is due to the owner, also in jail, but not for a mortgaged deed. Owning all streets of a colour doubles the rent of those without buildings.',
  ];
}

function buildingRules({ houseLimit, auctions }: GameOptions): readonly string[] {
  const scarce = auctions
    ? 'If more players could build than it has buildings left, they are auctioned among them.'
    : 'Who asks first gets the last ones.';
  return [
    'Houses need all streets of a colour, none of them mortgaged, and are built and sold evenly; a hotel is the step after four houses. The bank buys buildings back at half their cost.',
    `The bank has ${houseLimit} houses and 12 hotels. ${scarce}`,
    'A mortgage pays half the list price, if the colour has no buildings; the deed brings no rent but still counts as owned. Lifting it costs that half and 10 % of it.',
  ];
}

function moneyRules({ trading, maxTradesPerTurn, incomeTax, resignation }: GameOptions): readonly string[] {
  const trades = trading
    ? `Trades of cash, deeds and jail cards: both sides give something, not cash alone on both, and no deed of a colour with buildings. You may propose ${maxTradesPerTurn} in a turn, none of them twice. Who receives a mortgaged deed pays 10 % of the mortgage at once.`
    : 'There are no trades.';
  const tax = incomeTax === 'flat' ? '$200' : '$200 or a tenth of all you own, as you choose';
  return [
    trades,
    `Income Tax is ${tax}; Luxury Tax is $100.`,
    'Who owes more than their cash must sell buildings, mortgage or trade. Who cannot or will not pay is bankrupt and out; the creditor gets everything.',
    ...(resignation ? ['You may give up in your own turn; everything then goes to the bank.'] : []),
  ];
}

function endRule(maxTurns: number | null): string {
  const last = 'The last player who is not bankrupt wins.';
  if (maxTurns === null) return `${last} There is no limit of turns.`;
  return `${last} The game ends after turn ${maxTurns} at the latest, each player's turn counting as one; then the richest wins: cash, list prices (half for mortgaged deeds) and the cost of all buildings.`;
}
