/**
 * Renders the PNG icons from public/icon.svg: `node scripts/render-icons.mjs`, after the drawing has changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';

const { module: browser } = await runnerImport('./tests/e2e/chromium.ts', { configFile: false, logLevel: 'error' });

const rounded = readFileSync('public/icon.svg', 'utf8');
// Systems that cut an icon to their own shape want it without corners of ours.
const fullBleed = rounded.replace(' rx="112"', '');
if (fullBleed === rounded) throw new Error('public/icon.svg has no ground with rx="112" any more.');

const icons = [
  { file: 'icon-192.png', size: 192, svg: rounded },
  { file: 'icon-512.png', size: 512, svg: rounded },
  { file: 'icon-maskable-512.png', size: 512, svg: fullBleed },
  { file: 'apple-touch-icon.png', size: 180, svg: fullBleed },
];

const instance = await chromium.launch(await browser.chromiumLaunch());
try {
  for (const { file, size, svg } of icons) {
    const page = await instance.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
    writeFileSync(`public/${file}`, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await instance.close();
}
