import type { Fate } from './crowd-messages.js';
import type { Latency } from './latencies.js';
import type { SoakOptions } from './options.js';
import type { Run } from './run.js';

/** The orchestrator itself and its garbage, in MiB. */
const FIXED_MIB = 384;
/** What may wait for one viewer and is not shared with others, in MiB: a quarter, an event more, and as much in copies. */
const PRIVATE_MIB = 1;
/** What may wait for all viewers of one game, in MiB: 8 once as text and once as bytes. */
const SHARED_MIB = 16;

/** Latency is called unchanged up to so much more, whichever is more: what timers and other work on the machine do. */
const FACTOR = 1.5;
const MILLISECONDS = 15;

export interface Verdict {
  readonly options: SoakOptions;
  readonly without: Run;
  readonly beside: Run;
}

interface Promised {
  readonly text: string;
  readonly isKept: boolean;
}

export function boundMiB(viewers: number): number {
  return FIXED_MIB + SHARED_MIB + viewers * PRIVATE_MIB;
}

export function promisesOf({ without, beside }: Verdict): readonly Promised[] {
  const runs = [without, beside];
  return [
    {
      text: 'the latency of those who read is unchanged',
      isKept:
        isUnchanged(without.latency.median, beside.latency.median) &&
        isUnchanged(without.latency.p99, beside.latency.p99),
    },
    {
      text: `memory stays under ${boundMiB(beside.viewers)} MiB`,
      isKept: beside.memoryHighest < boundMiB(beside.viewers),
    },
    {
      text: "every viewer's log is the store's",
      isKept: runs.every(({ complete, viewers, complaints }) => complete === viewers && complaints.length === 0),
    },
  ];
}

export function isUnchanged(before: number, now: number): boolean {
  return now <= Math.max(before * FACTOR, before + MILLISECONDS);
}

/** Two tables in Markdown: what was measured, and what became of each promise. */
export function tableOf(verdict: Verdict): string {
  const { options, without, beside } = verdict;
  const rows = [
    ['', 'without those who stop', 'beside them', 'ratio'],
    ['---', '---', '---', '---'],
    ['viewers who read', options.healthy, options.healthy, ''],
    ['viewers who stop', 0, options.stopped, ''],
    ['seconds', without.seconds.toFixed(1), beside.seconds.toFixed(1), ''],
    ['events sent to each, MB', without.megabytes.toFixed(1), beside.megabytes.toFixed(1), ''],
    ['events heard in that time', without.latency.count, beside.latency.count, ''],
    ...latencyRows(without.latency, beside.latency),
    ['memory before, MiB', without.memoryBefore.toFixed(0), beside.memoryBefore.toFixed(0), ''],
    ['memory at most, MiB', without.memoryHighest.toFixed(0), beside.memoryHighest.toFixed(0), ''],
    ...comebackRows(beside),
    ['viewers with a complete log', without.complete, beside.complete, ''],
  ];
  const promises = promisesOf(verdict).map(({ text, isKept }) => `| ${text} | ${isKept ? 'held' : '**broken**'} |`);
  return [...rows.map((row) => `| ${row.join(' | ')} |`), '', '| promise | |', '|---|---|', ...promises, ''].join('\n');
}

function latencyRows(without: Latency, beside: Latency): string[][] {
  const row = (name: string, of: 'median' | 'p99' | 'longest'): string[] => {
    const [before, now] = [without[of], beside[of]];
    return [`latency of those who read, ${name}, ms`, before.toFixed(1), now.toFixed(1), (now / before).toFixed(2)];
  };
  return [row('median', 'median'), row('99 %', 'p99'), row('longest', 'longest')];
}

function comebackRows({ comeback }: Run): string[][] {
  if (comeback === undefined) return [];
  const { fate, seconds, latency, again } = comeback;
  return [
    ['those who stopped: what became of them', '', fateInWords(fate), ''],
    ['… and until all were live again, s', '', seconds.toFixed(1), ''],
    ['latency of those who read meanwhile, median, ms', '', latency.median.toFixed(1), ''],
    ['latency of those who read meanwhile, 99 %, ms', '', latency.p99.toFixed(1), ''],
    ['stopped again while catching up: what became of them', '', fateInWords(again.fate), ''],
    ['… and until all were live again, s', '', again.seconds.toFixed(1), ''],
  ];
}

function fateInWords({ told, cut, kept }: Fate): string {
  return `${told} told \`slow_consumer\`, ${cut} disconnected for not answering, ${kept} not disconnected`;
}
