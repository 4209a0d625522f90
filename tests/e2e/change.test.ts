/** Changing a running plan as one step, by touch: several changes under one reason, kept when left, and beside another window. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { button, choice, demoKitchen, openEvent, text, openPlan } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

const sheet = (page: Page) => page.getByRole('dialog');
const row = (page: Page, name: RegExp) => sheet(page).getByRole('table').getByRole('row', { name });
const change = (page: Page, words: string | RegExp) =>
  sheet(page).getByRole('region', { name: 'Changes' }).getByRole('listitem').filter({ hasText: words });
const reason = (page: Page, word: string) => sheet(page).locator('label').filter({ hasText: word });

async function addAnother(page: Page, what: RegExp): Promise<void> {
  await button(page, 'Add another change').tap();
  await sheet(page).getByRole('button', { name: what }).first().tap();
}
async function giveNumber(page: Page, label: string, number: string): Promise<void> {
  await page.getByLabel(`How many: ${label}`, { exact: true }).fill(number);
  await page.getByLabel(`How many: ${label}`, { exact: true }).press('Enter');
}

/** The School fair of the demo kitchen, being baked: 50 Gift bags and 20 Brownie bags from 7 and 12 batches. */
async function startSchoolFair(page: Page): Promise<void> {
  await openEvent(page, 'School fair');
  await choice(page, 'Sugar cookie', '7 batches').tap();
  await choice(page, 'Fudge brownie', '12 batches').tap();
  await page.getByRole('link', { name: 'Review and lock' }).tap();
  await button(page, 'Lock the plan').tap();
  await button(page, 'Start baking: seal this plan').tap();
  await button(page, 'Undo the start').waitFor();
}

describe('several changes in one go', () => {
  test('are seen together, written under one reason, and stand in Compare, with the batches of a unit new to the plan', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await startSchoolFair(page);
    await page.getByRole('link', { name: /^Gift bag/ }).tap();
    await giveNumber(page, 'Gift bag', '54');
    await addAnother(page, /^Brownie bag/);
    await button(page, 'Drop it').tap();
    await addAnother(page, /^Truffle box/);
    await giveNumber(page, 'Truffle box', '4');
    await addAnother(page, /^Sugar cookie 7 batches/);
    await button(page, 'More: batches of Sugar cookie').tap();

    const follows = sheet(page).getByRole('group', { name: 'Batches that follow' });
    expect(await follows.getByRole('checkbox', { name: 'Rum truffle 2 batches' }).isChecked()).toBe(true);
    expect(await follows.getByRole('checkbox', { name: 'Fudge brownie 12 to 7 batches' }).isChecked()).toBe(false);
    expect(await follows.getByRole('checkbox').count()).toBe(2);
    await row(page, /^Can be packed 70 of 70 boxes 58 of 58 boxes/).waitFor();
    await row(page, /^Gift bag 50 of 50 54 of 54/).waitFor();
    await row(page, /^Brownie bag 20 of 20 none/).waitFor();
    await row(page, /^Truffle box none 4 of 4/).waitFor();
    await row(page, /^Sugar cookie need 300 324 7 batches 36 extra 8 batches 60 extra/).waitFor();
    await row(page, /^Rum truffle need 0 36 none 2 batches 12 extra/).waitFor();

    // one of them is mended, and one taken out by a slip and put back
    await change(page, 'Truffle box added, 4').getByRole('button', { name: 'edit' }).tap();
    await button(page, 'Fewer: Truffle box').tap();
    await button(page, 'Take out Gift bag').tap();
    await row(page, /^Can be packed 70 of 70 boxes 53 of 53 boxes/).waitFor();
    await button(page, 'Put it back').tap();
    await row(page, /^Can be packed 70 of 70 boxes 57 of 57 boxes/).waitFor();
    expect(await change(page, 'Gift bag').first().innerText()).toContain('Gift bag 50 to 54');

    await reason(page, 'Guests changed').tap();
    await page.getByLabel(/In your words/).fill('the choir comes too');
    await button(page, 'Write changes 1 to 5').tap();
    await text(page, /Current\s+change 5/);
    const rows = await page.locator('tr.row').allInnerTexts();
    expect(rows.map((each) => each.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^Gift bag .*Changed 50 was 50 54$/),
      expect.stringMatching(/^Brownie bag .*Dropped 20 .*20 none$/),
      expect.stringMatching(/^Truffle box .*Added none 3$/),
      expect.stringMatching(/^Sugar cookie .*Changed 7 was 7 8$/),
      expect.stringMatching(/^Fudge brownie .*Needs fewer 12 12$/),
      expect.stringMatching(/^Rum truffle .*Added none 2$/),
    ]);
    for (const [name, said] of [
      ['Brownie bag', /^Change 2 .*Brownie bag dropped, was 20 Guests changed: the choir comes too$/],
      ['Rum truffle', /^Change 5 .*Rum truffle: 2 batches added Guests changed: the choir comes too$/],
      ['Sugar cookie', /^Change 4 .*Sugar cookie 7 to 8 batches Guests changed: the choir comes too$/],
    ] as const) {
      await button(page, new RegExp(`^${name}`)).tap();
      const why = page.getByRole('listitem').filter({ hasText: said });
      await why.first().waitFor();
    }
  });

  test('other batches than those that follow are a change of their own, asked for once', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet, { viewport: { width: 390, height: 844 } });
    await openPlan(page, 'Gift boxes');
    await page.getByRole('link', { name: /^Gift bag/ }).tap();
    await giveNumber(page, 'Gift bag', '60');
    await button(page, 'Other batches: Sugar cookie').tap();
    await button(page, 'More: batches of Sugar cookie').tap();
    await change(page, 'Gift bag 54 to 60').waitFor();
    await row(page, /^Sugar cookie need 468 504 10 batches 12 extra 12 batches 72 extra/).waitFor();
    expect(await sheet(page).getByRole('group', { name: 'Batches that follow' }).count()).toBe(0);
    await reason(page, 'Broke').tap();
    await button(page, 'Write changes 5 and 6').tap();
    await text(page, /Current\s+change 6/);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`left and not written are seen at the pencil of a phone, ${colorScheme}`, async ({ openTablet }) => {
      const page = await demoKitchen(openTablet, { viewport: { width: 390, height: 844 }, colorScheme });
      await openPlan(page, 'Gift boxes');
      const mark = page.getByRole('banner').locator('.waits');
      expect(await mark.count()).toBe(0);
      await page.getByRole('link', { name: /^Gift bag/ }).tap();
      await button(page, 'More: Gift bag').tap();
      await page.keyboard.press('Escape');
      await sheet(page).waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Go on changing' }).waitFor();
      const seen = await mark.boundingBox();
      expect(seen?.width).toBeGreaterThanOrEqual(12);
    });

  test('left by a slip are there again, also when the page was loaded anew, and are not forgotten before Done', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await openPlan(page, 'Gift boxes');
    await page.getByRole('link', { name: /^Gift bag/ }).tap();
    await button(page, 'More: Gift bag').tap();
    await addAnother(page, /^Holiday tin/);
    await button(page, 'Drop it').tap();
    await page.getByLabel(/In your words/).fill('no tins');
    await page.keyboard.press('Escape');
    await sheet(page).waitFor({ state: 'detached' });
    await page.reload();
    await button(page, 'Done baking').tap();
    await sheet(page).getByText('A change is put together here and not written.').waitFor();
    await sheet(page).getByRole('link', { name: 'Go on changing' }).tap();
    await text(page, 'What you typed here before is still here');
    await change(page, 'Gift bag 54 to 55').waitFor();
    await change(page, 'Holiday tin dropped, was 12').waitFor();
    expect(await page.getByLabel(/In your words/).inputValue()).toBe('no tins');
    await button(page, 'Begin with an empty one').tap();
    await sheet(page).getByRole('heading', { name: 'What changes?' }).waitFor();
    await button(page, 'Leave it').tap();
    await page.getByRole('link', { name: 'Change', exact: true }).waitFor();
  });
});

