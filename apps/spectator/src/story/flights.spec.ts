import { describe, expect, it } from '@jest/globals';
import { type Flight, flightsBetween } from './flights.js';
import { historyOf, played } from './testing/played-game.js';
import { ADA, boardState, BOB, TestGame } from './testing/test-game.js';
import type { History } from './history.js';

const seat = (order: number): object => ({ at: 'seat', order, position: 0 });
const [ADAS, BOBS, BANK] = [seat(0), seat(1), { at: 'bank' }] as const;
const BALTIC = { at: 'square', position: 3 } as const;

function flightsAt({ history }: { readonly history: History }, from: number, to: number): readonly Flight[] {
  const payments = Array.from({ length: to - from }, (_, step) => history.accounts(from + step + 1).payments).flat();
  return flightsBetween(history.at(from), history.at(to), payments);
}

/** Of the newest event. */
function flightsOf(game: TestGame): readonly Flight[] {
  const { seq } = game.history.head;
  return flightsAt(game, seq - 1, seq);
}

const owned = (): TestGame =>
  new TestGame()
    .add('property:purchased', { ...ADA, property_id: 'baltic', price: 60 })
    .add('property:purchased', { ...BOB, property_id: 'boardwalk', price: 400 });

describe('money', () => {
  it('flies from the player who pays to the player who is paid', () => {
    const rent = { ...BOB, to_player_id: 'a', amount: 50, property_id: 'baltic' };
    const money = { kind: 'money', amount: 50 };
    expect(flightsOf(owned().add('rent:paid', rent))).toEqual([{ cargo: money, from: BOBS, to: ADAS }]);
  });

  it('flies to the bank and from it', () => {
    const mortgaged = owned().add('property:mortgaged', { ...ADA, property_id: 'baltic', amount: 30 });
    expect(flightsOf(mortgaged)).toEqual([{ cargo: { kind: 'money', amount: 30 }, from: BANK, to: ADAS }]);
    const fined = owned().add('jail:action', { ...ADA, action_type: 'pay_jail_fine', success: true });
    expect(flightsOf(fined)).toEqual([{ cargo: { kind: 'money', amount: 50 }, from: ADAS, to: BANK }]);
  });

  it('stays where nothing is paid, or nobody knows to whom', () => {
    expect(flightsOf(owned().add('agent:chat', { ...ADA, message: 'Pay $50!' }))).toEqual([]);
    const seen = owned()
      .add('turn:end', ADA)
      .snapshot(boardState({ cash: 7 }, { cash: 1_100 }));
    expect(seen.history.accounts(4).payments).toMatchObject([{ cause: 'unknown' }]);
    expect(flightsOf(seen)).toEqual([]);
  });

  it('of somebody who has no seat is left out', () => {
    expect(flightsOf(owned().add('rent:paid', { ...BOB, to_player_id: 'nobody', amount: 50 }))).toEqual([]);
  });
});

