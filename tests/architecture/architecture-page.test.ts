import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const page = readFileSync('src/ARCHITECTURE.md', 'utf8');

describe('the page on architecture', () => {
  it('has at most 200 lines', () => {
    expect(page.split('\n').length).toBeLessThanOrEqual(200);
  });

  it('names for each of the thirteen laws a test that is there, and that speaks of it', () => {
    const laws = page.match(/^\| \d+\. .*$/gm) ?? [];
    expect(laws).toHaveLength(13);
    for (const law of laws) {
      const tests = [...law.matchAll(/`(tests\/[^`]+)`/g)].map(([, path = '']) => path);
      expect(tests.length, law).toBeGreaterThan(0);
      for (const path of tests) expect(existsSync(path), path).toBe(true);
    }
  });

  it('names only files that are there', () => {
    const named = [...page.matchAll(/`((?:tests|src|store|app|domain)\/[^`\s]+\.(?:ts|md))`/g)].map(
      ([, path = '']) => path,
    );
    for (const path of named) expect(existsSync(path) || existsSync(`src/${path}`), path).toBe(true);
  });
});

describe('words', () => {
  it('of other trades do not stand for ours in the code', () => {
    const strangers = /\b(job|party|formula|deficit|demand|bom|variance|patch)\b/i;
    const files = sourceFiles('src', ['.ts', '.svelte']);
    const found = files.flatMap(({ path, text }) => {
      const word = strangers.exec(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g, ''));
      return word ? [`${path}: ${word[0]}`] : [];
    });
    expect(found).toEqual([]);
  });
});
