import { describe, expect, it } from 'vitest';
import {
  ingredientDraft,
  parseIngredientDraft,
  type IngredientDraft,
  type IngredientFacts,
} from '../../src/domain/ingredient-draft.ts';
import { FLOUR_DRAFT } from './flour-draft.ts';

const read = (draft: Partial<IngredientDraft>, saved: Parameters<typeof parseIngredientDraft>[1] = null) =>
  parseIngredientDraft({ ...FLOUR_DRAFT, ...draft }, saved);

function facts(draft: Partial<IngredientDraft>): IngredientFacts {
  const parsed = read(draft);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('an ingredient as typed', () => {
  it('is a name, and everything else may be left open', () => {
    expect(facts({ name: ' Crème  fraîche ' })).toEqual({
      name: { name: 'Crème fraîche', key: 'creme fraiche' },
      kind: 'food',
      category: null,
      stockUnit: null,
      density: null,
      pieceGrams: null,
      allergens: [],
      notes: '',
    });
  });

  it('is the same again in the form that is opened of it', () => {
    const typed = {
      ...FLOUR_DRAFT,
      category: 'Baking',
      stockUnit: 'kg',
      density: '1 cup = 120 g',
      pieceWeight: '1.75 oz',
      allergens: 'Gluten; gluten, nuts,',
      notes: 'The blue bag.',
    };
    const kept = facts(typed);
    const draft = ingredientDraft({ ...kept, name: kept.name.name });
    expect(draft).toEqual({ ...typed, pieceWeight: '49.612 g', allergens: 'Gluten, nuts' });
    expect(parseIngredientDraft(draft, null)).toEqual({ ok: true, value: kept });
  });

  it('keeps a weight that a file has written otherwise, as long as it is not touched', () => {
    const saved = { density: { text: '1–2 cup = 120 g', gramsPerMl: 0.3 }, pieceGrams: 33.333333 };
    const parsed = read({ density: '1–2 cup = 120 g', pieceWeight: '33.333333 g' }, saved);
    expect(parsed).toMatchObject({ ok: true, value: saved });
    expect(read({ density: '1–2 cup = 121 g' }, saved)).toMatchObject({ error: { fields: [{ at: 'density' }] } });
  });

  it('names every field that is refused', () => {
    const parsed = read({
      name: ' ',
      category: 'x'.repeat(201),
      stockUnit: 'y'.repeat(41),
      density: '1 cup',
      pieceWeight: '0 g',
      allergens: `nuts, ${'z'.repeat(201)}`,
      notes: 'n'.repeat(30_000),
    });
    expect(!parsed.ok && parsed.error.fields.map((field) => [field.at, field.refusal.type])).toEqual([
      ['name', 'NameBlank'],
      ['category', 'NameTooLong'],
      ['stockUnit', 'TextTooLong'],
      ['density', 'WeighingUnreadable'],
      ['pieceWeight', 'WeighsNothing'],
      ['allergens', 'NameTooLong'],
      ['notes', 'TextTooLong'],
    ]);
  });
});
