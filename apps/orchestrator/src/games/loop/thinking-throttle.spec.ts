import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SchedulerRegistry } from '@nestjs/schedule';
import { NamedTimers } from '../../timers/index.js';
import { ThinkingThrottle } from './thinking-throttle.js';

describe('what a seat thinks aloud', () => {
  let emitted: string[];
  let throttle: ThinkingThrottle;

  beforeEach(() => {
    jest.useFakeTimers();
    emitted = [];
    throttle = new ThinkingThrottle(new NamedTimers(new SchedulerRegistry()), 'thinking', (text) => emitted.push(text));
  });

  afterEach(() => {
    throttle.end();
    jest.useRealTimers();
  });

  it('is emitted at once at first, then in chunks of a tenth of a second', () => {
    for (const text of ['a', 'b', 'c']) throttle.add(text);
    expect(emitted).toEqual(['a']);
    jest.advanceTimersByTime(100);
    throttle.add('d');
    expect(emitted).toEqual(['a', 'bc']);
    jest.advanceTimersByTime(100);
    expect(emitted).toEqual(['a', 'bc', 'd']);
  });

  it('is emitted at once again after a silence', () => {
    throttle.add('a');
    jest.advanceTimersByTime(500);
    throttle.add('b');
    expect(emitted).toEqual(['a', 'b']);
  });

  it('is ten chunks a second of an agent that sends thousands, and the rest when it has answered', () => {
    for (let count = 0; count < 5_000; count += 1) {
      throttle.add('x');
      if (count % 5 === 4) jest.advanceTimersByTime(1); // five each millisecond, for a second
    }
    expect(emitted.length).toBeLessThanOrEqual(11);
    throttle.end();
    expect(emitted.join('')).toHaveLength(5_000);
  });

  it('is cut where it is longer than a spectator can read', () => {
    throttle.add('a');
    for (let count = 0; count < 100; count += 1) throttle.add('🎲'.repeat(100));
    throttle.end();
    expect(emitted[1]).toHaveLength(2_000);
    expect(emitted).toHaveLength(2);
  });

  it('is not emitted after the answer', () => {
    throttle.add('a');
    throttle.add('b');
    throttle.end();
    jest.advanceTimersByTime(1_000);
    expect(emitted).toEqual(['a', 'b']);
  });
});