describe('a deed', () => {
  it('comes from its square to the player who buys it, and the price goes to the bank', () => {
    const bought = new TestGame().add('property:purchased', { ...ADA, property_id: 'baltic', price: 60 });
    expect(flightsOf(bought)).toEqual([
      { cargo: { kind: 'money', amount: 60 }, from: ADAS, to: BANK },
      { cargo: { kind: 'deed', propertyId: 'baltic' }, from: BALTIC, to: ADAS },
    ]);
  });

  it('that is won in an auction moves once, however often that is reported', () => {
    const game = new TestGame()
      .add('auction:started', { property_id: 'baltic' })
      .add('auction:bid', { property_id: 'baltic', ...BOB, amount: 45 })
      .add('auction:ended', { property_id: 'baltic', winner_id: 'b', amount: 45 })
      .add('property:purchased', { ...BOB, property_id: 'baltic', price: 45 });
    expect(flightsAt(game, 1, 5)).toEqual([
      { cargo: { kind: 'money', amount: 45 }, from: BOBS, to: BANK },
      { cargo: { kind: 'deed', propertyId: 'baltic' }, from: BALTIC, to: BOBS },
    ]);
    expect(flightsOf(game)).toEqual([]);
  });

  it('changes sides in a trade, against what is given for it', () => {
    const trade = {
      to_player_id: 'b',
      give: { cash: 100, properties: ['baltic'] },
      get: { properties: ['boardwalk'] },
    };
    const game = owned().add('trade:proposed', { ...ADA, trade });
    expect(flightsOf(game)).toEqual([]);
    const flights = flightsOf(game.add('trade:resolved', { ...BOB, trade, accepted: true }));
    expect(flights).toHaveLength(3);
    expect(flights).toEqual(
      expect.arrayContaining([
        { cargo: { kind: 'money', amount: 100 }, from: ADAS, to: BOBS },
        { cargo: { kind: 'deed', propertyId: 'baltic' }, from: ADAS, to: BOBS },
        { cargo: { kind: 'deed', propertyId: 'boardwalk' }, from: BOBS, to: ADAS },
      ]),
    );
  });

  it('of a bankrupt goes to the creditor, with the rest of the cash', () => {
    const ruined = owned().add('player:bankrupt', { ...ADA, creditor_id: 'b' });
    expect(flightsOf(ruined)).toEqual([
      { cargo: { kind: 'money', amount: 1_440 }, from: ADAS, to: BOBS },
      { cargo: { kind: 'deed', propertyId: 'baltic' }, from: ADAS, to: BOBS },
    ]);
  });

  it('of a board that the page does not know has no place', () => {
    const bought = new TestGame().add('property:purchased', { ...ADA, property_id: 'moon', price: 60 });
    expect(flightsOf(bought).map(({ cargo }) => cargo.kind)).toEqual(['money']);
  });
});

describe('a building', () => {
  it('comes from the bank to its square, and goes back', () => {
    const built = owned().add('building:built', { ...ADA, property_id: 'baltic' });
    expect(flightsOf(built)).toContainEqual({ cargo: { kind: 'house' }, from: BANK, to: BALTIC });
    const sold = built.add('building:sold', { ...ADA, property_id: 'baltic' });
    expect(flightsOf(sold)).toContainEqual({ cargo: { kind: 'house' }, from: BALTIC, to: BANK });
  });

  it('is a hotel when it is the fifth', () => {
    const game = owned();
    for (let houses = 0; houses < 5; houses += 1) game.add('building:built', { ...ADA, property_id: 'baltic' });
    expect(flightsOf(game)).toContainEqual({ cargo: { kind: 'hotel' }, from: BANK, to: BALTIC });
  });
});

describe('a whole game', () => {
  const game = played({ seed: 3, styles: ['aggressive', 'chaotic', 'random', 'analytical'], turns: 200 });
  const history = historyOf(game);
  const flights = Array.from({ length: history.head.seq }, (_, seq) => flightsAt({ history }, seq, seq + 1));

  it('has no event with more flights than can be seen', () => {
    expect(Math.max(...flights.map(({ length }) => length))).toBeLessThanOrEqual(27);
  });

  it('leads nothing from where it is to the same place', () => {
    expect(flights.flat().length).toBeGreaterThan(200);
    expect(flights.flat().filter(({ from, to }) => JSON.stringify(from) === JSON.stringify(to))).toEqual([]);
  });

  it('moves each payment that is known once, unless it is one of many', () => {
    const known = Array.from({ length: history.head.seq }, (_, seq) => history.accounts(seq + 1).payments)
      .flat()
      .filter(({ amount, cause }) => amount > 0 && cause !== 'unknown');
    const money = flights.flat().flatMap(({ cargo }) => (cargo.kind === 'money' ? [cargo.amount] : []));
    expect(money).toEqual(known.map(({ amount }) => amount));
  });
});
