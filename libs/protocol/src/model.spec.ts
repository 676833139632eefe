import { describe, expect, it } from '@jest/globals';
import { isModelName } from './model.js';

describe("a seat's model", () => {
  it.each([null, '', ' ', 'heuristic', 'None', ' HEURISTIC '])('is none where it is %j', (name) => {
    expect(isModelName(name)).toBe(false);
  });

  it.each(['openai:gpt-5-mini', 'llama3.1:8b', 'nonesuch'])('is %s', (name) => {
    expect(isModelName(name)).toBe(true);
  });
});
