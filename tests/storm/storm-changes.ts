/**
 * The changes of a storm, made by the app's own buttons, each when the page has shown the one before as saved; and what a
 * kitchen must hold after them, row by row.
 */
import type { Page } from 'playwright';
import { foldName } from '../../src/domain/names.ts';
import type { savedRows } from '../store/saved-rows.ts';

type Rows = Awaited<ReturnType<typeof savedRows>>;

/** One more of a good of the storm's event, by its place on the page; or a new event, whose name says which change it is. */
export type Change =
  { readonly type: 'one more'; readonly good: number } | { readonly type: 'new event'; readonly name: string };

const EVENT = 'Storm 0';
/** No finger taps the same button twice in this time, and the page ignores it. */
const SAME_BUTTON_MS = 61;

/** What a storm goes on in: an event of its own, with each of so many goods in its plan. */
export interface StormPlan {
  readonly hash: string;
  readonly goods: number;
}

/** Fills an empty kitchen with the demo kitchen and an event for the storm. */
export async function prepareKitchen(page: Page): Promise<StormPlan> {
  await page.getByRole('button', { name: /Look around/ }).click();
  await page.getByText('School fair').first().waitFor();
  await makeEvent(page, EVENT);
  const goods = await page.getByRole('button', { name: /^More: / }).count();
  const { hash } = new URL(page.url());
  const making = changesOn(page);
  for (let good = 0; good < goods; good += 1) await making({ type: 'one more', good });
  return { hash, goods };
}

/** Gives what makes one change on that page and waits until the page says that it is saved. */
export function changesOn(page: Page): (change: Change) => Promise<void> {
  const tappedAtMs = new Map<number, number>();
  return async (change) => {
    if (change.type === 'new event') return makeEvent(page, change.name);
    const restMs = (tappedAtMs.get(change.good) ?? -Infinity) + SAME_BUTTON_MS - performance.now();
    if (restMs > 0) await page.waitForTimeout(restMs);
    await page.evaluate(tapAndWaitUntilSaved, change.good);
    tappedAtMs.set(change.good, performance.now());
  };
}

/** Runs in the page: the badge goes to Saving with the tap, and to Saved when it is on the disk. */
function tapAndWaitUntilSaved(good: number): Promise<void> {
  const badge = () => document.querySelector('nav [role="status"]')?.textContent.trim();
  const button = document.querySelectorAll<HTMLElement>('button[aria-label^="More: "]')[good];
  return new Promise((resolve, reject) => {
    let wasSaving = false;
    const watching = new MutationObserver(() => {
      const says = badge();
      if (says === 'Saving') wasSaving = true;
      else if (says !== 'Saved') reject(new Error(`the page says: ${says}`));
      else if (wasSaving) {
        watching.disconnect();
        resolve();
      }
    });
    watching.observe(document.body, { subtree: true, childList: true, characterData: true });
    button?.click();
  });
}

async function makeEvent(page: Page, name: string): Promise<void> {
  await page.evaluate(() => (location.hash = '#/events/new'));
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Date', { exact: true }).fill('2031-05-17');
  await page.getByRole('button', { name: 'Save and choose goods' }).click();
  // The page goes on when the store has answered that the event is saved.
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** The numbers that the page shows beside the goods. */
export async function shownNumbers(page: Page): Promise<number[]> {
  const fields = page.getByLabel(/^How many: /);
  await fields.first().waitFor();
  return fields.evaluateAll((inputs) => inputs.map((input) => Number((input as HTMLInputElement).value)));
}

/** The same numbers as they are stored. */
export function storedNumbers(rows: Rows): number[] {
  return chosen(rows).map((row) => Number(row['quantity']));
}

/** What must be stored when the change is made in a kitchen that held these rows. */
export function rowsAfter(rows: Rows, change: Change): Rows {
  if (change.type === 'one more') {
    const changed = chosen(rows)[change.good];
    const more = (row: Rows[string][number]) =>
      row === changed ? { ...row, quantity: Number(row['quantity']) + 1 } : row;
    const chosenRows = table(rows, 'event_finished_goods').map(more);
    return { ...rows, event_finished_goods: chosenRows, sqlite_sequence: counted(rows, 'event_finished_goods') };
  }
  const { name } = change;
  const events = table(rows, 'events');
  const like = events.find((event) => event['name'] === EVENT);
  const counters = counted(rows, 'events');
  const id = counters.find((row) => row['name'] === 'events')?.['seq'] ?? null;
  return { ...rows, events: [...events, { ...like, id, name, name_key: foldName(name) }], sqlite_sequence: counters };
}

/** SQLite's counters of ids after one was given out; it gives one out too where a row that is there takes the new number. */
function counted(rows: Rows, name: string): Rows[string] {
  return table(rows, 'sqlite_sequence').map((row) =>
    row['name'] === name ? { ...row, seq: Number(row['seq']) + 1 } : row,
  );
}

/** Every row as text, so that two kitchens can be compared. Left out: what chance and the clock gave the storm's events. */
export function rowsAsText(rows: Rows): string {
  const events = table(rows, 'events').map((event) =>
    String(event['name']).startsWith('Storm ') ? { ...event, uuid: '', created_at: '', updated_at: '' } : event,
  );
  return Object.entries({ ...rows, events })
    .map(([name, all]) => `${name}\n${all.map((row) => JSON.stringify(row)).join('\n')}`)
    .join('\n');
}

function chosen(rows: Rows): Rows[string] {
  const event = table(rows, 'events').find(({ name }) => name === EVENT);
  return table(rows, 'event_finished_goods').filter((row) => row['event_id'] === event?.['id']);
}

function table(rows: Rows, name: string): Rows[string] {
  return rows[name] ?? [];
}
