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
