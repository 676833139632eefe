import type { Page } from 'playwright-core';

/** What the page did, as a script in it noted. */
export interface Notes {
  /** The text of each element that flew. */
  readonly flights: string[];
  /** Audio contexts that were created, and sources of noise. */
  contexts: number;
  sources: number;
}

/** Runs in the page, before anything of it. */
export function takeNotes(): void {
  const notes: Notes = { flights: [], contexts: 0, sources: 0 };
  Reflect.set(globalThis, 'notes', notes);
  const note = (node: Node): void => {
    if (node instanceof Element && node.matches('.flight')) notes.flights.push(node.textContent);
  };
  const observer = new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(note)));
  observer.observe(document, { childList: true, subtree: true });
  globalThis.AudioContext = class extends AudioContext {
    constructor() {
      super();
      notes.contexts += 1;
    }
  };
  globalThis.AudioBufferSourceNode = class extends AudioBufferSourceNode {
    constructor(...args: ConstructorParameters<typeof AudioBufferSourceNode>) {
      super(...args);
      notes.sources += 1;
    }
  };
}

export async function notesOf(page: Page): Promise<Notes> {
  return page.evaluate(() => Reflect.get(globalThis, 'notes') as Notes);
}

/** What began to fly: its text, and where it begins and lands, in pixels of the window. */
export interface Launch {
  readonly text: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/**
 * From now on, nothing that flies is waited for: it has landed when it begins. And each call of {@link launchesOf} is a
 * second later to the page than the one before, so that a step after it is none of a key held down.
 */
export async function noteLaunches(page: Page): Promise<void> {
  await page.evaluate(() => {
    const launches: Launch[] = [];
    Reflect.set(globalThis, 'calls', 0);
    const now = performance.now.bind(performance);
    performance.now = () => now() + 1_000 * Number(Reflect.get(globalThis, 'calls'));
    Reflect.set(globalThis, 'launches', launches);
    const animate = Element.prototype.animate;
    Element.prototype.animate = function noted(frames, timing) {
      const animation = animate.call(this, frames, timing);
      if (!this.matches('.flight') || !Array.isArray(frames)) return animation;
      const [from, to] = [frames[0], frames.at(-1)].map((frame): [number, number] => {
        const [, x, y] = /translate\((.+?)px, (.+?)px\)/.exec(String(frame?.['transform'])) ?? [];
        return [Number(x), Number(y)];
      });
      if (from !== undefined && to !== undefined) launches.push({ text: this.textContent, from, to });
      queueMicrotask(() => animation.finish());
      return animation;
    };
  });
}

/** What has begun to fly since the last call, once the last event is drawn. */
export async function launchesOf(page: Page): Promise<readonly Launch[]> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    Reflect.set(globalThis, 'calls', Number(Reflect.get(globalThis, 'calls')) + 1);
    return (Reflect.get(globalThis, 'launches') as Launch[]).splice(0);
  });
}
