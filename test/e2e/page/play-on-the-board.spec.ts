import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { PropertyState, SeatTurn } from '#libs/protocol';
import { deedOf } from '#libs/views';
import { type TradingTable, tradingTable } from '../../support/trading-table.js';
import { violations } from '../axe.js';
import { openBrowser, openPage, type PageOptions } from '../browser.js';
import { BuiltArena } from '../built-arena.js';

const PHONE = { width: 390, height: 844 };
const ON_ITS_SIDE = { width: 844, height: 390 };

/** Ann's turn: she can build, mortgage, and trade with Bob, whose seat the test plays. */
describe('a person who plays Monopoly', () => {
  let arena: BuiltArena;
  let browser: Browser;
  let table: TradingTable;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    arena = await BuiltArena.launch({
      ORCHESTRATOR_DEMO_GAME: 'false',
      ORCHESTRATOR_LIMIT_READ: '0',
      ORCHESTRATOR_LIMIT_CONTROL: '0',
    });
    await arena.untilHealthy();
    [browser, table] = await Promise.all([openBrowser(), tradingTable(arena.url)]);
  });

  afterAll(async () => {
    await browser?.close();
    await arena?.dispose();
  });

  /** Opens the page of the game in a browser that has Ann's seat. */
  const open = async (options: PageOptions): Promise<void> => {
    ({ page, complaints } = await openPage(browser, { reducedMotion: 'reduce', ...options }));
    const { playerId, token } = table.ann;
    await page.context().addInitScript(
      ([key, seat]) => {
        localStorage.setItem(key, seat);
      },
      [`arena-seat-${table.gameId}`, JSON.stringify({ playerId, token, rejoin: 120 })] as const,
    );
    await page.goto(`${arena.url}/g/${table.gameId}`);
    await tile('[aria-pressed]').first().waitFor();
  };

  afterEach(() => page.context().close());

  const tile = (selector: string): Locator => page.locator(`.tile${selector}`);
  const deed = (id: string): Locator => tile(`[data-position="${deedOf(id)?.position}"]`);
  const offers = (): Locator => page.locator('.play-offer');
  const turnId = (): Promise<string | null> => page.locator('.play').getAttribute('data-turn');
  const untilTurnAfter = (before: string | null): Promise<unknown> =>
    page.waitForFunction(
      (id) => ![undefined, id].includes(document.querySelector<HTMLElement>('.play')?.dataset['turn']),
      before ?? '',
    );

  const asked = async (): Promise<SeatTurn['request']> => {
    const turn = await table.ann.asked();
    if (turn === undefined) throw new Error('The game is over.');
    return turn.request;
  };
  const offeredDeeds = async (type: string): Promise<readonly string[]> => {
    const { valid_actions: valid } = await asked();
    return valid.flatMap((offer) => (offer.type === type ? (offer.property_id ?? []) : []));
  };
  const stateOfDeed = async (id: string): Promise<PropertyState | undefined> =>
    (await table.ann.view()).body.state.properties?.find((property) => property.property_id === id);
  /** As Ann, in another browser. */
  const doElsewhere = async (type: string): Promise<void> => {
    const turn = await table.ann.asked();
    const action = turn?.request.valid_actions.find((offer) => offer.type === type);
    expect((await table.ann.answer({ request_id: turn?.request_id, action })).status).toBe(200);
  };

  it('clicks a square: what can be done with its deed is left, with its costs, and is done', async () => {
    await open({ width: 1280, height: 720 });
    const [site = ''] = await offeredDeeds('build_house');
    const all = await offers().count();
    await deed(site).click();
    await page.getByText(/^Chosen on the board: 3 of \d+ actions\.$/).waitFor();
    expect(await deed(site).getAttribute('aria-pressed')).toBe('true');
    expect(await offers().allInnerTexts()).toEqual([
      expect.stringMatching(/^Build house 1 on .+ for \$\d+\s+costs \$\d+\s+leaves \$\d/),
      expect.stringMatching(/^Mortgage .+ for \$\d+\s+brings \$\d+\s+leaves \$\d/),
      expect.stringMatching(/^Propose a trade/),
    ]);
    expect(await violations(page)).toEqual([]);
    await deed(site).click();
    expect(await offers().count()).toBe(all);
    await deed(site).click();
    const before = await turnId();
    await page.getByRole('button', { name: /^Build house 1/ }).click();
    await untilTurnAfter(before);
    expect(await stateOfDeed(site)).toMatchObject({ houses: 1 });
    expect(complaints).toEqual([]);
  });

  it('presses Enter on a square: the focus moves to what can be done with its deed', async () => {
    await open({ width: 1280, height: 720, scheme: 'light' });
    const sites = await offeredDeeds('build_house');
    const pledge = (await offeredDeeds('mortgage_property')).find((id) => !sites.includes(id)) ?? '';
    await deed(pledge).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('.play-offer') === true);
    const before = await turnId();
    await page.keyboard.press('Enter');
    await untilTurnAfter(before);
    expect(await stateOfDeed(pledge)).toMatchObject({ is_mortgaged: true });
    expect(complaints).toEqual([]);
  });

  it('taps the deeds of a trade on a phone, and turns it: the form stays, and is sent', async () => {
    await open(PHONE);
    const { valid_actions: valid } = await asked();
    const params = valid.find(({ type }) => type === 'propose_trade')?.params;
    if (params === undefined || !('give' in params)) throw new Error('Ann cannot trade.');
    const [[given], [got]] = [
      params.give.properties.enum,
      params.get_by_player[table.bob.playerId]?.properties.enum ?? [],
    ];
    if (given === undefined || got === undefined) throw new Error('There is nothing to trade.');
    const isOnScreen = async (id: string): Promise<boolean> => {
      const box = await deed(id).boundingBox();
      return box !== null && Math.min(box.width, box.height) >= 24;
    };
    expect(await Promise.all([given, got].map(isOnScreen))).toEqual([true, true]);
    // The form begins with the deed that the trade was chosen by.
    await deed(given).click();
    await page.getByRole('button', { name: /^Propose a trade/ }).click();
    await deed(got).click();
    const sides = page.locator('.play-side');
    const dollars = sides.nth(0).getByLabel('Dollars');
    await dollars.fill('7');
    const expectFilled = async (): Promise<void> => {
      expect(await dollars.inputValue()).toBe('7');
      expect(await sides.locator('input:checked').count()).toBe(2);
      expect(await Promise.all([given, got].map((id) => deed(id).getAttribute('aria-pressed')))).toEqual([
        'true',
        'true',
      ]);
    };
    await expectFilled();
    expect(await violations(page)).toEqual([]);

    await page.setViewportSize(ON_ITS_SIDE);
    await page.locator('.side .play').waitFor();
    await expectFilled();
    expect(await dollars.evaluate((field) => document.activeElement === field)).toBe(true);
    expect(await violations(page, ['dark'])).toEqual([]);
    // What others do, and another part of the page, change nothing.
    await table.bob.do('leave');
    await page.getByRole('tab', { name: 'Chat' }).click();
    await table.bob.view();
    await page.getByRole('tab', { name: 'Log' }).click();
    await page.locator('.log').getByText('Bob is back').first().waitFor();
    await expectFilled();

    await page.setViewportSize(PHONE);
    await page.locator('.game > .play-host > .play').waitFor();
    await expectFilled();
    await page.getByRole('button', { name: 'Offer this trade' }).click();
    const answer = await table.bob.asked();
    const accept = answer?.request.valid_actions.find(({ type }) => type === 'accept_trade');
    expect(accept?.trade).toMatchObject({
      give: { cash: 7, properties: [given] },
      get: { properties: [got] },
    });
    await table.bob.answer({ request_id: answer?.request_id, action: { type: 'reject_trade' } });
    expect(complaints).toEqual([]);
  });

  it('corrects a trade that its engine refuses: what was typed is there again, with the reason', async () => {
    await open({ width: 1280, height: 720 });
    await page.getByRole('button', { name: /^Propose a trade/ }).click();
    const dollars = page.getByLabel('Dollars').first();
    await dollars.fill('2');
    const before = await turnId();
    await page.getByRole('button', { name: 'Offer this trade' }).click();
    await page.locator('[role="status"] [data-notice]', { hasText: 'Both sides of a trade must give' }).waitFor();
    await untilTurnAfter(before);
    expect(await dollars.inputValue()).toBe('2');
    expect(complaints).toEqual([]);
  });

  it('reads why a form that they were filling in is gone', async () => {
    await open(PHONE);
    const fillIn = async (): Promise<void> => {
      await page.getByRole('button', { name: /^Propose a trade/ }).click();
      await page.getByLabel('Dollars').first().fill('3');
    };
    const lost = page.locator('[role="status"] [data-lost-form]');
    await fillIn();
    await doElsewhere('unmortgage_property');
    await lost.filter({ hasText: 'was closed, since what you can do has changed. Nothing of it was sent.' }).waitFor();
    expect(await page.locator('.play-form').count()).toBe(0);
    await fillIn();
    expect(await lost.count()).toBe(0);
    await doElsewhere('end_turn');
    await lost.filter({ hasText: 'was closed, since your turn is over. Nothing of it was sent.' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
