import { describe, expect, it } from '@jest/globals';
import { gameEvent } from '../story/index.js';
import { TestGame } from '../story/testing/test-game.js';
import { actionText, type LineContext, lineContextOf, lineKindsOf, logLineOf, rankText, scoreText } from './index.js';
import { NO_CONTEXT } from './line-context.js';
import { turnAnnouncement } from './turn-line.js';

const ADA = { player_id: 'a', player_name: 'Ada' };
const NAMED: LineContext = { ...NO_CONTEXT, nameOf: (id) => ({ a: 'Ada', b: 'Bob' })[id ?? ''] ?? null };

function textOf(name: string, payload: object, context = NAMED): string | undefined {
  return logLineOf(gameEvent(name, 1, null, { ...payload }), context)?.text;
}

function acted(action: object, result: object = { success: true }, more: object = {}): string | undefined {
  return textOf('turn:action', { ...ADA, action, result, ...more });
}

describe('the line of an action', () => {
  it('is the description of the offer, else what the engine answers, else the action’s own words', () => {
    const action = { type: 'drop_disc', column: 3, action_id: 'drop-3' };
    const result = { success: true, message: 'The disc falls to row 6.' };
    expect(acted(action, result, { description: 'Drop into column 3' })).toBe('Ada: Drop into column 3');
    expect(acted({ ...action, description: 'Into column 3' }, result)).toBe('Ada: Into column 3');
    expect(acted(action, result)).toBe('Ada: The disc falls to row 6.');
    expect(acted(action)).toBe('Ada: drop disc · column 3');
  });

  it.each([
    { action: { type: 'move', action_id: 'Nf3' }, text: 'Ada: move · Nf3' },
    { action: { type: 'pass', action_id: 17, cells: [[1, 2]], note: null }, text: 'Ada: pass' },
    { action: { type: 'bid', params: { dice: 3, face: 6 } }, text: 'Ada: bid · dice 3, face 6' },
    { action: { type: 'move', from: [6, 4], to: { row: 4 } }, text: 'Ada: move · from [6,4], to {"row":4}' },
    { action: { type: 'roll_dice' }, text: 'Ada: roll dice' },
    { action: {}, text: 'Ada: something' },
    { action: 'e4', text: 'Ada: something' },
  ])('is in words, whatever fields it has: $text', ({ action, text }) => {
    expect(textOf('turn:action', { ...ADA, action, result: { success: true } })).toBe(text);
  });

  it('does not repeat the name of who acts', () => {
    expect(acted({ type: 'x' }, { success: true, message: 'Ada captures a pawn.' })).toBe('Ada captures a pawn.');
  });

  it('is secret where it has only a type, and its game has no reasons for all to read', () => {
    const secret = (action: object, result: object = { success: true }): string | undefined =>
      textOf('turn:action', { ...ADA, action, result }, { ...NAMED, hasReasons: false });
    expect(secret({ type: 'place_mark' })).toBe('Ada makes a secret move: place mark.');
    expect(secret({ type: 'move' })).toBe('Ada makes a secret move.');
    expect(secret({ type: 'place_mark' }, { success: true, message: 'Ada bets.' })).toBe('Ada bets.');
    expect(secret({ type: 'place_mark', cell: 4 })).toBe('Ada: place mark · cell 4');
    expect(acted({ type: 'place_mark', secret: true })).toBe('Ada makes a secret move: place mark.');
    expect(acted({ type: 'place_mark', cell: 4, secret: true })).toBe('Ada: place mark · cell 4');
  });

  it('is a refusal where its engine refuses it, and bounded where it is long', () => {
    expect(acted({ type: 'move', to: 'e9' }, { success: false, message: 'no such square' })).toBe(
      'The engine refuses move · to e9: no such square',
    );
    expect(acted({ type: 'say', words: 'x'.repeat(9_000) })?.length).toBeLessThan(200);
    expect(actionText({ type: 'say', description: 'x'.repeat(9_000) })).toHaveLength(160);
  });

  it('keeps the names that an agent writes: its game has other squares', () => {
    expect(textOf('agent:chat', { ...ADA, message: 'Jail is full, said Boardwalk' })).toContain('Jail is full');
    expect(textOf('player:moved', { ...ADA, to_position: 39 })).toBe('Ada moves to square 39.');
  });
});

describe('the line of an event that only its engine knows', () => {
  it('is its engine’s sentence, where there is one', () => {
    expect(textOf('stone:captured', { ...ADA, message: 'Three stones are captured.', count: 3 })).toBe(
      'Three stones are captured.',
    );
  });

  it('is followed by what was hidden in it', () => {
    const payload = { ...ADA, message: 'Ada is dealt a card.', hidden: { a: { card: 'K' }, all: { card: 'K' } } };
    expect(textOf('card:dealt', payload)).toBe('Ada is dealt a card. · card K');
  });

  it('contains what was hidden in it once that is public, by player or in full', () => {
    expect(textOf('card:dealt', { hidden: { a: { card: 'K' }, b: { card: 'J' }, x: 7 } })).toBe(
      'card dealt · for Ada: card K · for Bob: card J',
    );
    expect(textOf('card:dealt', { hidden: { a: { card: 'K' }, all: { cards: ['K', 'J'] } } })).toBe(
      'card dealt · cards ["K","J"]',
    );
  });
});

describe('the end of a game', () => {
  const ended = (standings: readonly (readonly [string, number, number])[]): TestGame =>
    new TestGame()
      .snapshot({
        status: 'completed',
        current_player_index: null,
        players: [
          { id: 'a', name: 'Ada' },
          { id: 'b', name: 'Bob' },
          { id: 'c', name: 'Cy' },
        ],
        standings: standings.map(([player_id, rank, score]) => ({ player_id, rank, score })),
      })
      .add('game:ended', { winner_id: null, winner_name: null, reason: 'completed' });

  it.each([
    { what: 'no standings', standings: [], text: 'Draw.' },
    { what: 'one rank', standings: [['a', 1, 0] as const, ['b', 1, 0] as const, ['c', 1, 0] as const], text: 'Draw.' },
    {
      what: 'a shared first rank',
      standings: [['a', 1, 5] as const, ['b', 1, 5] as const, ['c', 3, 0] as const],
      text: 'Ada and Bob share 1st place.',
    },
    {
      what: 'an order without a winner',
      standings: [['a', 3, 0] as const, ['b', 1, 9] as const, ['c', 2, 5] as const],
      text: 'Nobody wins.',
    },
  ])('of $what: $text', ({ standings, text }) => {
    const { head } = ended(standings).history;
    expect(textOf('game:ended', { winner_name: null }, lineContextOf(head))).toBe(text);
    expect(turnAnnouncement(head)).toBe(`The game is over. ${text}`);
  });

  it('names the ranks as people do', () => {
    const ranks = [1, 2, 3, 4, 11, 12, 13, 21, 22, 111].map((rank) => rankText(rank, false));
    expect(ranks).toEqual(['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '111th']);
    expect(rankText(1, true)).toBe('shared 1st');
    expect([3, -1.5, 1_234.567_8, 0].map(scoreText)).toEqual(['3', '−1.5', '1,234.568', '0']);
  });
});

describe('the kinds of lines that can be hidden', () => {
  it('are those that the game has', () => {
    expect(lineKindsOf(true)).toContain('deeds');
    expect(lineKindsOf(false)).toEqual(['moments', 'moves', 'talk', 'trouble', 'game']);
  });
});
