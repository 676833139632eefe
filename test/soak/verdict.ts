import type { Fate } from './crowd-messages.js';
import type { Latency } from './latencies.js';
import type { SoakOptions } from './options.js';
import type { Run } from './run.js';

/** The orchestrator itself and its garbage, in MiB. */
const FIXED_MIB = 320;
/** Events that are kept for those who catch up, in MiB, and as much again while they are read and encoded. */
const KEPT_MIB = 64;
/** What may be on its way to one viewer, in MiB: half of one, and seldom an event more. */
const VIEWER_MIB = 0.5;

/** Latency is called unchanged up to so much more: what timers and other work on the machine do. */
const FACTOR = 1.5;

export interface SoakVerdict {
  readonly options: SoakOptions;
  readonly without: Run;
  readonly beside: Run;
}

interface Promised {
  readonly text: string;
  readonly isKept: boolean;
}

function boundMiB(viewers: number): number {
  return FIXED_MIB + KEPT_MIB + viewers * VIEWER_MIB;
}

export function promisesOf(verdict: SoakVerdict): readonly Promised[] {
  const { without, beside } = verdict;
  const runs = [without, beside];
  return [
    {
      text: 'slow consumers do not delay spectators who read',
      isKept: (['median', 'p99'] as const).every((figure) => isUnchanged(verdict, figure)),
    },
    {
      text: `memory stays under ${boundMiB(beside.viewers)} MiB`,
      isKept: beside.memoryHighest < boundMiB(beside.viewers),
    },
    {
      text: "every spectator's log equals the store's",
      isKept: runs.every(({ complete, viewers, complaints }) => complete === viewers && complaints.length === 0),
    },
  ];
}

/** Against the same number of viewers who all read: a viewer costs something in any case. */
function isUnchanged({ options, without, beside }: SoakVerdict, figure: 'median' | 'p99'): boolean {
  return (['firstHalf', 'secondHalf'] as const).every((half) => {
    const before = without.latency[half][figure];
    return beside.latency[half][figure] <= Math.max(before * FACTOR, before + options.tolerance);
  });
}

/** Two tables in Markdown: what was measured, and what became of each promise. */
export function tableOf(verdict: SoakVerdict): string {
  const { options, without, beside } = verdict;
  const rows = [
    ['', 'all read', 'some stop', 'ratio'],
    ['---', '---', '---', '---'],
    ['spectators who read', without.viewers, options.healthy, ''],
    ['spectators who stop', 0, options.stopped, ''],
    ['seconds', without.seconds.toFixed(1), beside.seconds.toFixed(1), ''],
    ['events sent to each, MB', without.megabytes.toFixed(1), beside.megabytes.toFixed(1), ''],
    ...latencyRows('first half', without.latency.firstHalf, beside.latency.firstHalf),
    ...latencyRows('second half', without.latency.secondHalf, beside.latency.secondHalf),
    ['memory before, MiB', without.memoryBefore.toFixed(0), beside.memoryBefore.toFixed(0), ''],
    ['highest memory, MiB', without.memoryHighest.toFixed(0), beside.memoryHighest.toFixed(0), ''],
    ...comebackRows(beside),
    ['spectators with a complete log', without.complete, beside.complete, ''],
  ];
  const promises = promisesOf(verdict).map(({ text, isKept }) => `| ${text} | ${isKept ? 'held' : '**broken**'} |`);
  return [...rows.map((row) => `| ${row.join(' | ')} |`), '', '| promise | |', '|---|---|', ...promises, ''].join('\n');
}

function latencyRows(when: string, without: Latency, beside: Latency): string[][] {
  const row = (name: string, of: 'median' | 'p99' | 'longest'): string[] => {
    const [before, now] = [without[of], beside[of]];
    return [`latency, ${when}, ${name}, ms`, before.toFixed(1), now.toFixed(1), (now / before).toFixed(2)];
  };
  return [row('median', 'median'), row('99 %', 'p99'), row('longest', 'longest')];
}

function comebackRows({ comeback }: Run): string[][] {
  if (comeback === undefined) return [];
  const { fate, seconds, latency, again } = comeback;
  return [
    ['spectators who stopped', '', fateInWords(fate), ''],
    ['time until all were live again, s', '', seconds.toFixed(1), ''],
    ['latency, during catch-up, median, ms', '', latency.median.toFixed(1), ''],
    ['latency, during catch-up, 99 %, ms', '', latency.p99.toFixed(1), ''],
    ['spectators who stopped again during catch-up', '', fateInWords(again.fate), ''],
    ['time until all were live again, s', '', again.seconds.toFixed(1), ''],
  ];
}

function fateInWords({ emitted, cut, kept }: Fate): string {
  return `${emitted} received \`slow_consumer\`, ${cut} disconnected for not answering, ${kept} not disconnected`;
}
