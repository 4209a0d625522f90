import { describe, expect } from 'vitest';
import { test, untilOfflineReady } from './kitchen-test.ts';
import { launchTablet } from './tablet.ts';

describe('no request leaves the origin', () => {
  test('a first visit asks nobody but the server', async ({ server, openTablet }) => {
    const tablet = await openTablet();
    const asked = new Set<string>();
    tablet.context.on('request', (request) => asked.add(new URL(request.url()).origin));
    await tablet.page.goto('/');
    await untilOfflineReady(tablet);
    expect([...asked]).toEqual([server.origin]);
  });
});

/** In the page: what must not happen, and what the tablet says of it. */
const mishaps: readonly { what: string; act: () => unknown; said: string; bypassCSP?: true }[] = [
  {
    what: 'a request to another origin',
    act: () => fetch('http://127.0.0.1:9/elsewhere').catch(() => undefined),
    said: 'a request left the origin: GET http://127.0.0.1:9/elsewhere',
    bypassCSP: true,
  },
  {
    what: 'a request that the content policy stops',
    act: () => fetch('http://127.0.0.1:9/elsewhere').catch(() => undefined),
    said: 'content policy: connect-src refused http://127.0.0.1:9/elsewhere',
  },
  {
    what: 'a request to another origin from a worker',
    act: () => void new Worker(URL.createObjectURL(new Blob([`fetch('http://127.0.0.1:9/elsewhere')`]))),
    said: 'a request left the origin: GET http://127.0.0.1:9/elsewhere',
    bypassCSP: true,
  },
  {
    what: 'an error that nobody catches in a worker',
    act: () => void new Worker(URL.createObjectURL(new Blob([`throw new Error('burnt')`]))),
    said: 'Error: burnt',
    bypassCSP: true,
  },
  {
    what: 'an inline style',
    act: () => document.body.setAttribute('style', 'color: red'),
    said: 'content policy: style-src-attr refused inline',
  },
  {
    what: 'an inline script',
    act: () => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "inline"';
      document.body.append(script);
    },
    said: 'content policy: script-src-elem refused inline',
  },
  { what: 'an error in the console', act: () => console.error('burnt'), said: 'console: burnt' },
  {
    what: 'an error that nobody catches',
    act: () => void Promise.reject(new Error('burnt')),
    said: 'uncaught: Error: burnt',
  },
];

describe('what must not happen on any page does not go unnoticed', () => {
  test.for([
    ['under the content policy', false],
    ['where the content policy would stop it first', true],
  ] as const)('%s', async ([, bypassCSP], { server }) => {
    // Not through openTablet, which would fail this test for the very trouble it wants.
    const tablet = await launchTablet({ origin: server.origin, bypassCSP });
    try {
      await tablet.page.goto('/');
      for (const mishap of mishaps.filter((each) => (each.bypassCSP ?? false) === bypassCSP)) {
        await tablet.page.evaluate(mishap.act);
        await expect.poll(() => tablet.troubles().join('\n'), { message: mishap.what }).toContain(mishap.said);
      }
      tablet.forgive(/./s);
      const elsewhere = 'a request left the origin: GET http://127.0.0.1:9/elsewhere';
      expect(new Set(tablet.troubles()), 'only a request elsewhere is never forgiven').toEqual(
        new Set(bypassCSP ? [elsewhere] : []),
      );
    } finally {
      await tablet.close();
    }
  });
});
