import { describe, expect, it } from 'vitest';
import {
  besideIngredient,
  besidePart,
  yieldPhrase,
  recipeAmount,
  revisionPhrase,
  shortOnPaper,
  shortInLine,
} from '../../src/app/paper-words.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { Moment } from '../../src/domain/ids.ts';
import type { WrittenAmount } from '../../src/domain/written-amounts.ts';

const today = '2026-12-19' as PlainDate;
const sealedAt = new Date(2026, 11, 18, 19, 40).toISOString() as Moment;

describe('a sheet says which plan it is of', () => {
  it.each([
    [{ state: 'draft', sealedAt: null, lastChange: 0 } as const, 'Draft'],
    [{ state: 'locked', sealedAt: null, lastChange: 0 } as const, 'Locked, not sealed yet'],
    [{ state: 'in_production', sealedAt, lastChange: 0 } as const, 'Original, sealed 18 Dec 19:40'],
    [{ state: 'in_production', sealedAt, lastChange: 5 } as const, 'Change 5'],
    [{ state: 'completed', sealedAt, lastChange: 1 } as const, 'Change 1'],
  ])('%o: %s', (event, words) => {
    expect(revisionPhrase(event, today)).toBe(words);
  });
});

describe('a recipe on paper', () => {
  const amount = (text: string, roundedFrom: string | null = null): WrittenAmount => ({ text, roundedFrom });

  const said = (line: Partial<Parameters<typeof besideIngredient>[0]>) => {
    const whole = { amount: null, ofRange: null, note: '', noteOfOne: '', isOfOne: false, ...line };
    return `${recipeAmount(whole)} Egg${besideIngredient(whole)}`;
  };

  it('says amounts as they are read, of a range that it is at most so much, and behind the name where they come from', () => {
    expect(said({ amount: amount('5 ⅝ cups') })).toBe('5 ⅝ cups Egg');
    expect(said({ amount: amount('5', '4.5'), note: 'beaten' })).toBe('5 Egg, beaten, from 4.5');
    expect(said({ amount: amount('6'), ofRange: '2–3' })).toBe('up to 6 Egg, 2–3 a batch');
    expect(said({ amount: amount('2', '1.5'), ofRange: '2–3' })).toBe('up to 2 Egg, from 1.5, 2–3 a batch');
    expect(said({ amount: null })).toBe('to taste Egg');
  });

  it('says what is of one batch, whatever the batches', () => {
    expect(said({ amount: amount('29 ¼ cups'), noteOfOne: '270 g' })).toBe('29 ¼ cups Egg, 270 g a batch');
    expect(said({ amount: amount('39 oz'), note: 'soft', noteOfOne: '85 g' })).toBe('39 oz Egg, soft, 85 g a batch');
    expect(said({ amount: amount('26'), ofRange: '1–2', noteOfOne: '85 g' })).toBe(
      'up to 26 Egg, 1–2 a batch, 85 g a batch',
    );
    expect(besidePart({ note: 'warm', noteOfOne: '200 ml' })).toBe(', warm, 200 ml a batch');
    expect(besidePart({ note: '', noteOfOne: '' })).toBe('');
  });

  it('says “a pinch of” and no word that the recipe does not say', () => {
    expect(said({ amount: amount('a pinch of') })).toBe('a pinch of Egg');
    expect(said({ amount: amount('a pinch of'), note: 'fresh', isOfOne: true })).toBe(
      'a pinch of Egg, fresh, for each batch',
    );
  });

  it('says of boxes that cannot all be packed how many can, and for want of what', () => {
    const short = [{ name: 'Sugar cookie', by: 1200, isChosen: true }, { name: 'Brownie', by: 50, isChosen: false }]; // prettier-ignore
    expect(shortOnPaper({ inTheEnd: 48, shortOf: short })).toBe(
      'Only 48 can be packed: 1,200 Sugar cookie short and no Brownie chosen',
    );
    const lines = ['Sugar cookie', 'Brownie', 'Ribbon'].map((name) =>
      shortInLine({ inTheEnd: 48, shortOf: short }, name),
    );
    expect(lines).toEqual([', 1,200 short', ', none chosen', '']);
    expect(shortInLine(null, 'Brownie')).toBe('');
    expect(shortOnPaper({ inTheEnd: 0, shortOf: short.slice(1) })).toBe('None can be packed: no Brownie chosen');
  });

  it('says what it gives', () => {
    expect(yieldPhrase([{ name: 'Sugar cookie', units: 48 }])).toBe('Gives 48 Sugar cookie');
    const sizes = [{ name: 'Large', units: 24 }, { name: 'Small', units: 1200 }]; // prettier-ignore
    expect(yieldPhrase(sizes)).toBe('Gives 24 Large or 1,200 Small');
    expect(yieldPhrase([{ name: 'Old cake', units: null }])).toBe('Gives Old cake, nobody knows how many');
    expect(yieldPhrase([])).toBe('');
  });
});
