import { describe, expect, it } from '@jest/globals';
import type { GameSession } from '../games/index.js';
import {
  ASKED,
  COMPLETED,
  DECIDED,
  FAILED,
  PAUSED,
  RUNNING,
  STARTING,
  STOPPED,
  WAITING,
} from '../games/testing/index.js';
import { awaitedBy, consoleGame } from './console-games.js';

const BEGAN = Date.parse('2026-01-01T00:00:00.000Z');

describe('a game in the console', () => {
  it.each<{ what: string; game: GameSession; awaits: string | null }>([
    { what: 'starting', game: STARTING, awaits: 'engine' },
    { what: 'between two steps', game: RUNNING, awaits: 'engine' },
    { what: 'with a seat that was asked', game: ASKED, awaits: 'agent' },
    { what: 'with a decision that was made', game: DECIDED, awaits: 'engine' },
    { what: 'paused by an operator', game: PAUSED, awaits: 'operator' },
    {
      what: 'paused, with one step in flight',
      game: { ...PAUSED, stage: ASKED.stage, stepping: true },
      awaits: 'agent',
    },
    { what: 'paused in a step', game: { ...PAUSED, stage: ASKED.stage }, awaits: 'operator' },
    { what: 'paused by its engine', game: WAITING, awaits: 'engine' },
    { what: 'completed', game: COMPLETED, awaits: null },
    { what: 'stopped', game: STOPPED, awaits: null },
    { what: 'failed', game: FAILED, awaits: null },
  ])('$what waits for: $awaits', ({ game, awaits }) => {
    expect(awaitedBy(game)).toBe(awaits);
  });

  it('shows whose agent it waits for, until when, and since when in seconds', () => {
    expect(consoleGame(ASKED, BEGAN + 12_500)).toMatchObject({
      step_age: 12.5,
      awaits: 'agent',
      player_name: 'Ann',
      deadline: '2026-01-01T00:00:30.000Z',
      error: null,
    });
    expect(consoleGame(RUNNING, BEGAN)).toMatchObject({ player_name: null, deadline: null });
    expect(consoleGame(FAILED, BEGAN)).toMatchObject({ error: 'broken' });
  });

  it('has no age below 0, where the clock of the replica that wrote it is ahead', () => {
    expect(consoleGame(ASKED, BEGAN - 1_000).step_age).toBe(0);
  });
});
