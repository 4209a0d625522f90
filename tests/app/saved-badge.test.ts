/** What the page says of saving. */
import { expose } from 'comlink';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StoreClient } from '../../src/app/store-client.svelte.ts';
import type { EventId } from '../../src/domain/ids.ts';
import { err, ok } from '../../src/shared/result.ts';

let ports: MessagePort[] = [];
beforeEach(() => {
  ports = [];
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
});
afterEach(() => {
  for (const port of ports) port.close();
  vi.unstubAllGlobals();
});
function clientOf(door: object): StoreClient {
  return new StoreClient(() => {
    const { port1, port2 } = new MessageChannel();
    expose(
      {
        open: () => Promise.resolve(ok({ databaseId: 'a', generation: 1 })),
        ask: () => Promise.resolve(ok([])),
        subscribe: () => undefined,
        followProgress: () => undefined,
        ...door,
      },
      port2,
    );
    ports.push(port1);
    return Object.assign(port1, { terminate: () => port1.close() }) as unknown as Worker;
  }, '1.0.0');
}

it('a step that was not saved is still said when the next step, already under way, was', async () => {
  const answers = [err({ type: 'StorageFull' as const }), ok()];
  const client = clientOf({ do: () => Promise.resolve(answers.shift()) });
  await vi.waitFor(() => expect(client.state.name).toBe('ready'));
  const eventId = 1 as EventId;
  await Promise.all([client.do('events.delete', { eventId }), client.do('events.delete', { eventId })]);
  expect(client.trouble).toEqual({ type: 'StorageFull' });
});

it('a catch-up that failed is said: what is on the screen may be old', async () => {
  const client = clientOf({ catchUp: () => Promise.resolve(err({ type: 'StorageClosed' as const })) });
  await vi.waitFor(() => expect(client.state.name).toBe('ready'));
  document.dispatchEvent(new Event('visibilitychange'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(client.trouble).toEqual({ type: 'StorageClosed' });
});
