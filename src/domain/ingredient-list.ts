/**
 * A list of ingredients as it is pasted from elsewhere: its lines, each read by itself, under the headings that lists have. What names a
 * recipe of the kitchen is that recipe.
 */
import { parseIngredient } from 'parse-ingredient';
import { err, ok, type Result } from '../shared/result.ts';
import { joinedNotes, LONGEST_LINE, readIngredientLine } from './ingredient-line.ts';
import { nothingKnown, recipeNamed, type KnownNames, type KnownRecipe } from './known-names.ts';
import { foldName } from './names.ts';
import { parseSubRecipeBatches, type RecipeLineDraft } from './recipe-draft.ts';

/** More lines than any recipe has: something else was copied. */
export interface TooManyLines {
  readonly type: 'TooManyLines';
  readonly lines: number;
  readonly limit: number;
}

/** A line that names another recipe of the kitchen: “½ batch basic dough”. */
export interface SubRecipeLine {
  readonly recipe: KnownRecipe;
  /** As typed, and an amount that sub-recipes take; “1” where none was. */
  readonly batches: string;
  readonly note: string;
}

/** What a pasted text comes to. */
export interface IngredientLines {
  readonly lines: readonly RecipeLineDraft[];
  readonly subRecipes: readonly SubRecipeLine[];
  /** A heading at the end, that no line follows yet, with its colon: “For the glaze: ”; '' for none. */
  readonly heading: string;
}

const MOST_LINES = 200;
const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]+/;
/** What pages write above the whole list. */
const TITLE = /^ingredients\s*:?$/i;
/** An amount, or something behind the heading. */
const HOLDS_MORE = /\p{N}|,|:./u;
/** At most six words in capitals: “FOR THE DOUGH”. */
const IN_CAPITALS = /^(?=(?:.*\p{Lu}){3})[\p{Lu}\p{M}&/'’-]+(?: [\p{Lu}\p{M}&/'’-]+){0,5}$/u;
/** What another recipe is measured in, where it is said. */
const BATCHES = /^(?:batch|batches)(?: of(?: the)?)?$/i;

/**
 * Reads a text of any number of lines; blank ones and the word “Ingredients” are passed over. A heading (“For the glaze:”, “FROSTING”) is
 * no ingredient: it becomes the note of every line that follows it, until the next one. What names a recipe of the kitchen, and not one
 * of its ingredients, is that recipe, if it stands in batches or in nothing. Refuses more than 200 lines.
 */
export function readIngredientLines(
  typed: string,
  known: KnownNames = nothingKnown,
): Result<IngredientLines, TooManyLines> {
  const texts = typed
    .split(LINE_BREAK)
    .map((text) => text.trim())
    .filter((text) => text !== '' && !TITLE.test(text));
  if (texts.length > MOST_LINES) return err({ type: 'TooManyLines', lines: texts.length, limit: MOST_LINES });
  const lines: RecipeLineDraft[] = [];
  const subRecipes: SubRecipeLine[] = [];
  let headings: string[] = [];
  let isWaiting = false;
  for (const [place, text] of texts.entries()) {
    if (isHeading(text) || (stressed(texts, place) && !known.ingredients.has(foldName(text)))) {
      headings = [...(isWaiting ? headings : []), text.replace(/\s*:$/, '')];
      isWaiting = true;
      continue;
    }
    isWaiting = false;
    const read = readIngredientLine(text);
    for (const { note, ...fields } of read) {
      const line = { ...fields, note: joinedNotes([...headings, note]) };
      const isMeasuredOnce = read.filter(({ ingredient }) => ingredient === line.ingredient).length === 1;
      const subRecipe = isMeasuredOnce ? subRecipeOf(line, known) : null;
      if (subRecipe) subRecipes.push(subRecipe);
      else lines.push(line);
    }
  }
  return ok({ lines, subRecipes, heading: isWaiting ? `${joinedNotes(headings)}: ` : '' });
}

function isHeading(typed: string): boolean {
  const text = typed.replace(/\s+/gu, ' '); // the library takes for ever over many spaces
  if (text.length > LONGEST_LINE || HOLDS_MORE.test(text)) return false;
  return parseIngredient(text)[0]?.isGroupHeader ?? false;
}

/** In capitals, before a line that is not: in a list that is all in capitals, an ingredient would be taken for a heading and not be bought. */
function stressed(texts: readonly string[], place: number): boolean {
  const [text = '', next = ''] = texts.slice(place, place + 2);
  if (text.length > LONGEST_LINE || !IN_CAPITALS.test(text)) return false;
  return next !== '' && !IN_CAPITALS.test(next) && texts.some((each) => /\p{Ll}/u.test(each));
}

function subRecipeOf({ amount, unit, ingredient, note }: RecipeLineDraft, known: KnownNames): SubRecipeLine | null {
  const recipe = unit === '' || BATCHES.test(unit) ? recipeNamed(known, ingredient) : null;
  const batches = amount === '' ? '1' : amount;
  return recipe && parseSubRecipeBatches(batches).ok ? { recipe, batches, note } : null;
}
