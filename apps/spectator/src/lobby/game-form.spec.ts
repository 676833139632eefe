import { describe, expect, it } from '@jest/globals';
import { FIRST_DRAFT, hasField, mistakesIn, requestOf, seatRangeOf, withSeat } from './game-form.js';

describe('the form for a game', () => {
  it('begins with a game that can be started as it is', () => {
    expect(mistakesIn(FIRST_DRAFT)).toEqual([]);
    expect(requestOf(FIRST_DRAFT)).toEqual({
      agents: [
        { name: 'Ada', personality: 'aggressive' },
        { name: 'Bruno', personality: 'analytical' },
        { name: 'Cleo', personality: 'chaotic' },
      ],
      settings: { speed: 'normal' },
    });
  });

  it('asks for what was typed and leaves out what was not', () => {
    const [seat] = FIRST_DRAFT.seats;
    const typed = {
      ...seat,
      key: 1,
      name: ' Zoe ',
      personality: 'kind',
      model: 'm',
      url: 'http://a.example',
      isOpen: false,
    };
    const draft = { ...FIRST_DRAFT, seats: [typed], speed: 'instant', seed: '7', maxTurns: '40' };
    expect(requestOf(draft)).toEqual({
      agents: [{ name: 'Zoe', personality: 'kind', model: 'm', url: 'http://a.example' }],
      settings: { speed: 'instant', seed: 7, max_turns: 40 },
    });
  });

  it('takes up to eight seats, each with a name of its own', () => {
    let draft = FIRST_DRAFT;
    for (let more = 0; more < 9; more += 1) draft = withSeat(draft);
    expect(draft.seats).toHaveLength(8);
    expect(mistakesIn(draft)).toEqual([]);
  });

  it('keeps the number of seats within what the server takes', () => {
    expect(seatRangeOf(FIRST_DRAFT)).toEqual({ min: 2, max: 8 });
  });

  it.each([
    { seed: '0', maxTurns: '1' },
    { seed: '4294967295', maxTurns: '1000000' },
    { seed: ' 7 ', maxTurns: ' ' },
  ])('takes the bounds themselves, and what has spaces around it: $seed, $maxTurns', (typed) => {
    expect(mistakesIn({ ...FIRST_DRAFT, ...typed })).toEqual([]);
  });

  it.each([
    { names: ['Ada', ' '], path: 'agents.1.name', message: 'A name of 1 to 100 characters.' },
    { names: ['Ada', 'Ada '], path: 'agents.1.name', message: 'Seat 1 has this name.' },
    { personality: ' ', path: 'agents.1.personality', message: 'A personality of 1 to 50 characters.' },
    { url: 'nonsense', path: 'agents.1.url', message: 'An address that begins with http:// or https://.' },
    { seed: '-4', path: 'settings.seed', message: 'A whole number from 0 to 4,294,967,295, or nothing.' },
    { seed: '4294967296', path: 'settings.seed', message: 'A whole number from 0 to 4,294,967,295, or nothing.' },
    { maxTurns: '1.5', path: 'settings.max_turns', message: 'A whole number from 1 to 1,000,000, or nothing.' },
    { maxTurns: '0', path: 'settings.max_turns', message: 'A whole number from 1 to 1,000,000, or nothing.' },
    { maxTurns: '1000001', path: 'settings.max_turns', message: 'A whole number from 1 to 1,000,000, or nothing.' },
  ])('finds errors before a request, by field: $path $message', (wrong) => {
    const { names = ['Ada', 'Bob'], personality = 'x', url = '', seed = '', maxTurns = '', path, message } = wrong;
    const seats = names.map((name, key) => ({ key, name, model: '', personality: 'x', url: '', isOpen: false }));
    const last = { key: 9, model: '', personality, url, name: names[1] ?? '', isOpen: false };
    const draft = { ...FIRST_DRAFT, seats: [...seats.slice(0, 1), last], seed, maxTurns };
    expect(mistakesIn(draft)).toEqual([{ path, message }]);
  });

  it.each([
    { path: 'agents.0.url', has: true },
    { path: 'settings.max_turns', has: true },
    { path: 'agents', has: false },
    { path: 'agents.0.secret', has: false },
  ])('knows where the server finds a mistake: it has a field for $path, $has', ({ path, has }) => {
    expect(hasField({ path, message: '' })).toBe(has);
  });

  it('opens a table where a seat is open, with time for people', () => {
    const [first, ...others] = FIRST_DRAFT.seats;
    if (first === undefined) throw new Error('the form has no seat');
    const draft = { ...FIRST_DRAFT, seats: [{ ...first, isOpen: true }, ...others] };
    expect(requestOf(draft)).toMatchObject({
      agents: [{ open: true, name: 'Ada' }, { name: 'Bruno' }, { name: 'Cleo' }],
      settings: { turn_timeout: 60, start_by: 600 },
    });
    expect(mistakesIn({ ...draft, turnSeconds: '0', startMinutes: 'soon' }).filter(hasField)).toEqual([
      { path: 'settings.turn_timeout', message: 'A whole number from 1 to 600, or nothing.' },
      { path: 'settings.start_by', message: 'A whole number from 0 to 1,440, or nothing.' },
    ]);
  });
});
