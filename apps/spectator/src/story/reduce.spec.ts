import { describe, expect, it } from '@jest/globals';
import { seatOf } from './seats.js';
import { ADA, BOB, table, Tale } from './testing/telling.js';

describe('the story of the table', () => {
  it('begins with the seats, as announced and as pictured', () => {
    const { head } = new Tale().history;
    expect(head.status).toBe('running');
    expect(head.seats.map(({ name, cash }) => [name, cash])).toEqual([
      ['Ada', 1_500],
      ['Bob', 1_500],
    ]);
  });

  it('knows whose turn it is, and where and how rich that seat is', () => {
    const { head } = new Tale().tell('turn:start', { ...BOB, turn_number: 4, position: 12, cash: 900 }).history;
    expect(head.turn).toEqual({ number: 4, playerId: 'b', playerName: 'Bob' });
    expect(seatOf(head, 'b')).toMatchObject({ position: 12, cash: 900 });
  });

  it('follows a throw and the walk that it leads to', () => {
    const { head } = new Tale()
      .tell('dice:rolled', { ...ADA, dice: [3, 4], total: 7, is_doubles: false })
      .tell('player:moved', { ...ADA, from_position: 0, to_position: 7, dice_total: 7 }).history;
    expect(head.thrown).toMatchObject({ playerId: 'a', dice: [3, 4] });
    expect(head.walk).toEqual({ seq: 3, playerId: 'a', from: 0, to: 7, isJump: false });
    expect(seatOf(head, 'a')?.position).toBe(7);
  });

  it('tells a move that no throw led to as a jump', () => {
    const { head } = new Tale().tell('player:moved', {
      ...ADA,
      from_position: 7,
      to_position: 4,
      dice_total: null,
    }).history;
    expect(head.walk?.isJump).toBe(true);
  });

  it('moves deeds and dollars as events tell it, and believes the next picture more', () => {
    const tale = new Tale()
      .tell('property:purchased', { ...ADA, property_id: 'baltic', price: 60 })
      .tell('rent:paid', { ...BOB, amount: 8, to_player_id: 'a', to_player_name: 'Ada', property_id: 'baltic' });
    expect(tale.history.head.deeds['baltic']?.ownerId).toBe('a');
    expect(tale.history.head.seats.map(({ cash }) => cash)).toEqual([1_448, 1_492]);
    tale.show(table({ cash: 1_440 }, { cash: 1_492 }, [{ property_id: 'baltic', owner_id: 'a', houses: 0 }]));
    expect(tale.history.head.seats.map(({ cash }) => cash)).toEqual([1_440, 1_492]);
  });

  it('builds up to a hotel and sells again', () => {
    const built = { ...ADA, property_id: 'baltic', building_type: 'house' };
    const tale = new Tale();
    for (let houses = 0; houses < 6; houses += 1) tale.tell('building:built', built);
    expect(tale.history.head.deeds['baltic']?.houses).toBe(5);
    tale.tell('building:sold', built);
    expect(tale.history.head.deeds['baltic']?.houses).toBe(4);
    expect(seatOf(tale.history.head, 'a')?.cash).toBe(1_500 - 6 * 50 + 25);
  });

  it('pledges and redeems', () => {
    const tale = new Tale().tell('property:mortgaged', { ...ADA, property_id: 'baltic', amount: 30 });
    expect(tale.history.head.deeds['baltic']?.isMortgaged).toBe(true);
    tale.tell('property:unmortgaged', { ...ADA, property_id: 'baltic', amount: 33 });
    expect(tale.history.head.deeds['baltic']?.isMortgaged).toBe(false);
    expect(seatOf(tale.history.head, 'a')?.cash).toBe(1_497);
  });

  it('locks up and frees', () => {
    const tale = new Tale().tell('jail:action', { ...ADA, action_type: 'go_to_jail', success: true });
    expect(seatOf(tale.history.head, 'a')).toMatchObject({ inJail: true, position: 10 });
    tale.tell('jail:action', { ...ADA, action_type: 'roll_for_doubles', success: false });
    expect(seatOf(tale.history.head, 'a')?.inJail).toBe(true);
    tale.tell('jail:action', { ...ADA, action_type: 'pay_jail_fine', success: true });
    expect(seatOf(tale.history.head, 'a')?.inJail).toBe(false);
  });

  it('hands what a bankrupt had to the creditor', () => {
    const { head } = new Tale()
      .tell('property:purchased', { ...BOB, property_id: 'baltic', price: 60 })
      .tell('player:bankrupt', { ...BOB, creditor_id: 'a' }).history;
    expect(head.deeds['baltic']?.ownerId).toBe('a');
    expect(seatOf(head, 'b')).toMatchObject({ isBankrupt: true, cash: 0 });
  });

  it('ends, with a winner and a reason', () => {
    const { head } = new Tale().tell('game:ended', { winner_id: 'b', winner_name: 'Bob', reason: 'max_turns' }).history;
    expect(head).toMatchObject({ status: 'completed', winnerId: 'b', endReason: 'max_turns' });
  });

  it.each([
    { name: 'game:paused', payload: { reason: 'operator' }, status: 'paused', why: 'operator' },
    { name: 'game:stopped', payload: { reason: 'operator' }, status: 'stopped', why: 'operator' },
    { name: 'game:error', payload: { error: 'stuck', recoverable: false }, status: 'failed', why: 'stuck' },
    { name: 'game:error', payload: { error: 'late', recoverable: true }, status: 'running', why: null },
  ])('is $status after $name $payload', ({ name, payload, status, why }) => {
    expect(new Tale().tell(name, payload).history.head).toMatchObject({ status, why });
  });

  it('moves on by the number over an event that it does not know', () => {
    const { head } = new Tale().tell('weather:changed', { to: 'rain' }).history;
    expect(head.seq).toBe(2);
  });
});

