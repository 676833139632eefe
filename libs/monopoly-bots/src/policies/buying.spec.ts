import { describe, expect, it } from '@jest/globals';
import { answer } from '../answer.js';
import { GROUP_NAMES, membersOf } from '../table/groups.js';
import { onSale, question } from '../testing/question.js';

describe('buying', () => {
  it('states why a deed of a fresh group is bought and what cash is left', () => {
    const { action, reasoning } = answer(question({ ...onSale('tennessee'), me: { cash: 600, position: 18 } }));
    expect(action).toEqual({ type: 'buy_property', property_id: 'tennessee' });
    expect(reasoning).toBe('Orange lands often after jail: I take Tennessee Avenue and still hold $420.');
  });

  it('spends the reserve on the deed that completes a group, and announces it in the chat', () => {
    const { action, chat } = answer(
      question({ ...onSale('new_york'), mine: ['tennessee', 'st_james'], me: { cash: 200, position: 19 } }),
    );
    expect(action.type).toBe('buy_property');
    expect(chat).toContain('the orange group');
  });

  it('spends the reserve on the deed that a rival needs, and names the rival', () => {
    const { action, reasoning } = answer(
      question({ ...onSale('new_york'), theirs: ['tennessee', 'st_james'], me: { cash: 210, position: 19 } }),
    );
    expect(action.type).toBe('buy_property');
    expect(reasoning).toContain('Baron');
  });

  it('keeps cash for the rents ahead', () => {
    const deadly = { theirs: ['kentucky', 'indiana', 'illinois'], houses: { kentucky: 3, indiana: 3, illinois: 3 } };
    const { action, reasoning } = answer(
      question({ ...onSale('tennessee'), ...deadly, me: { cash: 600, position: 18 }, personality: 'conservative' }),
    );
    expect(action.type).toBe('pass_property');
    expect(reasoning).toContain('rents ahead');
  });

  it('leaves a deed alone whose group is divided for good', () => {
    const divided = { ...onSale('virginia'), theirs: ['states'], mine: ['st_charles'] };
    const { action } = answer(question({ ...divided, personality: 'conservative' }));
    expect(action.type).toBe('pass_property');
  });

  it('knows the deed by the square where an engine does not name it', () => {
    const offers = [{ type: 'buy_property' }, { type: 'pass_property' }];
    const scene = { offers, phase: 'awaiting_buy_decision', me: { cash: 600, position: 18 } };
    expect(answer(question(scene)).reasoning).toContain('I take Tennessee Avenue and still hold $420');
    expect(answer(question({ ...scene, me: { cash: 170, position: 18 } })).action.type).toBe('pass_property');
  });

  it('takes a property of another board by its price alone', () => {
    const bargain = {
      ...onSale('mayfair'),
      offers: [{ type: 'buy_property', property_id: 'mayfair', cost: 400 }, { type: 'x' }],
    };
    expect(answer(question(bargain)).action.type).toBe('buy_property');
    expect(answer(question({ ...bargain, me: { cash: 410 } })).action.type).toBe('x');
  });

  it('mortgages what it needs to complete a group that it cannot pay', () => {
    const offers = [
      { type: 'pass_property', property_id: 'new_york', default: true },
      { type: 'mortgage_property', property_id: 'st_james', amount: 90 },
      { type: 'mortgage_property', property_id: 'electric_company', amount: 75 },
      { type: 'mortgage_property', property_id: 'baltic', amount: 30 },
    ];
    const scene = {
      mine: ['tennessee', 'st_james', 'electric_company', 'baltic'],
      offers,
      phase: 'awaiting_buy_decision',
    };
    expect(answer(question({ ...scene, me: { cash: 100 } })).action).toMatchObject({
      property_id: 'baltic',
      amount: 30,
    });
    expect(answer(question({ ...scene, me: { cash: 90 } })).action.type).toBe('pass_property');
  });

  it.each(GROUP_NAMES.map((group) => ({ group })))('has a reason of its own for a fresh group: $group', ({ group }) => {
    const [deed] = membersOf(group);
    const { reasoning } = answer(question({ ...onSale(deed?.id ?? ''), me: { cash: 1500 } }));
    expect(reasoning).toMatch(/^(\w+[ ,]+){4,}\w+: I take /);
  });

  it.each([
    { what: 'completes a group', mine: ['kentucky', 'indiana'], most: 600 },
    { what: 'keeps a rival from a group', theirs: ['kentucky', 'indiana'], most: 360 },
    { what: 'brings a group closer', mine: ['kentucky'], most: 276 },
    { what: 'is of a fresh group', most: 240 },
    { what: 'is of a group that nobody gets whole', mine: ['kentucky'], theirs: ['indiana'], most: 108 },
  ])('at a sober price pays up to $$most for a deed of $240 that $what', ({ mine = [], theirs = [], most }) => {
    const typeAt = (cost: number): string => {
      const [buy, pass] = onSale('illinois').offers ?? [];
      const offers = buy === undefined || pass === undefined ? [] : [{ ...buy, cost }, pass];
      return answer(question({ personality: 'conservative', mine, theirs, offers, phase: 'awaiting_buy_decision' }))
        .action.type;
    };
    expect([typeAt(most - 1), typeAt(most + 1)]).toEqual(['buy_property', 'pass_property']);
  });
});
