import { describe, expect, it } from '@jest/globals';
import { FIRST_DRAFT, mistakeIn, MOST, requestOf, withSeat } from './game-form.js';

describe('the form for a game', () => {
  it('begins with a game that can be started as it is', () => {
    expect(mistakeIn(FIRST_DRAFT)).toBeNull();
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
    const typed = { ...seat, key: 1, name: ' Zoe ', personality: 'kind', model: 'm', url: 'http://a.example' };
    const draft = { ...FIRST_DRAFT, seats: [typed], speed: 'instant', seed: '7', maxTurns: '40' };
    expect(requestOf(draft)).toEqual({
      agents: [{ name: 'Zoe', personality: 'kind', model: 'm', url: 'http://a.example' }],
      settings: { speed: 'instant', seed: 7, max_turns: 40 },
    });
  });

  it('takes up to eight seats, each with a name of its own', () => {
    let draft = FIRST_DRAFT;
    for (let more = 0; more < 9; more += 1) draft = withSeat(draft);
    expect(draft.seats).toHaveLength(MOST);
    expect(mistakeIn(draft)).toBeNull();
  });

  it.each([
    { names: ['Ada', ' '], mistake: 'Every seat needs a name.' },
    { names: ['Ada', 'Ada '], mistake: 'Two seats have the same name.' },
  ])('tells before asking: $mistake', ({ names, mistake }) => {
    const seats = names.map((name, key) => ({ key, name, personality: 'x', model: '', url: '' }));
    expect(mistakeIn({ ...FIRST_DRAFT, seats })).toBe(mistake);
  });
});
