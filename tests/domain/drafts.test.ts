import { describe, expect, it } from 'vitest';
import { parseEventDraft } from '../../src/domain/event-draft.ts';
import { daysFrom, parseEventDate, type PlainDate } from '../../src/domain/event-date.ts';
import { parseGoodDraft } from '../../src/domain/good-draft.ts';
import { knownUnit, spellingsToOffer } from '../../src/domain/kitchen-units.ts';
import { parseQuantity } from '../../src/domain/quantity.ts';
import { parseRecipeDraft, type RecipeDraft, type SubRecipeDraft } from '../../src/domain/recipe-draft.ts';
import { goodId, recipeId, unitId } from './plan-builder.ts';

const line = { amount: '2 1/4', unit: 'cups', ingredient: 'Flour', note: 'sifted' };
const recipe: RecipeDraft = {
  name: 'Chocolate Chip Cookies',
  batchStep: 1,
  lines: [line],
  subRecipes: [],
  units: [{ finishedUnitId: null, name: '', perBatch: '48' }],
  method: '',
};

describe('whole numbers', () => {
  it.each([
    ['1', 1],
    [' 50 ', 50],
    [1_000_000, 1_000_000],
  ])('%j is a quantity', (given, quantity) => {
    expect(parseQuantity(given)).toEqual({ ok: true, value: quantity });
  });

  it.each([['0'], [-1], ['2.5'], [2.5], [1e9], ['1e3'], ['ten'], [''], [NaN], ['1,000']])('%j is refused', (given) => {
    expect(parseQuantity(given)).toMatchObject({ ok: false, error: { type: 'QuantityInvalid', given: String(given) } });
  });
});

describe('the day of an event', () => {
  it.each(['2026-12-20', '2028-02-29'])('%s exists', (given) => {
    expect(parseEventDate(given)).toEqual({ ok: true, value: given });
  });

  it.each(['2026-02-30', '2027-02-29', '2026-13-01', '20.12.2026', '', '0202-12-20', '2026-12-20T00:00'])(
    '%s is refused',
    (given) => {
      expect(parseEventDate(given)).toMatchObject({ ok: false, error: { type: 'DateInvalid' } });
    },
  );

  it('is so many days away, also across the change of clocks', () => {
    expect(daysFrom('2026-03-28' as PlainDate, '2026-03-30' as PlainDate)).toBe(2);
    expect(daysFrom('2026-12-21' as PlainDate, '2026-12-20' as PlainDate)).toBe(-1);
  });
});

describe('an event as typed', () => {
  it('may leave guests and notes open', () => {
    expect(parseEventDraft({ name: 'Fair', date: '2026-12-20', guests: ' ', notes: '' })).toEqual({
      ok: true,
      value: { name: { name: 'Fair', key: 'fair' }, date: '2026-12-20', guests: null, notes: '' },
    });
  });

  it('names every field that is refused', () => {
    const parsed = parseEventDraft({ name: ' ', date: '2026-02-30', guests: '2.5', notes: 'x'.repeat(30_000) });
    expect(parsed).toMatchObject({ error: { type: 'DraftRefused' } });
    expect(!parsed.ok && parsed.error.fields.map((field) => [field.at, field.refusal.type])).toEqual([
      ['name', 'NameBlank'],
      ['date', 'DateInvalid'],
      ['guests', 'QuantityInvalid'],
      ['notes', 'TextTooLong'],
    ]);
  });
});

describe('a recipe as typed', () => {
  it('keeps amounts as typed and exactly, and knows the unit', () => {
    const parsed = parseRecipeDraft(recipe, new Map());
    expect(parsed).toMatchObject({
      value: {
        lines: [
          {
            amountText: '2 1/4',
            amount: { num: 9, den: 4 },
            unitText: 'cups',
            unit: 'cup',
            ingredient: { key: 'flour' },
            note: 'sifted',
          },
        ],
        units: [{ name: { name: 'Chocolate Chip Cookies' }, yield: { kind: 'count', perBatch: 48 } }],
      },
    });
  });

  it('passes over empty lines, and takes a line without an amount as “to taste”', () => {
    const blank = { amount: ' ', unit: '', ingredient: '', note: '' };
    const parsed = parseRecipeDraft({ ...recipe, lines: [blank, { ...blank, ingredient: 'Salt' }, blank] }, new Map());
    expect(parsed).toMatchObject({
      value: { lines: [{ amount: null, amountText: '', unit: null, ingredient: { name: 'Salt' } }] },
    });
  });

  it('names the line and the field that are refused', () => {
    const parsed = parseRecipeDraft(
      {
        ...recipe,
        name: '',
        lines: [line, { ...line, amount: '1/0' }, { ...line, ingredient: '' }],
        units: [
          { finishedUnitId: null, name: 'Cookie', perBatch: '48' },
          { finishedUnitId: null, name: 'cookie', perBatch: '0' },
        ],
      },
      new Map(),
    );
    expect(!parsed.ok && parsed.error.fields.map((field) => [field.at, field.refusal.type])).toEqual([
      ['name', 'NameBlank'],
      ['lines.1.amount', 'AmountUnreadable'],
      ['lines.2.ingredient', 'NameBlank'],
      ['units.1.perBatch', 'QuantityInvalid'],
      ['units.1.name', 'SizesAlike'],
    ]);
  });

  it('refuses a missing name once, though what comes out would be called like it', () => {
    const parsed = parseRecipeDraft({ ...recipe, name: ' ' }, new Map());
    expect(!parsed.ok && parsed.error.fields.map((field) => field.at)).toEqual(['name']);
  });

  it('keeps a share of a batch while its number stays', () => {
    const shares = new Map([[unitId(4), { kind: 'share' as const, basisPoints: 1667 }]]);
    const units = (perBatch: string) => [{ finishedUnitId: unitId(4), name: 'Loaf', perBatch }];
    expect(parseRecipeDraft({ ...recipe, units: units('6') }, shares)).toMatchObject({
      value: { units: [{ yield: { kind: 'share' } }] },
    });
    expect(parseRecipeDraft({ ...recipe, units: units('5') }, shares)).toMatchObject({
      value: { units: [{ yield: { kind: 'count', perBatch: 5 } }] },
    });
  });
});

