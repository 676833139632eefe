import type { Page } from 'playwright-core';
import type { Replay } from '#libs/protocol';

/** Drops a file with this replay on the page, as from a desktop. */
export async function dropReplay(page: Page, replay: Replay | string): Promise<void> {
  const text = typeof replay === 'string' ? replay : JSON.stringify(replay);
  const transfer = await page.evaluateHandle((content) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([content], 'game.json', { type: 'application/json' }));
    return dropped;
  }, text);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}
