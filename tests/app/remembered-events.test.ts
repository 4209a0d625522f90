/** What the first screen shows while the kitchen is being opened. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { EventId } from '../../src/domain/ids.ts';
import { err, ok } from '../../src/shared/result.ts';
import type { Saved } from '../../src/store/store-door.ts';
import type { EventRow } from '../../src/store/views.ts';
import { ready, StandInPage } from './stand-in-page.ts';

const fair: EventRow = {
  eventId: 1 as EventId,
  name: 'Winter fair',
  date: '2026-12-01' as PlainDate,
  guests: null,
  state: 'in_production',
  outlook: { planned: { boxes: 50, loose: 4 }, filled: { boxes: 48, loose: 4 }, open: 0 },
};
const saved: Saved = { databaseId: 'a', generation: 7 };
const never = new Promise<never>(() => undefined);

let page: StandInPage;
beforeEach(() => {
  page = new StandInPage();
});
afterEach(() => {
  page.close();
  vi.useRealTimers();
});
const startClient = (answers: object, version?: string) =>
  page.start({ ask: () => Promise.resolve(ok([fair])), ...answers }, saved, version);
/** A page on which the list of events was looked at, and closed. */
async function lookOnce(door = {}) {
  const { client, announce } = startClient(door);
  await ready(client);
  await client.ask('events.list', undefined);
  return announce;
}
const shownWhileOpening = (version?: string) => {
  const { client } = startClient({ open: () => never }, version);
  expect(client.saveState).toBe('opening');
  return client.remembersEvents ? client.watch('events.list', undefined).current : null;
};

describe('while the kitchen is being opened', () => {
  it('the events stand there as the last save left them', async () => {
    expect(shownWhileOpening()).toBeNull();
    await lookOnce();
    expect(shownWhileOpening()).toEqual(ok([fair]));
  });

  it('events of another save than the last, or of another version of the app, are not shown', async () => {
    await lookOnce();
    page.memory.set('bakeline.saved', '{"databaseId":"a","generation":8}');
    expect(shownWhileOpening()).toBeNull();
    page.memory.set('bakeline.saved', '{"databaseId":"b","generation":7}');
    expect(shownWhileOpening()).toBeNull();
    page.memory.set('bakeline.saved', JSON.stringify(saved));
    expect(shownWhileOpening('1.1.0')).toBeNull();
    expect(shownWhileOpening()).toEqual(ok([fair]));
  });

  it.each([
    ['{"events":'],
    ['[]'],
    [JSON.stringify({ ...saved, appVersion: '1.0.0', events: [{ ...fair, state: 'eaten' }] })],
    [JSON.stringify({ ...saved, appVersion: '1.0.0', events: [{ ...fair, date: '2026-02-30' }] })],
    [JSON.stringify({ ...saved, appVersion: '1.0.0', events: [{ ...fair, outlook: { ...fair.outlook, open: -1 } }] })],
  ])('what is no list of events is not shown: %s', (rubbish) => {
    page.memory.set('bakeline.saved', JSON.stringify(saved));
    page.memory.set('bakeline.events', rubbish);
    expect(shownWhileOpening()).toBeNull();
  });

  it('more than the page may remember is not kept, and a page that may remember nothing opens all the same', async () => {
    const many = Array.from({ length: 2_000 }, () => fair);
    await lookOnce({ ask: () => Promise.resolve(ok(many)) });
    expect(shownWhileOpening()).toBeNull();
    vi.stubGlobal('localStorage', undefined);
    await lookOnce();
    expect(shownWhileOpening()).toBeNull();
  });

  it('a kitchen that does not open shows nothing of them, also when it is tried again', async () => {
    await lookOnce();
    let isLost = true;
    const { client } = startClient({
      open: () => (isLost ? Promise.resolve(err({ type: 'KitchenLost', expected: saved })) : never),
    });
    expect(client.remembersEvents).toBe(true);
    await vi.waitFor(() => expect(client.state.name).toBe('stopped'));
    isLost = false;
    client.openAgain();
    expect([client.state.name, client.remembersEvents]).toEqual(['opening', false]);
    expect(page.memory.get('bakeline.events')).toContain('Winter fair');
    client.openWhatIsThere();
    expect(page.memory.has('bakeline.events')).toBe(false);
  });
});

describe('when something is saved', () => {
  it('nothing of the list is kept any more, until all has been quiet for a while', async () => {
    const announce = await lookOnce();
    expect(page.memory.get('bakeline.events')).toContain('Winter fair');
    vi.useFakeTimers();
    announce({ databaseId: 'a', generation: 8 });
    await vi.waitFor(() => expect(page.memory.has('bakeline.events')).toBe(false));
    await vi.advanceTimersByTimeAsync(800);
    announce({ databaseId: 'a', generation: 9 });
    await vi.advanceTimersByTimeAsync(800);
    expect(page.memory.has('bakeline.events')).toBe(false);
    await vi.advanceTimersByTimeAsync(400);
    await vi.waitFor(() => expect(page.memory.get('bakeline.events')).toContain('"generation":9'));
    expect(shownWhileOpening()).toEqual(ok([fair]));
  });

  it('a page that is killed before it hears of a save has kept nothing of before', async () => {
    const { client } = startClient({ do: () => never });
    await ready(client);
    await client.ask('events.list', undefined);
    expect(page.memory.has('bakeline.events')).toBe(true);
    void client.do('events.delete', { eventId: fair.eventId });
    expect(shownWhileOpening()).toBeNull();
  });

  it('a list asked for before the save is not kept after it', async () => {
    let answer: (rows: unknown) => void = () => undefined;
    const { client, announce } = startClient({ ask: () => new Promise((resolve) => (answer = resolve)) });
    await ready(client);
    const asked = client.ask('events.list', undefined);
    await vi.waitFor(() => {
      announce({ databaseId: 'a', generation: 8 });
      expect(page.memory.get('bakeline.saved')).toContain('8');
    });
    answer(ok([fair]));
    await asked;
    expect(page.memory.has('bakeline.events')).toBe(false);
  });
});
