import { describe, expect, it } from '@jest/globals';
import { answer } from '../answer.js';
import { onSale, question, WAYS_OUT_OF_JAIL } from '../testing/question.js';
import { PERSONALITIES, personalityNamed } from './index.js';

const ORANGE = ['st_james', 'tennessee', 'new_york'];
const END = { type: 'end_turn', default: true };
const house = (property_id: string): { type: string; property_id: string } => ({ type: 'build_house', property_id });

const GREEN = onSale('pacific');
const LAST_CASH = { ...onSale('tennessee'), me: { cash: 320, position: 18 } };
const DIVIDED = { ...onSale('illinois'), theirs: ['indiana'], mine: ['kentucky'] };
const JAIL = { phase: 'awaiting_jail_decision', offers: WAYS_OUT_OF_JAIL };
const SITES = {
  mine: ['baltic', 'mediterranean', ...ORANGE, 'park_place', 'boardwalk'],
  offers: [END, house('baltic'), house('tennessee'), house('boardwalk')],
};
const RICH = { cash: 3000 };
const DEBT = {
  phase: 'awaiting_debt_payment',
  mine: [...ORANGE, 'baltic', 'boardwalk'],
  houses: { tennessee: 1 },
  offers: [
    { type: 'mortgage_property', property_id: 'baltic', amount: 30 },
    { type: 'mortgage_property', property_id: 'boardwalk', amount: 200 },
    { type: 'sell_building', property_id: 'tennessee', amount: 50 },
  ],
};
const BID = {
  offers: [
    { type: 'pass_bid', default: true },
    { type: 'place_bid', property_id: 'pacific', amount: 260 },
  ],
};

describe('personalities', () => {
  it.each([
    ['a green street for sale', GREEN, 'buy_property', 'buy_property', 'pass_property'],
    ['a purchase that leaves little', LAST_CASH, 'buy_property', 'buy_property', 'pass_property'],
    ['a street of a divided group', DIVIDED, 'buy_property', 'buy_property', 'pass_property'],
    ['jail at the start of a game', JAIL, 'use_jail_card', 'use_jail_card', 'roll_for_doubles'],
    ['an auction of a green street', BID, 'place_bid', 'place_bid', 'pass_bid'],
    ['a third house with little cash', { ...SITES, me: { cash: 270 } }, 'build_house', 'build_house', 'end_turn'],
  ])('differ before %s', (_, scene, aggressive, analytical, conservative) => {
    const typeFor = (personality: string): string => answer(question({ ...scene, personality })).action.type;
    expect(typeFor('aggressive')).toBe(aggressive);
    expect(typeFor('analytical')).toBe(analytical);
    expect(typeFor('conservative')).toBe(conservative);
  });

  it.each([
    ['build', { ...SITES, me: RICH }, 'boardwalk', 'tennessee', 'baltic'],
    ['raise cash', DEBT, 'boardwalk', 'baltic', 'tennessee'],
  ])('%s in different places', (_, scene, aggressive, analytical, conservative) => {
    const placeFor = (personality: string): unknown => answer(question({ ...scene, personality })).action.property_id;
    expect(placeFor('aggressive')).toBe(aggressive);
    expect(placeFor('analytical')).toBe(analytical);
    expect(placeFor('conservative')).toBe(conservative);
  });

  it('lift mortgages before building only if they are careful', () => {
    const lift = { type: 'unmortgage_property', property_id: 'reading_rr' };
    const scene = {
      ...SITES,
      mine: [...SITES.mine, 'reading_rr'],
      mortgaged: ['reading_rr'],
      offers: [END, lift, house('tennessee')],
    };
    expect(answer(question({ ...scene, personality: 'conservative' })).action).toEqual(lift);
    expect(answer(question({ ...scene, personality: 'analytical' })).action.type).toBe('build_house');
  });

  it('make chaotic change its mind from turn to turn, always for the reason of a mood', () => {
    const answers = Array.from({ length: 40 }, (_, turn) =>
      answer(question({ ...GREEN, turn, personality: 'chaotic' })),
    );
    expect(new Set(answers.map(({ action }) => action.type))).toEqual(new Set(['buy_property', 'pass_property']));
    const moods = answers.map(({ reasoning }) => reasoning?.split(' — ')[0]);
    expect(new Set(moods)).toEqual(new Set(['On a whim', 'Feeling lucky', 'In a sulk', 'Following an omen']));
  });

  it.each([null, '', 'zen', '__proto__', 'constructor'])('fall back to analytical for %p', (name) => {
    expect(personalityNamed(name).name).toBe('analytical');
  });

  it('are found in any case', () => {
    expect(personalityNamed(' Chaotic ').name).toBe('chaotic');
  });

  it.each(PERSONALITIES.map((personality) => ({ name: personality.name, personality })))(
    'speak in sentences of their own: $name',
    ({ personality: { talk, description, traits } }) => {
      const { completesGroup, raisesHotel, ruined, proposes, remarks } = talk;
      const withPlaces = [completesGroup, raisesHotel, proposes];
      expect(withPlaces.map((text) => /\{(\w+)\}/.exec(text)?.[1])).toEqual(['group', 'place', 'partner']);
      for (const text of [...withPlaces, ruined, ...remarks, description, ...traits]) expect(text).toMatch(/\w+ \w+/);
    },
  );

  it('ask for more or less of a trade: aggressive gives most for a group', () => {
    const most = (personality: string): number => {
      const prices = Array.from({ length: 60 }, (_, step) => 25 * step);
      return prices.findLast((cash) => pays(personality, cash)) ?? -1;
    };
    const [aggressive, analytical, conservative] = ['aggressive', 'analytical', 'conservative'].map(most);
    expect(aggressive).toBeGreaterThan(analytical ?? Infinity);
    expect(aggressive).toBeGreaterThan(conservative ?? Infinity);
    expect(conservative).toBeGreaterThan(0);
  });

  it('keep houses back from a hotel while the bank runs out of them, or do not', () => {
    const offers = [END, { type: 'build_hotel', property_id: 'boardwalk', cost: 200 }];
    const reds = ['kentucky', 'indiana', 'illinois', 'atlantic', 'ventnor', 'marvin_gardens'];
    const houses = Object.fromEntries(['park_place', 'boardwalk', ...reds].map((id) => [id, 4]));
    const scene = { mine: ['park_place', 'boardwalk'], theirs: reds, houses, offers, me: { cash: 50_000 } };
    const typeFor = (personality: string): string => answer(question({ ...scene, personality })).action.type;
    expect(typeFor('aggressive')).toBe('build_hotel');
    expect(typeFor('analytical')).toBe('end_turn');
  });
});

/** Whether a personality pays so much cash and a red street for the last orange one, among three players. */
function pays(personality: string, cash: number): boolean {
  const trade = { to_player_id: 'me', give: { properties: ['new_york'] }, get: { properties: ['kentucky'], cash } };
  const request = question({
    personality,
    mine: ['tennessee', 'st_james', 'kentucky'],
    theirs: ['new_york', 'indiana', 'illinois'],
    offers: [{ type: 'accept_trade', trade }, { type: 'reject_trade' }],
  });
  const { players, ...state } = request.game_state;
  const table = { ...state, players: [...players, { id: 'third', name: 'Cleo', cash: 1500 }] };
  return answer({ ...request, game_state: table }).action.type === 'accept_trade';
}
