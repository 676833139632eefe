import { describe, expect, it } from '@jest/globals';
import { TestGame } from '../story/testing/test-game.js';
import { sinceText } from './since.js';

const ADA = { player_id: 'a', player_name: 'Ada' };
const BOB = { player_id: 'b', player_name: 'Bob' };

describe('what others did since a seat acted last', () => {
  const { history } = new TestGame()
    .add('agent:decision', BOB)
    .add('disc:dropped', { ...BOB, message: 'Yellow plays column 1.' })
    .add('agent:decision', ADA)
    .add('disc:dropped', { ...ADA, message: 'Red plays column 2.' })
    .add('agent:chat', { ...BOB, message: 'Hm.' })
    .add('disc:dropped', { ...BOB, message: 'Yellow plays column 3.' })
    .add('disc:dropped', { ...BOB, message: 'Yellow plays column 4.' });

  it('is in the lines of the log, without what the seat did itself and without chat', () => {
    expect(sinceText(history, 'a', history.head.seq)).toBe('Yellow plays column 3. Yellow plays column 4.');
  });

  it('ends where it is asked for, and is no longer than can be listened to', () => {
    expect(sinceText(history, 'a', history.head.seq - 1)).toBe('Yellow plays column 3.');
    const many = Array.from({ length: 300 }, (_, at) => `Yellow plays column ${at}.`);
    const long = many.reduce((game, message) => game.add('disc:dropped', { ...BOB, message }), new TestGame());
    expect(sinceText(long.history, 'a', long.history.head.seq)).toBe(many.slice(-3).join(' '));
  });

  it('is nothing at the beginning of a game', () => {
    expect(sinceText(new TestGame().history, 'a', 0)).toBe('');
  });
});
