import { describe, expect, it } from '@jest/globals';
import { type Meaning, meaningOf } from './sqlstates.js';

/** One code at least of each class that PostgreSQL documents. */
const CODES: Readonly<Record<Meaning, readonly string[]>> = {
  outage: [
    '08000 08003 08006 08P01 25006 25P03 25P04 28000 28P01 3D000 3F000 42501 42P01',
    '53000 53100 53200 53300 53400 55000 55006 57000 57P01 57P02 57P03 57P04 57P05 58000 58030 58P01',
    '72000 F0000 F0001 XX000 XX001 XX002',
  ],
  cancelled: ['57014 55P03'],
  lost: ['40000 40001 40003 40P01'],
  unprepared: ['26000 42P05 0A000'],
  mistake: ['01000 02000 21000 22001 22P02 22P05 23502 23505 25000 25P02 34000 42601 42703 44000 54000 P0001 HV000 ?'],
};

const CASES = Object.entries(CODES).flatMap(([meaning, lines]) =>
  lines.flatMap((line) => line.split(' ').map((code) => ({ code, meaning }))),
);

describe('a refusal of Postgres', () => {
  it.each(CASES)('with SQLSTATE $code is of the kind $meaning', ({ code, meaning }) => {
    expect(meaningOf(code)).toBe(meaning);
  });
});
