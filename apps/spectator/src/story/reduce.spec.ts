import { describe, expect, it } from '@jest/globals';
import { seatOf } from './seats.js';
import { ADA, BOB, boardState, TestGame } from './testing/test-game.js';

describe('the story of the table', () => {
  it('begins with the seats, as announced and as in the snapshot', () => {
    const { head } = new TestGame().history;
    expect(head.status).toBe('running');
    expect(head.seats.map(({ name, cash }) => [name, cash])).toEqual([
      ['Ada', 1_500],
      ['Bob', 1_500],
    ]);
  });

  it('knows whose turn it is, and where and how rich that seat is', () => {
    const { head } = new TestGame().add('turn:start', { ...BOB, turn_number: 4, position: 12, cash: 900 }).history;
    expect(head.turn).toEqual({ number: 4, playerId: 'b', playerName: 'Bob' });
    expect(seatOf(head, 'b')).toMatchObject({ position: 12, cash: 900 });
  });

  it('follows a throw and the walk that it leads to', () => {
    const { head } = new TestGame()
      .add('dice:rolled', { ...ADA, dice: [3, 4], total: 7, is_doubles: false })
      .add('player:moved', { ...ADA, from_position: 0, to_position: 7, dice_total: 7 }).history;
    expect(head.lastThrow).toMatchObject({ playerId: 'a', dice: [3, 4] });
    expect(head.lastMove).toEqual({ seq: 3, playerId: 'a', from: 0, to: 7, isJump: false });
    expect(seatOf(head, 'a')?.position).toBe(7);
  });

  it('marks a move without a throw as a jump', () => {
    const { head } = new TestGame().add('player:moved', {
      ...ADA,
      from_position: 7,
      to_position: 4,
      dice_total: null,
    }).history;
    expect(head.lastMove?.isJump).toBe(true);
  });

  it('moves properties and dollars by events, until the next snapshot replaces them', () => {
    const game = new TestGame()
      .add('property:purchased', { ...ADA, property_id: 'baltic', price: 60 })
      .add('rent:paid', { ...BOB, amount: 8, to_player_id: 'a', to_player_name: 'Ada', property_id: 'baltic' });
    expect(game.history.head.deeds['baltic']?.ownerId).toBe('a');
    expect(game.history.head.seats.map(({ cash }) => cash)).toEqual([1_448, 1_492]);
    game.snapshot(boardState({ cash: 1_440 }, { cash: 1_492 }, [{ property_id: 'baltic', owner_id: 'a', houses: 0 }]));
    expect(game.history.head.seats.map(({ cash }) => cash)).toEqual([1_440, 1_492]);
  });

  it('builds up to a hotel and sells again', () => {
    const built = { ...ADA, property_id: 'baltic', building_type: 'house' };
    const game = new TestGame();
    for (let houses = 0; houses < 6; houses += 1) game.add('building:built', built);
    expect(game.history.head.deeds['baltic']?.houses).toBe(5);
    game.add('building:sold', built);
    expect(game.history.head.deeds['baltic']?.houses).toBe(4);
    expect(seatOf(game.history.head, 'a')?.cash).toBe(1_500 - 6 * 50 + 25);
  });

  it('pledges and redeems', () => {
    const game = new TestGame().add('property:mortgaged', { ...ADA, property_id: 'baltic', amount: 30 });
    expect(game.history.head.deeds['baltic']?.isMortgaged).toBe(true);
    game.add('property:unmortgaged', { ...ADA, property_id: 'baltic', amount: 33 });
    expect(game.history.head.deeds['baltic']?.isMortgaged).toBe(false);
    expect(seatOf(game.history.head, 'a')?.cash).toBe(1_497);
  });

  it('locks up and frees', () => {
    const game = new TestGame().add('jail:action', { ...ADA, action_type: 'go_to_jail', success: true });
    expect(seatOf(game.history.head, 'a')).toMatchObject({ inJail: true, position: 10 });
    game.add('jail:action', { ...ADA, action_type: 'roll_for_doubles', success: false });
    expect(seatOf(game.history.head, 'a')?.inJail).toBe(true);
    game.add('jail:action', { ...ADA, action_type: 'pay_jail_fine', success: true });
    expect(seatOf(game.history.head, 'a')?.inJail).toBe(false);
  });

  it('hands what a bankrupt had to the creditor', () => {
    const { head } = new TestGame()
      .add('property:purchased', { ...BOB, property_id: 'baltic', price: 60 })
      .add('player:bankrupt', { ...BOB, creditor_id: 'a' }).history;
    expect(head.deeds['baltic']?.ownerId).toBe('a');
    expect(seatOf(head, 'b')).toMatchObject({ isBankrupt: true, cash: 0 });
  });

  it('ends, with a winner and a reason', () => {
    const { head } = new TestGame().add('game:ended', {
      winner_id: 'b',
      winner_name: 'Bob',
      reason: 'max_turns',
    }).history;
    expect(head).toMatchObject({ status: 'completed', winnerId: 'b', endReason: 'max_turns' });
  });

  it.each([
    { name: 'game:paused', payload: { reason: 'operator' }, status: 'paused', reason: 'operator' },
    { name: 'game:stopped', payload: { reason: 'operator' }, status: 'stopped', reason: 'operator' },
    { name: 'game:error', payload: { error: 'stuck', recoverable: false }, status: 'failed', reason: 'stuck' },
    { name: 'game:error', payload: { error: 'late', recoverable: true }, status: 'running', reason: null },
  ])('is $status after $name $payload', ({ name, payload, status, reason }) => {
    expect(new TestGame().add(name, payload).history.head).toMatchObject({ status, reason });
  });

  it('moves on by the number over an event that it does not know', () => {
    const { head } = new TestGame().add('weather:changed', { to: 'rain' }).history;
    expect(head.seq).toBe(2);
  });
});

