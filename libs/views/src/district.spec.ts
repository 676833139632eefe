import { describe, expect, it } from '@jest/globals';
import { DISTRICTS } from './board-names/index.js';
import { deedColour, districtColour, districtName } from './district.js';

const SETS = [...DISTRICTS, 'line', 'works'] as const;

describe('the sets of deeds', () => {
  it('each have a name and a colour of their own', () => {
    expect(new Set(SETS.map(districtName)).size).toBe(SETS.length);
    expect(new Set(SETS.map(districtColour)).size).toBe(SETS.length);
    for (const set of SETS) {
      expect(districtName(set)).toMatch(/^[A-Z][a-z]+( [A-Z]?[a-z]+)?$/);
      expect(districtColour(set)).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it('lend a deed the colour of its set, and one of another city that of the lines', () => {
    expect(deedColour('boardwalk')).toBe(districtColour('dark_blue'));
    expect(deedColour('electric_company')).toBe(districtColour('works'));
    expect(deedColour('mayfair')).toBe(districtColour('line'));
  });
});
