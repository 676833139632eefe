import { BUSY_GAME, type RecordedDecision, RecordedGame } from '../apps/ai-agent/src/testing/recorded-game.js';
import { median } from './measuring.js';
import { type Cell, percent, printTable } from './table.js';

/** How much of a prompt its provider can have in a cache: what it shares with the last prompt of the same seat. */

/** The least prefix that providers keep in a cache, at the usual four characters a token. */
const CACHEABLE = 1_024 * 4;

/** The prompts of version 0.1.0 over 500 decisions of a game of the same four players, measured in the same way. */
const BEFORE: readonly Cell[] = ['0.1.0', 500, 5_064, 3_077, 0.575, 0];

const last = new Map<number, string>();
const sizes: number[] = [];
const shared: number[] = [];
const shares: number[] = [];

RecordedGame.play({ ...BUSY_GAME, onDecision: measure });

await printTable({
  name: 'prompts',
  title:
    'Characters of a prompt (schema, system text and messages), and of what it shares with the one before of its seat',
  columns: [
    'prompts',
    'decisions',
    { title: 'median size', format: grouped },
    { title: 'median shared', format: grouped },
    { title: 'median share', format: percent },
    { title: '1,024 tokens shared', format: percent },
  ],
  rows: [
    BEFORE,
    [
      'now',
      sizes.length,
      median(sizes),
      median(shared),
      median(shares),
      shared.filter((size) => size >= CACHEABLE).length / shared.length,
    ],
  ],
});

function measure({ seat, question }: RecordedDecision): void {
  const { schema, system, messages } = question;
  const text = [JSON.stringify(schema), system, ...messages.map((message) => message.text)].join('');
  const before = last.get(seat);
  last.set(seat, text);
  sizes.push(text.length);
  if (before === undefined) return;
  const size = prefixOf(before, text);
  shared.push(size);
  shares.push(size / text.length);
}

function prefixOf(before: string, text: string): number {
  let size = 0;
  while (size < text.length && text[size] === before[size]) size += 1;
  return size;
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
