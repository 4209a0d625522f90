import { describe, expect, it } from 'vitest';
import { forbiddenImports } from './imports.ts';
import { impurities } from './impurities.ts';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles('src', ['.ts', '.svelte']);

describe('the folders of src', () => {
  it('import only what the architecture lets them', () => {
    const code = files.filter(({ path }) => path !== 'vite-env.d.ts');
    expect(code.length).toBeGreaterThan(0);
    expect(code.flatMap(({ path, text }) => forbiddenImports(path, text))).toEqual([]);
  });

  it('keep clock, chance, the outside, promises and classes out of the domain', () => {
    const rules = files.filter(({ path }) => path.startsWith('domain/'));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.flatMap(({ path, text }) => impurities(path, text))).toEqual([]);
  });
});

describe('a forbidden import is found', () => {
  it.each([
    ['in a script', 'domain/plan.ts', `import { a } from '../database/a.ts';`],
    ['of a package that another folder owns', 'store/a.ts', `import Dexie from 'dexie';`],
    ['of a package that begins like an owned one', 'ui/a.ts', `import 'svelte-elsewhere';`],
    ['by its deeper path', 'domain/a.ts', `import initSqlJs from 'sql.js/dist/sql-wasm.js';`],
    ['of something in Node', 'storage/a.ts', `import { readFileSync } from 'node:fs';`],
    ['of types only', 'domain/a.ts', `import type { Row } from '../database/model.ts';`],
    ['of a type by import()', 'shared/a.ts', `let plan: import('../domain/plan.ts').Plan;`],
    ['in export from', 'shared/a.ts', `export * from '../domain/plan.ts';`],
    ['while running', 'ui/a.ts', `const { a } = await import('../store/a.ts');`],
    ['put together while running', 'ui/a.ts', 'await import(`../store/${name}.ts`);'],
    ['by require', 'storage/a.ts', `const a = require('../store/a.ts');`],
    ['by a URL', 'ui/a.ts', `new Worker(new URL('../store/worker.ts', import.meta.url), { type: 'module' });`],
    ['by a glob', 'domain/a.ts', `import.meta.glob(['./a.ts', '../database/migrations/*.sql']);`],
    ['by a reference', 'shared/a.ts', `/// <reference path="../domain/plan.ts" />`],
    ['of a file as something else', 'app/a.ts', `import url from '../store/worker.ts?worker&url';`],
    ['out of src', 'app/a.ts', `import config from '../../package.json';`],
    ['of code of the store by a screen', 'app/client.ts', `import { openStore } from '../store/store.ts';`],
    ['of a type that leaves its file imported', 'app/client.ts', `import { type Store } from '../store/store.ts';`],
    ['of the store by main.ts, except by URL', 'main.ts', `import { openStore } from './store/store.ts';`],
    ['in a file outside all folders', 'elsewhere/a.ts', ''],
    ['in a component', 'ui/A.svelte', `<script lang="ts">import a from '../domain/../store/a.ts';</script>`],
    ['in the module script of a component', 'ui/A.svelte', `<script module>import '../storage/a.ts';</script><p>a</p>`],
    ['in the markup of a component', 'ui/A.svelte', `{#await import('../store/a.ts') then a}{a.name}{/await}`],
  ])('%s', (_what, path, text) => {
    expect(forbiddenImports(path, text)).toHaveLength(1);
  });
});

describe('what the architecture allows is let through', () => {
  it.each([
    [
      'domain/plan.ts',
      `import * as v from 'valibot'; import { sha256 } from '@noble/hashes/sha2.js'; import './ids.ts';`,
    ],
    [
      'database/open.ts',
      `import wasm from 'sql.js/dist/sql-wasm.wasm?url'; import model from './migrations/0001-model.sql?raw';`,
    ],
    [
      'app/client.ts',
      `import type { Store } from '../store/store.ts'; export type { Query } from '../store/register.ts';`,
    ],
    ['app/client.ts', `let store: import('../store/store.ts').Store; import { wrap } from 'comlink';`],
    [
      'main.ts',
      `import './ui/tokens.css'; new URL('./store/worker.ts', import.meta.url); new URL(address, location.href);`,
    ],
    [
      'ui/screens/EventsScreen.svelte',
      `<script lang="ts">import Plus from '@lucide/svelte/icons/plus';</script><Plus />`,
    ],
  ])('in %s: %s', (path, text) => {
    expect(forbiddenImports(path, text)).toEqual([]);
  });
});

describe('an impurity of the domain is found', () => {
  it.each([
    ['Date.now', 'const now = Date.now();'],
    ['Date.now', `const now = Date['now']();`],
    ['new Date()', 'const now = new Date();'],
    ['Date()', 'const now = Date();'],
    ['Math.random', 'const dice = [1, 2].map(Math.random);'],
    ['crypto', 'const id = crypto.randomUUID();'],
    ['globalThis', 'const id = globalThis.crypto.randomUUID();'],
    ['fetch', `const answer = fetch('/a');`],
    ['async', 'export const bake = async () => 1;'],
    ['Promise', 'export function bake(): Promise<number> { return later; }'],
    ['class', 'export class Batch {}'],
    ['class', 'export const Batch = class {};'],
    ['console', `console.log('a');`],
    ['localStorage', `const a = localStorage.getItem('a');`],
    ['setTimeout', 'setTimeout(() => 1, 1);'],
  ])('%s in: %s', (impurity, text) => {
    expect(impurities('domain/a.ts', text)).toContain(`domain/a.ts:1 uses ${impurity}`);
  });

  it('and await beside async', () => {
    expect(impurities('domain/a.ts', 'async function a() {\n  await b;\n  for await (const c of d) e(c);\n}')).toEqual([
      'domain/a.ts:1 uses async',
      'domain/a.ts:2 uses await',
      'domain/a.ts:3 uses await',
    ]);
  });

  it('but not in dates made of numbers, nor in words of our own', () => {
    const innocent = `
      const day = new Date(Date.UTC(2025, 11, 24));
      interface Batch { process: string; self: number }
      const steps = { process: batch.process, fetch: Math.floor(1.5) };
    `;
    expect(impurities('domain/a.ts', innocent)).toEqual([]);
  });
});
