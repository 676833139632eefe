import { describe, expect, it } from '@jest/globals';
import { seatOf } from './seats.js';
import { ADA, BOB, TestGame } from './testing/test-game.js';

describe('an auction', () => {
  it('goes from bid to bid to the highest bidder', () => {
    const game = new TestGame()
      .add('auction:started', { property_id: 'boardwalk' })
      .add('auction:bid', { property_id: 'boardwalk', ...ADA, amount: 10 })
      .add('auction:bid', { property_id: 'boardwalk', ...BOB, amount: 120 })
      .add('auction:bid', { property_id: 'boardwalk', ...ADA, passed: true });
    expect(game.history.head.auction).toMatchObject({
      propertyId: 'boardwalk',
      highest: { playerName: 'Bob', amount: 120 },
      sale: null,
    });
    expect(game.history.head.auction?.bids.map(({ amount }) => amount)).toEqual([10, 120, null]);
    game.add('auction:ended', { property_id: 'boardwalk', winner_id: 'b', winner_name: 'Bob', amount: 120 });
    const { head } = game.history;
    expect(head.auction?.sale).toEqual({ winnerName: 'Bob', price: 120 });
    expect(head.deeds['boardwalk']?.ownerId).toBe('b');
    expect(seatOf(head, 'b')?.cash).toBe(1_380);
  });

  it('of a building gives nobody the lot that it was wanted for', () => {
    const lot = { property_id: 'baltic', building_type: 'house' };
    const { head } = new TestGame()
      .add('auction:started', { ...lot, bidder_ids: ['a', 'b'], minimum_bid: 1 })
      .add('auction:bid', { ...lot, ...BOB, amount: 60 })
      .add('auction:ended', { ...lot, winner_id: 'b', winner_name: 'Bob', amount: 60 }).history;
    expect(head.auction).toMatchObject({ building: 'house', sale: { winnerName: 'Bob', price: 60 } });
    expect(head.deeds['baltic']).toBeUndefined();
    expect(seatOf(head, 'b')?.cash).toBe(1_440);
  });

  it('that nobody wins leaves the deed with the bank', () => {
    const { head } = new TestGame()
      .add('auction:started', { property_id: 'boardwalk' })
      .add('auction:ended', { property_id: 'boardwalk', winner_id: null }).history;
    expect(head.auction?.sale).toEqual({ winnerName: null, price: null });
    expect(head.deeds['boardwalk']).toBeUndefined();
  });

  it('is understood from its bids alone, under other names, with fields that nobody knows', () => {
    const { head } = new TestGame().add('auction:bid', {
      property_id: 'baltic',
      bidder_id: 'a',
      bid: 5,
      mood: 'calm',
    }).history;
    expect(head.auction).toMatchObject({ propertyId: 'baltic', highest: { playerName: 'Ada', amount: 5 } });
  });

  it('is cleared away when the next turn begins', () => {
    const game = new TestGame()
      .add('auction:started', { property_id: 'baltic' })
      .add('turn:start', { ...ADA, turn_number: 2 });
    expect(game.history.head.auction).not.toBeNull();
    game.add('auction:ended', { property_id: 'baltic', winner_id: 'a' }).add('turn:start', { ...BOB, turn_number: 3 });
    expect(game.history.head.auction).toBeNull();
  });
});

describe('a trade', () => {
  const trade = {
    to_player_id: 'b',
    give: { cash: 100, properties: ['baltic'] },
    get: { properties: ['boardwalk'], jail_cards: 1 },
    message: 'A bargain.',
  };
  const owned = (): TestGame =>
    new TestGame()
      .add('property:purchased', { ...ADA, property_id: 'baltic', price: 60 })
      .add('property:purchased', { ...BOB, property_id: 'boardwalk', price: 400 });

  it('lies on the table until it is answered', () => {
    const { head } = owned().add('trade:proposed', { ...ADA, trade }).history;
    expect(head.trade).toMatchObject({
      fromName: 'Ada',
      toName: 'Bob',
      give: { cash: 100, properties: ['baltic'], jailCards: 0 },
      get: { cash: 0, properties: ['boardwalk'], jailCards: 1 },
      message: 'A bargain.',
      accepted: null,
    });
  });

  it('may name the proposer in the trade itself', () => {
    const { head } = owned().add('trade:proposed', { trade: { ...trade, trade_id: 1, from_player_id: 'a' } }).history;
    expect(head.trade).toMatchObject({ fromId: 'a', fromName: 'Ada', toName: 'Bob' });
  });

  it('changes owners when it is accepted, and is remarkable', () => {
    const { history } = owned()
      .add('trade:proposed', { ...ADA, trade })
      .add('trade:resolved', { ...BOB, trade, accepted: true });
    expect(history.head.trade).toMatchObject({ fromName: 'Ada', accepted: true });
    expect(history.head.deeds['baltic']?.ownerId).toBe('b');
    expect(history.head.deeds['boardwalk']?.ownerId).toBe('a');
    expect(seatOf(history.head, 'a')?.cash).toBe(1_500 - 60 - 100);
    expect(history.moments.map(({ kind }) => kind)).toEqual(['trade']);
  });

  it('changes nothing when it is refused', () => {
    const { history } = owned()
      .add('trade:proposed', { ...ADA, trade })
      .add('trade:resolved', { ...BOB, trade, accepted: false });
    expect(history.head.trade?.accepted).toBe(false);
    expect(history.head.deeds['baltic']?.ownerId).toBe('a');
    expect(history.moments).toEqual([]);
  });
});
