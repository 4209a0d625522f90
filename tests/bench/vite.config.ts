/** Builds the page that measures, from the app's own modules, as they are delivered. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: { assetsInlineLimit: 0 },
});
