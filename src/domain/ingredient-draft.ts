/** What a person says of an ingredient: what it is called, where it stands, how it is counted, and what of it weighs what. */
import { ok, type Result } from '../shared/result.ts';
import { draftFields } from './draft-fields.ts';
import {
  foldName,
  parseName,
  parsePlainName,
  parseText,
  type Name,
  type NameRefusal,
  type TextRefusal,
} from './names.ts';
import { LONGEST_UNIT } from './recipe-draft.ts';
import type { DraftRefused } from './refusals.ts';
import { parseDensity, parsePieceWeight, pieceWeightText, type Density, type WeighingRefusal } from './weighing.ts';

export type IngredientKind = 'food' | 'packaging';

/** As typed. All but the name may be blank. */
export interface IngredientDraft {
  readonly name: string;
  readonly kind: IngredientKind;
  /** Its shelf. */
  readonly category: string;
  /** The unit it is counted in. */
  readonly stockUnit: string;
  /** “1 cup = 120 g”. */
  readonly density: string;
  /** “50 g”. */
  readonly pieceWeight: string;
  /** “milk, nuts”. */
  readonly allergens: string;
  readonly notes: string;
}

export interface IngredientFacts {
  readonly name: Name;
  readonly kind: IngredientKind;
  readonly category: string | null;
  readonly stockUnit: string | null;
  readonly density: Density | null;
  readonly pieceGrams: number | null;
  readonly allergens: readonly string[];
  readonly notes: string;
}

/** What of an ingredient weighs what, as it is kept. */
export type SavedWeighing = Pick<IngredientFacts, 'density' | 'pieceGrams'>;

/**
 * Takes the draft and what is kept of its weights: a text that was not touched keeps what it stands for, also one of a file that is
 * written otherwise than a person may. Refuses each field with its reason.
 */
export function parseIngredientDraft(
  draft: IngredientDraft,
  saved: SavedWeighing | null,
): Result<IngredientFacts, DraftRefused> {
  const fields = draftFields();
  return fields.finish({
    name: fields.read('name', parseName(draft.name)),
    kind: draft.kind,
    category: fields.read('category', unlessBlank(draft.category, parsePlainName)),
    stockUnit: fields.read(
      'stockUnit',
      unlessBlank(draft.stockUnit, (text) => parseText(text, LONGEST_UNIT)),
    ),
    density: fields.read(
      'density',
      unlessBlank(draft.density, (text) => densityFrom(text, saved?.density ?? null)),
    ),
    pieceGrams: fields.read(
      'pieceWeight',
      unlessBlank(draft.pieceWeight, (text) => pieceGramsFrom(text, saved?.pieceGrams ?? null)),
    ),
    allergens: fields.read('allergens', parseAllergens(draft.allergens)),
    notes: fields.read('notes', parseText(draft.notes)),
  });
}

/** The draft that a form begins with, of an ingredient as it is kept. */
export function ingredientDraft(facts: Omit<IngredientFacts, 'name'> & { readonly name: string }): IngredientDraft {
  return {
    name: facts.name,
    kind: facts.kind,
    category: facts.category ?? '',
    stockUnit: facts.stockUnit ?? '',
    density: facts.density?.text ?? '',
    pieceWeight: facts.pieceGrams === null ? '' : pieceWeightText(facts.pieceGrams),
    allergens: facts.allergens.join(', '),
    notes: facts.notes,
  };
}

function unlessBlank<T, E>(text: string, parse: (text: string) => Result<T, E>): Result<T | null, E> {
  return text.trim() === '' ? ok(null) : parse(text);
}

function densityFrom(text: string, saved: Density | null): Result<Density, WeighingRefusal> {
  return saved?.text.trim() === text.trim() ? ok(saved) : parseDensity(text);
}

function pieceGramsFrom(text: string, saved: number | null): Result<number, WeighingRefusal> {
  const isUntouched = saved !== null && pieceWeightText(saved) === text.trim();
  return isUntouched ? ok(saved) : parsePieceWeight(text);
}

/** Each once, in the order they were typed. */
function parseAllergens(typed: string): Result<readonly string[], NameRefusal | TextRefusal> {
  const byKey = new Map<string, string>();
  for (const part of typed.split(/[,;\n]/)) {
    if (part.trim() === '') continue;
    const allergen = parseName(part);
    if (!allergen.ok) return allergen;
    const key = foldName(allergen.value.name);
    if (!byKey.has(key)) byKey.set(key, allergen.value.name);
  }
  return ok([...byKey.values()]);
}
