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
