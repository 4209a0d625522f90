/** What the page says of saving. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EventId } from '../../src/domain/ids.ts';
import { err, ok } from '../../src/shared/result.ts';
import { ready, StandInPage } from './stand-in-page.ts';

let page: StandInPage;
beforeEach(() => {
  page = new StandInPage();
});
afterEach(() => page.close());
const clientOf = (answers: object) => page.start(answers, { databaseId: 'a', generation: 1 }).client;

it('a step that was not saved is still said when the next step, already under way, was', async () => {
  const answers = [err({ type: 'StorageFull' as const }), ok()];
  const client = clientOf({ do: () => Promise.resolve(answers.shift()) });
  await ready(client);
  const eventId = 1 as EventId;
  await Promise.all([client.do('events.delete', { eventId }), client.do('events.delete', { eventId })]);
  expect(client.trouble).toEqual({ type: 'StorageFull' });
});

it('a catch-up that failed is said: what is on the screen may be old', async () => {
  const client = clientOf({ catchUp: () => Promise.resolve(err({ type: 'StorageClosed' as const })) });
  await ready(client);
  document.dispatchEvent(new Event('visibilitychange'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(client.trouble).toEqual({ type: 'StorageClosed' });
});

it('a kitchen that is cleared is not safe to load anew and not called saved, until it is found stored again', async () => {
  const answers = [err({ type: 'StorageCleared' as const }), ok()];
  const client = clientOf({ catchUp: () => Promise.resolve(answers.shift()) });
  await ready(client);
  expect(await client.isSafeToReload()).toBe(false);
  client.notice.putAway();
  expect([client.saveState, client.isOnlyHere, client.trouble]).toEqual(['not saved', true, null]);
  client.notice.showAgain();
  expect(client.trouble).toEqual({ type: 'StorageCleared' });
  expect(await client.isSafeToReload()).toBe(true);
  expect([client.saveState, client.isOnlyHere, client.trouble]).toEqual(['saved', false, null]);
});

it('a newer version may be loaded where it is what works with the kitchen already', async () => {
  const client = clientOf({
    catchUp: () => Promise.resolve(err({ type: 'NewerVersionInUse' as const, minReader: 2 })),
  });
  await ready(client);
  expect(await client.isSafeToReload()).toBe(true);
});