describe('the story of the seats', () => {
  const asked = { ...ADA, phase: 'pre_roll', valid_actions: ['roll_dice'], deadline: '2026-01-01T00:00:30.000Z' };
  const decided = { ...ADA, action: { type: 'buy_property' }, reasoning: 'Why not.', duration_ms: 40, source: 'agent' };

  it('shows who is asked, for what and until when, until the answer is there', () => {
    const game = new TestGame().add('agent:thinking', asked);
    expect(game.history.head.pendingDecision).toMatchObject({
      playerName: 'Ada',
      options: ['roll_dice'],
      phase: 'pre_roll',
    });
    expect((game.history.head.pendingDecision?.deadline ?? 0) - (game.history.head.pendingDecision?.at ?? 0)).toBe(
      28_000,
    );
    game.add('agent:decision', decided);
    expect(game.history.head.pendingDecision).toBeNull();
    expect(game.history.head.agentRecords['a']).toMatchObject({
      decisions: 1,
      totalMs: 40,
      reasoning: { text: 'Why not.' },
    });
  });

  it('keeps the last reasoning that is worth showing', () => {
    const { head } = new TestGame()
      .add('agent:decision', decided)
      .add('agent:decision', { ...decided, action: { type: 'end_turn' }, reasoning: 'I end my turn.' }).history;
    expect(head.agentRecords['a']?.reasoning?.text).toBe('Why not.');
    expect(head.decision?.reasoning).toBe('I end my turn.');
  });

  it('keeps with a decision what was asked and what went wrong before it', () => {
    const { decisions, head } = new TestGame()
      .add('agent:thinking', asked)
      .add('agent:error', { ...ADA, error: 'no such action', code: 'invalid_action' })
      .add('turn:timeout', { ...ADA, action: { type: 'roll_dice' }, timeout: 30 })
      .add('agent:decision', { ...decided, source: 'default', reasoning: null }).history;
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({ options: ['roll_dice'], source: 'default', reasoning: null });
    expect(decisions[0]?.troubles).toEqual(['no such action', 'No answer within 30 s']);
    expect(head.agentRecords['a']).toMatchObject({ timeouts: 1, errors: 1, defaults: 1 });
  });

  it.each([
    { usage: { input_tokens: 100, output_tokens: 20, cost_usd: 0.01 }, tokens: 120, cost: 0.01 },
    { usage: { total_tokens: 7 }, tokens: 7, cost: null },
    { usage: { prompt_tokens: 3, completion_tokens: 4, cost: 2 }, tokens: 7, cost: 2 },
    { usage: { tokens: 'many' }, tokens: null, cost: null },
    { usage: null, tokens: null, cost: null },
  ])('counts what a model used: $usage', ({ usage, tokens, cost }) => {
    const { decisions } = new TestGame().add('agent:decision', { ...decided, usage }).history;
    expect(decisions[0]).toMatchObject({ tokens, cost });
  });
});
