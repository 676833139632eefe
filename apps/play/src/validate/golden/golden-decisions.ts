import { engineDecision, ME, RIVAL, type Scene, THIRD } from './decide-request.js';

/** A kind of decision, and its description. */
export interface GoldenDecision {
  readonly title: string;
  readonly scene: Scene;
}

const OFFERED_TRADE = {
  from_player_id: RIVAL,
  to_player_id: ME,
  give: { cash: 50, properties: ['tennessee'], jail_cards: 0 },
  get: { cash: 0, properties: ['reading_rr'], jail_cards: 0 },
};

const MORTGAGE = { type: 'mortgage_property', property_id: 'reading_rr', amount: 100 };

export const ROLL: GoldenDecision = {
  title: 'the only thing to do: rolling the dice',
  scene: { phase: 'pre_roll', offers: [{ type: 'roll_dice', description: 'Roll the dice.', default: true }] },
};

/** One of each kind, in the order in which they occur in a game. */
export const GOLDEN: readonly GoldenDecision[] = [
  ROLL,
  {
    title: 'buying the property that it landed on',
    scene: {
      phase: 'awaiting_buy_decision',
      offers: [
        { type: 'buy_property', property_id: 'illinois', cost: 240, description: 'Buy Illinois Avenue for $240.' },
        { type: 'pass_property', property_id: 'illinois', description: 'Pass.', default: true },
      ],
      decision: engineDecision('buy', { property_id: 'illinois', price: 240 }),
    },
  },
  {
    title: 'the end of a turn, with houses to build and a trade to propose',
    scene: {
      phase: 'post_roll',
      offers: [
        { type: 'end_turn', description: 'End the turn.', default: true },
        { type: 'build_house', property_id: 'oriental', cost: 50 },
        { type: 'build_house', property_id: 'vermont', cost: 50 },
        { type: 'build_house', property_id: 'connecticut', cost: 50 },
        MORTGAGE,
        { type: 'propose_trade', description: 'Propose a trade.' },
      ],
    },
  },
  {
    title: 'an income tax of $200 or of ten percent',
    scene: {
      phase: 'awaiting_tax_choice',
      me: { position: 4 },
      offers: [
        { type: 'pay_flat_tax', cost: 200, cash_after: 440, default: true },
        { type: 'pay_percentage_tax', description: 'Pay 10 percent of all you own.' },
      ],
      decision: engineDecision('income_tax', {}),
    },
  },
  {
    title: 'leaving jail',
    scene: {
      phase: 'awaiting_jail_decision',
      me: { position: 10, in_jail: true, jail_turns: 1, get_out_of_jail_cards: 1 },
      offers: [
        { action_id: 'a0', type: 'roll_for_doubles', default: true },
        { action_id: 'a1', type: 'pay_jail_fine', cost: 50 },
        { action_id: 'a2', type: 'use_jail_card' },
      ],
    },
  },
  {
    title: 'a bid in an auction',
    scene: {
      phase: 'awaiting_auction_bid',
      offers: [
        { action_id: 'a0', type: 'pass_bid', description: 'Leave the auction.', default: true },
        {
          action_id: 'a1',
          type: 'place_bid',
          property_id: 'illinois',
          amount: 91,
          params: { amount: { type: 'integer', minimum: 91, maximum: 640, required: true } },
          description: 'Bid $91 or more.',
        },
      ],
      decision: engineDecision('auction_bid', {
        property_id: 'illinois',
        high_bid: 90,
        high_bidder_id: THIRD,
        minimum_bid: 91,
      }),
    },
  },
  {
    title: 'a trade proposed by another player',
    scene: {
      phase: 'awaiting_trade_response',
      offers: [
        { type: 'reject_trade', default: true },
        { type: 'accept_trade', trade: OFFERED_TRADE },
        { type: 'counter_trade', description: 'Answer with a trade of your own.' },
      ],
      decision: engineDecision('trade_response', { trade: OFFERED_TRADE, exchange: 1, max_exchanges: 5 }),
    },
  },
  {
    title: 'a debt that cash does not cover',
    scene: {
      phase: 'awaiting_debt_payment',
      me: { cash: 12 },
      offers: [
        { ...MORTGAGE, default: true },
        { type: 'mortgage_property', property_id: 'st_james', amount: 90 },
        { type: 'declare_bankruptcy' },
      ],
      decision: engineDecision('debt', { amount: 180, creditor_id: RIVAL, cause: 'rent', property_id: 'tennessee' }),
    },
  },
  {
    title: 'a mortgaged property that was received in a trade',
    scene: {
      phase: 'awaiting_interest_choice',
      offers: [
        { type: 'pay_interest', property_id: 'st_james', cost: 9, default: true },
        { type: 'unmortgage_property', property_id: 'st_james', cost: 99 },
      ],
      decision: engineDecision('interest', { property_id: 'st_james', interest: 9, lift_cost: 99 }),
    },
  },
  {
    title: 'bankruptcy, with nothing left',
    scene: {
      phase: 'awaiting_debt_payment',
      me: { cash: 0 },
      owned: { [RIVAL]: ['boardwalk', 'park_place'] },
      offers: [{ type: 'declare_bankruptcy', default: true }],
      decision: engineDecision('debt', { amount: 1_400, creditor_id: RIVAL, cause: 'rent', property_id: 'boardwalk' }),
    },
  },
  {
    title: 'action types that only this engine has',
    scene: {
      phase: 'awaiting_weather',
      offers: [
        { type: 'open_umbrella', description: 'Open the umbrella.' },
        { type: 'get_wet', default: true },
      ],
    },
  },
  { title: 'a request without a list of valid actions', scene: { phase: 'pre_roll', offers: [] } },
];
