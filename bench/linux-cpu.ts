import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts the CPU of processes and threads in hundredths of a second. */
const MICROS_PER_TICK = 10_000;

/** Where the numbers stand in `stat` (proc(5)), counted from the field after the name, which is in brackets. */
const PARENT = 1;
const OWN_TICKS = [11, 12];
const TICKS_OF_ENDED_CHILDREN = [13, 14];

/** @param thread its folder below /proc */
export function cpuOfThread(thread: string): number {
  return ticksIn(fieldsOf(thread), OWN_TICKS) * MICROS_PER_TICK;
}

/** CPU so far of a process and of those that it started, microseconds; null but on Linux. */
export function cpuWithChildren(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  const children = readdirSync('/proc').flatMap((name) => childOf(name, pid));
  const ticks = ticksIn(fieldsOf(String(pid)), [...OWN_TICKS, ...TICKS_OF_ENDED_CHILDREN]);
  return (ticks + children.reduce((sum, fields) => sum + ticksIn(fields, OWN_TICKS), 0)) * MICROS_PER_TICK;
}

function childOf(name: string, pid: number): readonly (readonly string[])[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const fields = fieldsOf(name);
    return fields[PARENT] === String(pid) ? [fields] : [];
  } catch {
    // It has ended since the folder was read.
    return [];
  }
}

function fieldsOf(folder: string): readonly string[] {
  const stat = readFileSync(`/proc/${folder}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function ticksIn(fields: readonly string[], places: readonly number[]): number {
  return places.reduce((sum, place) => sum + Number(fields[place]), 0);
}
