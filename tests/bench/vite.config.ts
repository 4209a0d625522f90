/** Builds the pages that measure, from the app's own modules, as they are delivered. */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const pages = ['index.html', 'search.html', 'opening.html'].map((page) => resolve(import.meta.dirname, page));

export default defineConfig({
  root: import.meta.dirname,
  build: { assetsInlineLimit: 0, rolldownOptions: { input: pages } },
});