describe('other recipes in a recipe, as typed', () => {
  const part = (id: number, batches: string, note = '') => ({ recipeId: recipeId(id), batches, note });
  const parsed = (...subRecipes: readonly SubRecipeDraft[]) => parseRecipeDraft({ ...recipe, subRecipes }, new Map());

  it.each([
    ['1/2', { num: 1, den: 2 }],
    [' 1 ½ ', { num: 3, den: 2 }],
    ['2', { num: 2, den: 1 }],
    ['0,25', { num: 1, den: 4 }],
    ['1/3', { num: 1, den: 3 }],
  ])('%j is so many of its batches, kept as typed and exactly', (batches, exact) => {
    expect(parsed(part(7, batches, 'warm'))).toMatchObject({
      value: { subRecipes: [{ recipeId: 7, batchesText: batches.trim(), batches: exact, note: 'warm' }] },
    });
  });

  it.each([
    ['', 'BatchesUnreadable'],
    ['0', 'BatchesUnreadable'],
    ['-1', 'BatchesUnreadable'],
    ['1/0', 'BatchesUnreadable'],
    ['1–2', 'BatchesUnreadable'],
    ['some', 'BatchesUnreadable'],
    ['1,500', 'AmountAmbiguous'],
    ['2000000', 'AmountTooLarge'],
  ])('%j is refused at its line', (batches, type) => {
    expect(parsed(part(6, '1'), part(7, batches))).toMatchObject({
      error: { fields: [{ at: 'subRecipes.1.batches', refusal: { type } }] },
    });
  });

  it('are named once: the same one on a second line is refused there', () => {
    expect(parsed(part(7, '1'), part(8, '1'), part(7, '1/2'))).toMatchObject({
      error: { fields: [{ at: 'subRecipes.2', refusal: { type: 'ListedTwice' } }] },
    });
  });

  it('may carry a note as long as that of a line, and no longer', () => {
    expect(parsed(part(7, '1', 'x'.repeat(500))).ok).toBe(true);
    expect(parsed(part(7, '1', 'x'.repeat(501)))).toMatchObject({
      error: { fields: [{ at: 'subRecipes.0.note', refusal: { type: 'TextTooLong', length: 501 } }] },
    });
  });
});

describe('a box as put together', () => {
  it('is refused when nothing is in it, and when the same thing is in it twice', () => {
    expect(
      parseGoodDraft({ name: 'Box', components: [{ kind: 'packaging', name: 'Ribbon', quantity: '1' }] }),
    ).toMatchObject({
      error: { fields: [{ at: 'components', refusal: { type: 'GoodEmpty' } }] },
    });
    const cookie = { kind: 'good' as const, finishedGoodId: goodId(1), quantity: '6' };
    const ribbon = { kind: 'packaging' as const, name: 'Ribbon', quantity: '1' };
    expect(
      parseGoodDraft({ name: 'Box', components: [cookie, ribbon, cookie, { ...ribbon, name: 'RIBBON' }] }),
    ).toMatchObject({
      error: {
        fields: [
          { at: 'components.2', refusal: { type: 'ListedTwice' } },
          { at: 'components.3', refusal: { type: 'ListedTwice', name: 'RIBBON' } },
        ],
      },
    });
  });
});

describe('units of a kitchen', () => {
  it.each([
    ['cups', 'cup'],
    ['Tbsp.', 'tbsp'],
    ['T', 'tbsp'],
    ['t', 'tsp'],
    ['fl. oz.', 'fl_oz'],
    ['count', 'each'],
    ['x', 'each'],
    ['cup of', 'cup'],
    ['Tbsp. of the', 'tbsp'],
    ['of', null],
    ['handfuls', null],
    ['', null],
  ])('%s is %s', (typed, unit) => {
    expect(knownUnit(typed)).toBe(unit);
  });

  it('that are offered while typing are known ones', () => {
    expect(spellingsToOffer.filter((spelling) => knownUnit(spelling) === null)).toEqual([]);
  });
});
