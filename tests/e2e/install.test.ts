import { describe, expect } from 'vitest';
import { test } from './kitchen-test.ts';

interface Manifest {
  readonly id: string;
  readonly name: string;
  readonly short_name: string;
  readonly description: string;
  readonly start_url: string;
  readonly scope: string;
  readonly display: string;
  readonly theme_color: string;
  readonly background_color: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose?: string }[];
  readonly screenshots: readonly {
    readonly src: string;
    readonly sizes: string;
    readonly form_factor: string;
    readonly label: string;
  }[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string; readonly icons: Manifest['icons'] }[];
}

/** A picture that weighs more is slow to come where installing is offered. */
const MOST_PICTURE_BYTES = 300_000;

const manifestOf = async (origin: string) => (await (await fetch(`${origin}/manifest.webmanifest`)).json()) as Manifest;

/** Width and height as the file itself says, from the header of a PNG. */
async function pngSize(url: string): Promise<string> {
  const bytes = new DataView(await (await fetch(url)).arrayBuffer());
  expect(bytes.getUint32(0), `${url} is a PNG`).toBe(0x89_50_4e_47);
  return `${bytes.getUint32(16)}x${bytes.getUint32(20)}`;
}

describe('installing', () => {
  test('the manifest has what installing needs', async ({ server, openTablet }) => {
    const { page } = await openTablet();
    await page.goto('/');
    const address = await page.locator('link[rel=manifest]').getAttribute('href');
    const response = await fetch(new URL(address ?? '', server.origin));
    const manifest = (await response.json()) as Manifest;

    expect(response.headers.get('content-type')).toContain('application/manifest+json');
    expect(manifest).toMatchObject({
      id: '/',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      short_name: 'Bakeline',
    });
    expect(manifest.name).not.toBe('');
    expect(manifest.description).not.toBe('');
    for (const colour of [manifest.theme_color, manifest.background_color]) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(manifest.icons.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ]);
  });

  test('every icon exists in the size it claims', async ({ server, openTablet }) => {
    const { page } = await openTablet();
    await page.goto('/');
    const manifest = await manifestOf(server.origin);
    for (const icon of [...manifest.icons, ...manifest.shortcuts.flatMap(({ icons }) => icons)]) {
      expect(await pngSize(new URL(icon.src, server.origin).href), icon.src).toBe(icon.sizes);
    }
    const appleIcon = await page.locator('link[rel=apple-touch-icon]').getAttribute('href');
    expect(await pngSize(new URL(appleIcon ?? '', server.origin).href)).toBe('180x180');
    const icon = await page.locator('link[rel=icon]').getAttribute('href');
    expect((await fetch(new URL(icon ?? '', server.origin))).headers.get('content-type')).toBe('image/svg+xml');
  });

  test('every picture of the app exists in the size it claims, and is light', async ({ server }) => {
    const { screenshots } = await manifestOf(server.origin);
    for (const { src, sizes, form_factor, label } of screenshots) {
      const url = new URL(src, server.origin).href;
      expect(await pngSize(url), src).toBe(sizes);
      expect(sizes, src).toBe(form_factor === 'wide' ? '1280x800' : '390x844');
      expect((await (await fetch(url)).arrayBuffer()).byteLength, src).toBeLessThan(MOST_PICTURE_BYTES);
      expect(label, src).not.toBe('');
    }
    expect(new Set(screenshots.map(({ form_factor }) => form_factor))).toEqual(new Set(['wide', 'narrow']));
  });

  test('every shortcut leads to the screen it is called after', async ({ server, openTablet }) => {
    const { shortcuts } = await manifestOf(server.origin);
    const { page } = await openTablet();
    expect(shortcuts.map(({ name }) => name)).toEqual(['New event', 'Recipes', 'Goods']);
    for (const { name, url } of shortcuts) {
      await page.goto(url);
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    }
  });

  test('the content policy comes with the page and with the answer of the server', async ({ server, openTablet }) => {
    const { page } = await openTablet();
    await page.goto('/');
    const inPage = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
    for (const path of ['/', '/events/1/plan', '/sw.js', '/icon.svg']) {
      const { headers } = await fetch(server.origin + path);
      expect(headers.get('content-security-policy'), path).toBe(`${inPage}; frame-ancestors 'none'`);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    }
  });
});
