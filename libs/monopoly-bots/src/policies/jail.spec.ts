import { describe, expect, it } from '@jest/globals';
import { DEEDS } from '#libs/monopoly';
import { answer } from '../answer.js';
import { question, WAYS_OUT_OF_JAIL } from '../testing/question.js';

const jailed = { phase: 'awaiting_jail_decision', me: { in_jail: true, position: 10 } };
const [ROLL, FINE] = WAYS_OUT_OF_JAIL;
const ALL = DEEDS.map(({ id }) => id);

describe('jail', () => {
  it('is left by card, else by fine, while there is much to buy', () => {
    expect(answer(question({ ...jailed, offers: WAYS_OUT_OF_JAIL })).action.type).toBe('use_jail_card');
    const { action, reasoning } = answer(question({ ...jailed, offers: WAYS_OUT_OF_JAIL.slice(0, 2) }));
    expect(action.type).toBe('pay_jail_fine');
    expect(reasoning).toBe('28 deeds are still for sale out there: I pay the $50 and still hold $1450.');
  });

  it('shelters from dear streets once everything is sold', () => {
    const sold = { ...jailed, offers: WAYS_OUT_OF_JAIL, theirs: ALL };
    const houses = { st_james: 4, tennessee: 4, new_york: 4 };
    expect(answer(question({ ...sold, houses })).action.type).toBe('roll_for_doubles');
    expect(answer(question({ ...sold, mortgaged: ALL })).action.type).toBe('use_jail_card');
  });

  it('does not pay a fine that it cannot pay', () => {
    const offers = [ROLL, FINE].flatMap((offer) => offer ?? []);
    const poor = { ...jailed, me: { ...jailed.me, cash: 40 }, offers };
    expect(answer(question(poor)).action.type).toBe('roll_for_doubles');
  });
});
