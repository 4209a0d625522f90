import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };

/** A build may be given another version, so that tests can put a newer one in place of an older one. */
const version = process.env.BAKELINE_VERSION ?? packageJson.version;

/** Real data to try things on, where it lies beside the project; tests that want it are skipped elsewhere. */
const corpus = resolve('../shared/corpus');
const corpusEnv = process.env.BAKELINE_CORPUS === undefined && existsSync(corpus) ? { BAKELINE_CORPUS: corpus } : {};

/** Nothing but our own files, and WebAssembly for SQLite. What is not named falls back to `self`: fonts, among others. */
const contentPolicy = [
  `default-src 'self'`,
  `script-src 'self' 'wasm-unsafe-eval'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `manifest-src 'self'`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'none'`,
];

/** The policy goes into the built page too, for servers that send no headers; and the version, for whoever looks. */
const describePage: Plugin = {
  name: 'bakeline:describe-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy.join('; ') },
      injectTo: 'head-prepend',
    },
    { tag: 'meta', attrs: { name: 'version', content: version }, injectTo: 'head' },
  ],
};

/** The light ground of the palette: what shows while the app starts. */
const ground = '#fbf6ec';

/** A picture for whoever is asked to install; `npm run pictures` makes it. */
const screenshot = (name: string, form: 'wide' | 'narrow', label: string) => ({
  src: `/screenshots/${name}-${form}.png`,
  sizes: form === 'wide' ? '1280x800' : '390x844',
  type: 'image/png',
  form_factor: form,
  label,
});

/** A way in past the events, from the icon of the installed app; called like the screen it leads to. */
const shortcut = (name: string, url: string) => ({
  name,
  url,
  icons: [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }],
});

const installable = VitePWA({
  // A new version waits until a person asks for it; src/app registers the worker and does the asking.
  registerType: 'prompt',
  injectRegister: false,
  // Everything in public is matched by the patterns below; naming icons here would fetch them twice.
  includeManifestIcons: false,
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,png,woff2,wasm}'],
    // Shown before it is installed, and never by the app itself.
    globIgnores: ['screenshots/**'],
    navigateFallback: 'index.html',
    // Without it the page of the very first visit would still need the network for what it loads later.
    clientsClaim: true,
  },
  manifest: {
    id: '/',
    name: 'Bakeline',
    short_name: 'Bakeline',
    description: packageJson.description,
    lang: 'en',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: ground,
    background_color: ground,
    categories: ['food', 'productivity'],
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      shortcut('New event', '/#/events/new'),
      shortcut('Recipes', '/#/recipes'),
      shortcut('Goods', '/#/goods'),
    ],
    screenshots: [
      screenshot('events', 'wide', 'The event being baked, and what is coming'),
      screenshot('plan', 'wide', 'How many of each good, and the batches to choose from'),
      screenshot('change', 'wide', 'A change, and its effect before it is written'),
      screenshot('compare', 'wide', 'What was planned, what is planned now, and why'),
      screenshot('history', 'wide', 'Everything that happened, and the plan as it stood then'),
      screenshot('events', 'narrow', 'The event being baked, and what is coming'),
      screenshot('compare', 'narrow', 'What was planned, what is planned now, and why'),
    ],
  },
});

export default defineConfig({
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), describePage, installable],
  define: { __APP_VERSION__: JSON.stringify(version) },
  worker: { format: 'es' },
  // Small files stay files: as data: URLs the policy would refuse fonts and WebAssembly.
  build: { assetsInlineLimit: 0 },
  preview: {
    // Reached as localhost and as 127.0.0.1, and from this machine only.
    host: '127.0.0.1',
    port: 4173,
    strictPort: true,
    cors: false,
    headers: {
      'Content-Security-Policy': [...contentPolicy, `frame-ancestors 'none'`].join('; '),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    },
  },
  test: {
    env: corpusEnv,
    reporters: ['default', './tests/closing-line-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // A law tried on hundreds of cases takes its time on a busy machine; that is no failure.
          testTimeout: 30_000,
          include: ['tests/{shared,domain,database,storage,store,app,architecture}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: './tests/e2e/build-once.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Browsers are heavy: after the other tests, and at most two at a time.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          // Prints numbers and asserts none: a timed test fails on a busy machine.
          name: 'bench',
          environment: 'node',
          include: ['tests/bench/**/*.bench.ts'],
          globalSetup: './tests/e2e/build-once.ts',
          testTimeout: 600_000,
          // One after the other: they would measure each other.
          maxWorkers: 1,
        },
      },
      {
        extends: true,
        test: {
          // Writes to public/screenshots, so only when it is asked for.
          name: 'pictures',
          environment: 'node',
          include: ['tests/pictures/**/*.pictures.ts'],
          globalSetup: './tests/e2e/build-once.ts',
          testTimeout: 600_000,
        },
      },
    ],
  },
});
