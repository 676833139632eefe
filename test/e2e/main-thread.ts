import type { Browser, Page } from 'playwright-core';

/** A task of the page's main thread; milliseconds of processor time, so that other processes do not count. */
export interface MainThreadTask {
  readonly startedAt: number;
  readonly ms: number;
}

/** What a page's main thread did in a while: its tasks, and when the page set its marks (`performance.mark`). */
export interface MainThreadWork {
  readonly tasks: readonly MainThreadTask[];
  readonly marks: ReadonlyMap<string, number>;
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORIES = ['toplevel', 'blink.user_timing'];

/** Traces `page`, the only one of `browser` that works, while `act` runs. */
export async function mainThreadWork(browser: Browser, page: Page, act: () => Promise<void>): Promise<MainThreadWork> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const main = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map((event) => threadOf(event)),
  );
  const ours = trace.traceEvents.filter((event) => main.has(threadOf(event)));
  return {
    tasks: ours
      .filter(({ name, ph }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X')
      .map(({ ts, tdur, dur }) => ({ startedAt: ts, ms: (tdur ?? dur ?? 0) / 1_000 })),
    marks: new Map(ours.filter(({ cat }) => cat === 'blink.user_timing').map(({ name, ts }) => [name, ts])),
  };
}