describe('the story of the seats', () => {
  const asked = { ...ADA, phase: 'pre_roll', valid_actions: ['roll_dice'], deadline: '2026-01-01T00:00:30.000Z' };
  const decided = { ...ADA, action: { type: 'buy_property' }, reasoning: 'Why not.', duration_ms: 40, source: 'agent' };

  it('shows who is asked, for what and until when, until the answer is there', () => {
    const tale = new Tale().tell('agent:thinking', asked);
    expect(tale.history.head.asked).toMatchObject({ playerName: 'Ada', options: ['roll_dice'], phase: 'pre_roll' });
    expect((tale.history.head.asked?.deadline ?? 0) - (tale.history.head.asked?.at ?? 0)).toBe(28_000);
    tale.tell('agent:decision', decided);
    expect(tale.history.head.asked).toBeNull();
    expect(tale.history.head.conduct['a']).toMatchObject({ decisions: 1, totalMs: 40, thought: { text: 'Why not.' } });
  });

  it('keeps a thought that was worth telling, over those that are not', () => {
    const { head } = new Tale()
      .tell('agent:decision', decided)
      .tell('agent:decision', { ...decided, action: { type: 'end_turn' }, reasoning: 'I end my turn.' }).history;
    expect(head.conduct['a']?.thought?.text).toBe('Why not.');
    expect(head.decision?.reasoning).toBe('I end my turn.');
  });

  it('keeps with a decision what was asked and what went wrong before it', () => {
    const { decisions, head } = new Tale()
      .tell('agent:thinking', asked)
      .tell('agent:error', { ...ADA, error: 'no such action', code: 'invalid_action' })
      .tell('turn:timeout', { ...ADA, action: { type: 'roll_dice' }, timeout: 30 })
      .tell('agent:decision', { ...decided, source: 'default', reasoning: null }).history;
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({ options: ['roll_dice'], source: 'default', reasoning: null });
    expect(decisions[0]?.troubles).toEqual(['no such action', 'No answer within 30 s']);
    expect(head.conduct['a']).toMatchObject({ timeouts: 1, errors: 1, defaults: 1 });
  });

  it.each([
    { usage: { input_tokens: 100, output_tokens: 20, cost_usd: 0.01 }, tokens: 120, cost: 0.01 },
    { usage: { total_tokens: 7 }, tokens: 7, cost: null },
    { usage: { prompt_tokens: 3, completion_tokens: 4, cost: 2 }, tokens: 7, cost: 2 },
    { usage: { tokens: 'many' }, tokens: null, cost: null },
    { usage: null, tokens: null, cost: null },
  ])('counts what a model used: $usage', ({ usage, tokens, cost }) => {
    const { decisions } = new Tale().tell('agent:decision', { ...decided, usage }).history;
    expect(decisions[0]).toMatchObject({ tokens, cost });
  });
});