describe('two windows', () => {
  test('what another window has done already is said beside its change; the rest is seen anew and written', async ({
    openTablet,
  }) => {
    const page = await demoKitchen(openTablet);
    await openPlan(page, 'Gift boxes');
    await page.getByRole('link', { name: /^Gift bag/ }).tap();
    await giveNumber(page, 'Gift bag', '56');
    await addAnother(page, /^Holiday tin/);
    await button(page, 'Drop it').tap();
    await addAnother(page, /^Brownie bag/);
    await giveNumber(page, 'Brownie bag', '10');
    await page.getByLabel(/In your words/).fill('a new list');
    await row(page, /^Can be packed 74 of 74 boxes 74 of 74 boxes/).waitFor();
    await button(page, /^Write changes 5 to/).waitFor();

    const other = await page.context().newPage();
    await other.goto('/');
    await openPlan(other, 'Gift boxes');
    await other.getByRole('link', { name: /^Holiday tin/ }).tap();
    await button(other, 'Drop it').tap();
    await addAnother(other, /^Brownie bag/);
    await giveNumber(other, 'Brownie bag', '2');
    await sheet(other)
      .getByRole('checkbox', { name: /^Fudge brownie/ })
      .waitFor({ state: 'detached' });
    await reason(other, 'Ran out').tap();
    await button(other, 'Write changes 5 and 6').tap();
    await text(other, /Current\s+change 6/);

    // the other window's changes 5 and 6 stand in the new picture
    await change(page, 'Holiday tin is not in this plan.').waitFor();
    await change(page, 'Brownie bag is in the plan already, 2 of it.').waitFor();
    await text(page, 'Something above cannot be done');
    await row(page, /^Can be packed 64 of 64 boxes 66 of 66 boxes/).waitFor();
    expect(await button(page, /^Write change/).getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByLabel(/In your words/).inputValue()).toBe('a new list');

    await button(page, 'Make it 10 in all').tap();
    await button(page, 'Take out Holiday tin').tap();
    await change(page, 'Brownie bag').filter({ hasText: 'How many in all' }).waitFor();
    await row(page, /^Brownie bag 2 of 2 10 of 10/).waitFor();
    await row(page, /^Can be packed 64 of 64 boxes 74 of 74 boxes/).waitFor();
    await button(page, /^Write changes 7 to/).tap();
    await page.getByRole('heading', { level: 1, name: 'Gift boxes' }).waitFor();
    await button(page, /^Brownie bag/).tap();
    await text(page, 'Brownie bag 2 to 10');
    await text(page, 'a new list');
  });
});
