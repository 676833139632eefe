import { describe, expect, it } from '@jest/globals';
import { CONSOLE_ACTIONS } from '#libs/protocol';
import { possibleActions } from './possible-actions.js';

describe('what is offered for a game', () => {
  it('is what its status makes possible', () => {
    expect(possibleActions('running', CONSOLE_ACTIONS)).toEqual(['pause', 'speed', 'stop']);
    expect(possibleActions('paused', CONSOLE_ACTIONS)).toEqual(['resume', 'step', 'speed', 'stop']);
    expect(possibleActions('completed', CONSOLE_ACTIONS)).toEqual([]);
  });

  it('is nothing that the key does not allow', () => {
    expect(possibleActions('paused', ['step'])).toEqual(['step']);
    expect(possibleActions('running', [])).toEqual([]);
  });
});
