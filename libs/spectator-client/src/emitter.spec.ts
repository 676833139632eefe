import { describe, expect, it, jest } from '@jest/globals';
import { Emitter } from './emitter.js';

describe('Emitter', () => {
  it('calls every listener of a name, and none that was removed', () => {
    const emitter = new Emitter<{ rung: number; other: number }>();
    const received: string[] = [];
    const remove = emitter.on('rung', (times) => received.push(`a${times}`));
    emitter.on('rung', (times) => received.push(`b${times}`));
    emitter.emit('rung', 1);
    remove();
    emitter.emit('rung', 2);
    emitter.emit('other', 3);
    expect(received).toEqual(['a1', 'b1', 'b2']);
  });

  it('lets the error of a listener surface without stopping the others', () => {
    const later = jest.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined);
    const emitter = new Emitter<{ rung: number }>();
    const received: number[] = [];
    emitter.on('rung', () => {
      throw new Error('broken listener');
    });
    emitter.on('rung', (times) => received.push(times));
    emitter.emit('rung', 1);
    const surfaced = later.mock.calls[0]?.[0];
    later.mockRestore();
    expect(received).toEqual([1]);
    expect(surfaced).toThrow('broken listener');
  });
});
