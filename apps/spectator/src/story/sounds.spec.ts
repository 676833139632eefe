import { describe, expect, it } from '@jest/globals';
import { GAME_EVENT_NAMES } from '#libs/protocol';
import { soundOf } from './sounds.js';

describe('the sound of an event', () => {
  it.each([
    { event: 'dice:rolled', sound: 'dice' },
    { event: 'auction:ended', sound: 'hammer' },
    { event: 'player:bankrupt', sound: 'ruin' },
  ])('is $sound for $event', ({ event, sound }) => {
    expect(soundOf(event)).toBe(sound);
  });

  it('is none for any other event, whatever its engine calls it', () => {
    const silent = GAME_EVENT_NAMES.filter((name) => soundOf(name) === null);
    expect(silent).toHaveLength(GAME_EVENT_NAMES.length - 3);
    expect(['disc:dropped', 'toString', ''].map(soundOf)).toEqual([null, null, null]);
  });
});
