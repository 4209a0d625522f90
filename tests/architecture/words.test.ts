import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { folderRules, nodesOfType } from './imports.ts';
import { sourceFiles } from './source-files.ts';

/** Those that tools make are in no clone; those that begin with a dot are their business too. */
const madeByTools = ['coverage', 'dist', 'node_modules'];
const topLevel = ['public', 'scripts', 'src', 'tests'];

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PASCAL = /^([A-Z][a-z0-9]*)+$/;
/** Names of patterns, alone or at the end of a name: they say what a file is like, not what it is. */
const FORBIDDEN_NAME = /(^|-)(utils?|helpers?|managers?|services?|types?|index|common|misc)$/;

const ours = ['src', 'tests', 'scripts'].flatMap((folder) =>
  sourceFiles(folder, ['.ts', '.js', '.mjs', '.css', '.sql', '.svelte'])
    .map((file) => ({ ...file, path: `${folder}/${file.path}` }))
    .filter(({ path }) => !path.startsWith('tests/fixtures/')),
);
const stem = (path: string) => basename(path).replace(/\..*$/, '');

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

describe('folders', () => {
  it('at the top are the ones the architecture names', () => {
    const known = [...topLevel, ...madeByTools];
    expect(foldersIn('.').filter((name) => !name.startsWith('.') && !known.includes(name))).toEqual([]);
  });

  it('of src are the ones the architecture names', () => {
    expect(foldersIn('src').filter((name) => !(name in folderRules))).toEqual([]);
  });
});

describe('names of files', () => {
  it('are kebab-case, and PascalCase for components', () => {
    const misnamed = ours.filter(({ path }) => !(path.endsWith('.svelte') ? PASCAL : KEBAB).test(stem(path)));
    expect(misnamed.map(({ path }) => path)).toEqual([]);
  });

  it('say the thing, never a pattern', () => {
    expect(ours.map(({ path }) => path).filter((path) => FORBIDDEN_NAME.test(stem(path)))).toEqual([]);
  });

  it.each(['utils', 'amount-helpers', 'plan-types', 'index', 'event-manager'])('such as %s', (name) => {
    expect(name).toMatch(FORBIDDEN_NAME);
  });
});

describe('components', () => {
  const components = ours.filter(({ path }) => path.endsWith('.svelte'));

  it('show text as text: no {@html}', () => {
    expect(components.filter(({ text }) => hasRawHtml(text)).map(({ path }) => path)).toEqual([]);
    expect(hasRawHtml('<p>{@html name}</p>')).toBe(true);
  });

  it('have no style attributes, which the content policy refuses', () => {
    expect(components.filter(({ text }) => hasStyleAttribute(text)).map(({ path }) => path)).toEqual([]);
    expect(hasStyleAttribute('{#if a}<p style="color: red">a</p>{/if}')).toBe(true);
    expect(hasStyleAttribute('<p style:color={a} class="style">style="a"</p>')).toBe(false);
  });
});

describe('files of src', () => {
  it.each([
    ['.ts', 350],
    ['.svelte', 200],
  ])('%s files are at most %d lines long', (ending, most) => {
    const tooLong = ours
      .filter(({ path }) => path.startsWith('src/') && path.endsWith(ending))
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > most);
    expect(tooLong).toEqual([]);
  });
});

function hasRawHtml(component: string): boolean {
  return nodesOfType(parse(component, { modern: true }).fragment, ['HtmlTag']).length > 0;
}

function hasStyleAttribute(component: string): boolean {
  const attributes = nodesOfType(parse(component, { modern: true }).fragment, ['Attribute']) as { name: string }[];
  return attributes.some(({ name }) => name === 'style');
}
