import { describe, expect, it } from 'vitest';
import {
  copyName,
  foldName,
  isNamedAfter,
  LONGEST_NAME,
  parseName,
  parseText,
  slugFor,
} from '../../src/domain/names.ts';

describe('names', () => {
  it.each([
    ['  Crème   brûlée ', 'Crème brûlée', 'creme brulee'],
    ['<b>Bold</b> & "quoted"', '<b>Bold</b> & "quoted"', '<b>bold</b> & "quoted"'],
    ['עוגיות', 'עוגיות', 'עוגיות'],
    ['\u202Egnp.exe', '\u202Egnp.exe', 'gnp.exe'],
    ['STRASSE', 'STRASSE', 'strasse'],
    ['Straße', 'Straße', 'strasse'],
    ['9-inch\ncake', '9-inch cake', '9-inch cake'],
  ])('%j is kept as %j', (typed, name, key) => {
    expect(parseName(typed)).toEqual({ ok: true, value: { name, key } });
  });

  it.each([
    ['', 'NameBlank'],
    ['   ', 'NameBlank'],
    ['\u200B\u202E', 'NameBlank'],
    ['x'.repeat(10_000), 'NameTooLong'],
    ['NUL\u0000', 'TextUnreadable'],
    ['half \ud800', 'TextUnreadable'],
  ])('%j is refused', (typed, type) => {
    expect(parseName(typed)).toMatchObject({ ok: false, error: { type } });
  });

  it('says how long a name that is too long is', () => {
    expect(parseName('🍪'.repeat(201))).toMatchObject({ error: { length: 201, limit: 200 } });
    expect(parseName('🍪'.repeat(200)).ok).toBe(true);
  });

  it('are the same name whatever the accents, case and spaces', () => {
    expect(foldName('CRÈME  Brûlée')).toBe(foldName('creme brulee'));
  });

  it('a longer text keeps its lines', () => {
    expect(parseText(' Mix.\nBake. ')).toEqual({ ok: true, value: 'Mix.\nBake.' });
    expect(parseText('x'.repeat(20_001))).toMatchObject({ error: { type: 'TextTooLong' } });
  });
});

describe('slugs', () => {
  const taken =
    (...slugs: string[]) =>
    (slug: string) =>
      slugs.includes(slug);

  it.each([
    ['chocolate chip cookies', 'chocolate-chip-cookies'],
    ['<b>bold</b>!', 'b-bold-b'],
    ['עוגיות', 'עוגיות'],
    ['…', 'unnamed'],
  ])('%s gives %s', (key, slug) => {
    expect(slugFor(key, taken())).toBe(slug);
  });

  it('count on while they are taken', () => {
    expect(slugFor('tin', taken('tin', 'tin-2'))).toBe('tin-3');
  });
});

describe('the name of a copy', () => {
  const copyAmong = (name: string, ...taken: string[]) => copyName(name, (key) => taken.map(foldName).includes(key));

  it.each([
    ['Star', [], 'Star (copy)'],
    ['Crème brûlée', ['CREME BRULEE (COPY)'], 'Crème brûlée (copy 2)'],
    ['Star', ['Star (copy)', 'Star (copy 2)', 'Star (copy 4)'], 'Star (copy 3)'],
    ['Star (copy)', ['Star (copy)'], 'Star (copy 2)'],
    ['Star (copy 9)', [], 'Star (copy)'],
    ['Carbon (copy) paper', [], 'Carbon (copy) paper (copy)'],
    ['(copy)', [], '(copy) (copy)'],
  ])('of %j beside %j is %j', (name, taken, copy) => {
    expect(copyAmong(name, ...taken)).toBe(copy);
  });

  it('is a name also where the original is as long as a name may be', () => {
    const long = '\u{1f967}'.repeat(LONGEST_NAME);
    const first = copyAmong(long);
    const second = copyAmong(long, first);
    expect(parseName(first)).toMatchObject({ ok: true, value: { name: first } });
    expect(parseName(second)).toMatchObject({ ok: true, value: { name: second } });
    expect(second.endsWith(' (copy 2)')).toBe(true);
  });
});

describe('a name tells, or not, what it is named after', () => {
  it.each([
    ['Scone', 'Scone', true],
    ['Sugar cookie', 'Sugar cookies', true],
    ['Cranberry loaf', 'Cranberry loaves', true],
    ['Large butter cookie', 'Butter cookie', true],
    ['Pie', 'Pie', true],
    ['large', 'Butter cookie', false],
    ['6-inch', 'Vanilla cake', false],
    ['Brownie', 'Brownies deluxe', false],
    ['Ham', 'Pie', false],
    ['', 'Rye', false],
  ])('“%s” says that it is of “%s”: %s', (name, recipe, isPlain) => {
    expect(isNamedAfter(name, recipe)).toBe(isPlain);
  });
});
