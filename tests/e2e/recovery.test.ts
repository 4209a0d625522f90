/** What is lost or damaged behind the app's back is brought back from the safety copy, with a notice that says so. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { storedKitchen, withoutNote } from '../storm/stored-kitchen.ts';
import { wipeDatabase, type Wipe } from '../storm/wipes.ts';
import { changeStored, loseKitchen } from './damage.ts';
import { answerForGood, demoKitchen, untilCopied } from './demo-tablet.ts';
import { test } from './kitchen-test.ts';

/** Every row that is saved, but for the note of a recovery. */
async function savedContent(page: Page): Promise<string> {
  const stored = await storedKitchen(page);
  if (stored.is !== 'whole') throw new Error(`the kitchen is ${JSON.stringify(stored)}`);
  return JSON.stringify(withoutNote(stored.rows));
}

type Damage = (page: Page) => Promise<unknown>;

const notice = (page: Page) => page.getByRole('alert').filter({ hasText: 'It was brought back from a safety copy' });

describe('a kitchen that is lost or damaged behind the app’s back opens again from its safety copy', () => {
  test('as it was copied, with a notice, and what was found as a file', async ({ openTablet }) => {
    const page = await demoKitchen(openTablet);
    await untilCopied(page);
    const content = await savedContent(page);
    const damages: [RegExp, Damage][] = [
      [/was gone/, loseKitchen],
      [/was gone/, (on) => Promise.all([loseKitchen(on), on.evaluate(() => localStorage.clear())])],
      [/was damaged/, (on) => changeStored(on, 'flip a chunk')],
      [/was damaged/, (on) => changeStored(on, 'give a chunk an old generation')],
      [/was damaged/, (on) => changeStored(on, 'delete a chunk')],
      [/was damaged/, (on) => changeStored(on, 'delete the head')],
    ];
    for (const [says, damage] of damages) {
      await damage(page);
      await page.reload();
      await notice(page).filter({ hasText: says }).waitFor();
      expect(await savedContent(page)).toBe(content);
      await untilCopied(page);
    }

    const downloading = page.waitForEvent('download');
    await notice(page)
      .getByRole('button', { name: /Download what was found/ })
      .tap();
    const file = await readFile(await (await downloading).path());
    const end = file.indexOf(10);
    const said = JSON.parse(file.subarray(0, end).toString()) as { chunks: { length: number }[] };
    expect(said.chunks.reduce((sum, { length }) => sum + length, end + 1)).toBe(file.length);

    await notice(page).getByRole('button', { name: 'Put away' }).tap();
    await notice(page).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { name: 'The kitchen was brought back' }).waitFor();
    expect(await notice(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Remove what was found' }).tap();
    await answerForGood(page, 'Remove it for good');
    await page.getByRole('heading', { name: 'The kitchen was brought back' }).waitFor({ state: 'detached' });
    expect(await savedContent(page)).toBe(content);
  });

  const fileDamages: Wipe[] = ['flipped', 'cut'];
  test.for(fileDamages)('when the browser’s own files were %s', async (wipe, { openTablet, profile }) => {
    const first = await openTablet({ userDataDir: profile });
    await first.page.goto('/#/settings');
    await first.page.getByRole('button', { name: /demo kitchen/ }).tap();
    await untilCopied(first.page);
    const content = await savedContent(first.page);
    await first.close();
    await wipeDatabase(profile, wipe);
    const { page } = await openTablet({ userDataDir: profile });
    await page.goto('/#/settings');
    await notice(page).waitFor();
    expect(await savedContent(page)).toBe(content);
  });
});
