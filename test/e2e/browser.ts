import { type Browser, chromium, type Page } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium, or the one that CHROMIUM_PATH names. */
export async function openBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  return chromium.launch({ ...(executablePath && { executablePath }), args: [...ARGS, ...args] });
}

/** What a page is waited for, in milliseconds: a busy machine may take half a minute for a game. */
const WAIT_LIMIT_MS = 100_000;

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** A page with a context of its own, and every error that it has reported so far, with the address of what failed. */
export async function openPage(
  browser: Browser,
  { width = 1280, height = 720, scheme = 'dark', reducedMotion = 'no-preference' }: PageOptions = {},
): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion });
  context.setDefaultTimeout(WAIT_LIMIT_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  return { page, complaints };
}

/** Waits until the page has read all of the game so far. */
export async function untilCaughtUp(page: Page): Promise<void> {
  await page.locator('.board').waitFor();
  await page.locator('.live[aria-pressed="true"]', { hasText: /LIVE|END/ }).waitFor();
  await page.locator('.timeline[aria-busy="false"]').waitFor();
}

/** Waits until a replay of `events` events has been read. */
export async function untilRead(page: Page, events: number): Promise<void> {
  await page.locator(`.timeline[aria-busy="false"] .scrubber[max="${events}"]`).waitFor();
}
