import { describe, expect, it } from 'vitest';
import { foldName, parseName, parseText, slugFor } from '../../src/domain/names.ts';

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
