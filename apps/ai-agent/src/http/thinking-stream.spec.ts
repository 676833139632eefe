import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ThinkingStream } from './thinking-stream.js';

describe('thinking aloud', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('sends no more than ten lines a second, and every word', () => {
    const lines: string[] = [];
    const stream = new ThinkingStream((line) => lines.push(line));
    for (let ms = 0; ms < 1000; ms += 5) {
      stream.think(`${ms} `);
      jest.advanceTimersByTime(5);
    }
    stream.end();
    expect(lines.length).toBeLessThanOrEqual(11);
    const response = lines.map((line) => (JSON.parse(line) as { thinking: string }).thinking).join('');
    expect(response.trim().split(' ')).toHaveLength(200);
  });

  it('sends what is left at the end, and nothing afterwards', () => {
    const lines: string[] = [];
    const stream = new ThinkingStream((line) => lines.push(line));
    stream.think('last');
    stream.end();
    jest.advanceTimersByTime(1000);
    expect(lines).toEqual(['{"thinking":"last"}\n']);
  });

  it('is one line of JSON each, without control characters but line breaks', () => {
    const lines: string[] = [];
    const stream = new ThinkingStream((line) => lines.push(line));
    stream.think('a\u0000\u001b[31mb\nc');
    stream.end();
    expect(lines).toEqual(['{"thinking":"a[31mb\\nc"}\n']);
  });
});
