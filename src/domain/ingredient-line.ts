/**
 * A line of a recipe as it is typed or pasted whole, “1 ½ cups flour, sifted”, read into its four fields. Where the amount ends and
 * the unit begins, parse-ingredient says; its numbers are never used. What is typed stays as it is typed, and every letter and
 * digit of it ends in one of the fields, but for a number said in a word, which is in digits there: what is not understood is the
 * name of the ingredient, for a person to correct. Whether an amount is one, amount.ts decides when the line is left.
 */
import { parseIngredient, type UnitOfMeasureDefinitions } from 'parse-ingredient';
import { err, ok, type Result } from '../shared/result.ts';
import { parseAmount } from './amount.ts';
import { knownUnit, unitSpellings } from './kitchen-units.ts';
import { nothingKnown, recipeNamed, type KnownNames, type KnownRecipe } from './known-names.ts';
import { parseSubRecipeBatches, type RecipeLineDraft } from './recipe-draft.ts';
import { spokenAmount } from './spoken-amounts.ts';

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
/** Longer than all four fields together may be: it is no line, and is not looked into. */
const LONGEST_LINE = 1_000;
/** Digits and signs beyond the longest amount. The library tries all their beginnings, which takes long. */
const NO_AMOUNT = /[\p{N}\s.,/⁄+_–—-]{41}/u;

/** Our own spellings too, and what kitchens say that is no measure. */
const additionalUOMs: UnitOfMeasureDefinitions = {
  ...Object.fromEntries(
    Object.entries(unitSpellings).map(([unit, [short = unit, ...alternates]]) => [
      `kitchen ${unit}`,
      // “Tbs.”: as it is shortened, too.
      { short, plural: short, alternates: [...alternates, ...[short, ...alternates].map((word) => `${word}.`)] },
    ]),
  ),
  handful: { short: 'handful', plural: 'handfuls' },
  tin: { short: 'tin', plural: 'tins' },
  jar: { short: 'jar', plural: 'jars' },
  packet: { short: 'packet', plural: 'packets', alternates: ['sachet', 'sachets'] },
  batch: { short: 'batch', plural: 'batches' },
};
/** What another recipe is measured in, where it is said. */
const BATCHES = /^(?:batch|batches)(?: of(?: the)?)?$/i;
/** “2 large eggs” are two eggs. Lengths measure no ingredient, and “in”, “m” and “yard” are words. */
const ignoreUOMs =
  'small medium large in in. inch inches m m. meter meters metre metres yard yards yd ft foot feet'.split(' ');
const options = {
  additionalUOMs,
  ignoreUOMs,
  allowLeadingOf: true,
  trailingQuantityContext: [],
  round: false,
} as const;

const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]+/;
/** What lists put before their lines. A minus stands at its number. */
const BULLET = /^[•·‣◦▪▢☐□*–—-]\s+/u;
/** “Filling: 2 cups cream”. Something with digits before its colon is no heading. */
const HEADED = /^(\p{L}[^:\p{N}]{0,80}):\s+(.+)$/u;
/** An amount, or something behind the heading. */
const HOLDS_MORE = /\p{N}|,|:./u;
/** How exactly the amount is meant. */
const ROUGHLY = /^(about|approximately|approx\.?|around|roughly|ca\.?|circa|scant|generous|~)\s*(?=\p{N})(.+)$/iu;
/** An amount that is none (`1/0`, `-2`): it stays beside the field, where the rules say why. */
const LIKE_AN_AMOUNT = /^([-+−]?[\p{N}.,/⁄–—+-]*\p{N}) ?(.*)$/u;
/** 00 is a flour. */
const DOUBLE_ZERO = /^0{2,}$/;
/** “a pinch of salt” needs no number; “a cup of flour” does. */
const NEEDS_NO_AMOUNT = /^(?:pinch|pinches|dash|dashes|handful|handfuls)$/i;
const ARTICLE = /^(an?|some|a few) (.+)$/i;
const JOINING = /^(of(?: the)?) (.+)$/i;
const SIZE = /^((?:extra[- ]large|large|medium(?:-sized)?|small|xl)) (.+)$/i;
/** “heaped tablespoons” are no tablespoons: the unit says so. */
const HEAPED = /^(heaped|heaping|level|rounded|packed|scant|generous) (.+)$/i;
/** “100g/4oz”. */
const SECOND_AT_ONCE = /(\p{L}) ?\/ ?(?=\p{N})/gu;
const SECOND_MEASURE = /^(\/|\+|&|plus|and|or) ?(.+)$/i;
/** “or” and a stroke say the same measure in other words. */
const ADDED = /^(?:\+|&|plus|and)$/i;
const IN_BRACKETS = /\s*\(([^()]*)\)/g;
const BEGINS_IN_BRACKETS = /^\(([^()]*)\) ?(.+)$/;
const NOTE_BEHIND = /[,;](?: |(?=\p{L}))| [–—-] /u;
const SAID_LAST = / ((?:to taste|optional|(?:as|if) (?:needed|required|desired)|for (?:the )?\p{L}+ing))$/iu;

/**
 * Reads one line. Whatever it is, the fields hold all of it; a blank one gives blank fields. A second measure that is added (“1 cup plus 2
 * tbsp sugar”) is a line of its own, of the same ingredient: both are counted.
 */
export function readIngredientLine(typed: string): readonly [RecipeLineDraft, ...RecipeLineDraft[]] {
  const line = typed.trim().replace(/\s+/gu, ' ').replace(BULLET, '').replace(SECOND_AT_ONCE, '$1 / ');
  if (line.length > LONGEST_LINE || NO_AMOUNT.test(line)) return [{ amount: '', unit: '', ingredient: line, note: '' }];
  const [, heading = '', headed] = HEADED.exec(line) ?? [];
  const text = inDigits(headed ?? line);
  const [, roughly = '', exactly] = ROUGHLY.exec(text) ?? [];
  return readParts(exactly ?? text, [heading, roughly]);
}

/**
 * Reads a text of any number of lines; blank ones are passed over. A heading (“For the glaze:”) is no ingredient: it becomes the
 * note of the line that follows it. What names a recipe of the kitchen, and not one of its ingredients, is that recipe, if it stands
 * in batches or in nothing. Refuses more than 200 lines.
 */
export function readIngredientLines(
  typed: string,
  known: KnownNames = nothingKnown,
): Result<IngredientLines, TooManyLines> {
  const texts = typed.split(LINE_BREAK).filter((text) => text.trim() !== '');
  if (texts.length > MOST_LINES) return err({ type: 'TooManyLines', lines: texts.length, limit: MOST_LINES });
  const lines: RecipeLineDraft[] = [];
  const subRecipes: SubRecipeLine[] = [];
  let headings: string[] = [];
  for (const text of texts) {
    if (isHeading(text)) {
      headings.push(text.trim().replace(/\s*:$/, ''));
      continue;
    }
    const [read, ...added] = readIngredientLine(text);
    const line = { ...read, note: joined([...headings, read.note]) };
    const subRecipe = added.length === 0 ? subRecipeOf(line, known) : null;
    if (subRecipe) subRecipes.push(subRecipe);
    else lines.push(line, ...added);
    headings = [];
  }
  return ok({ lines, subRecipes, heading: headings.length === 0 ? '' : `${joined(headings)}: ` });
}

/** “one cup flour”, “an egg”: the line with its number in digits; as it is where no number is meant. */
function inDigits(line: string): string {
  const said = spokenAmount(line);
  if (!said) return line;
  const { digits, rest, isArticle, counts } = said;
  const { unit } = unitOf(rest);
  const isMeant = unit === '' ? counts(nameAndNotes(rest).name) : !(isArticle && NEEDS_NO_AMOUNT.test(unit));
  return isMeant ? `${digits} ${rest}` : line;
}

function subRecipeOf({ amount, unit, ingredient, note }: RecipeLineDraft, known: KnownNames): SubRecipeLine | null {
  const recipe = unit === '' || BATCHES.test(unit) ? recipeNamed(known, ingredient) : null;
  const batches = amount === '' ? '1' : amount;
  return recipe && parseSubRecipeBatches(batches).ok ? { recipe, batches, note } : null;
}

function isHeading(typed: string): boolean {
  const text = typed.trim().replace(/\s+/gu, ' '); // the library takes for ever over many spaces
  if (text.length > LONGEST_LINE || HOLDS_MORE.test(text)) return false;
  return parseIngredient(text, options)[0]?.isGroupHeader ?? false;
}

interface Measure {
  readonly amount: string;
  readonly unit: string;
  /** What stands behind them. */
  readonly rest: string;
}

function readParts(line: string, before: readonly string[]): readonly [RecipeLineDraft, ...RecipeLineDraft[]] {
  const { amount, unit, rest, notes, added } = behindMeasure(measureOf(line));
  const { name, notes: behind } = nameAndNotes(rest);
  const first = { amount, unit, ingredient: name, note: joined([...before, ...notes, ...behind]) };
  return added ? [first, { ...added, ingredient: name }] : [first];
}

/** The amount and the unit that a line begins or ends with; all of it is the rest where there are none. */
function measureOf(line: string): Measure {
  const none = { amount: '', unit: '', rest: line };
  const [, article = '', withArticle] = ARTICLE.exec(line) ?? [];
  if (withArticle !== undefined) {
    const measure = measured(withArticle);
    return measure?.amount === '' && measure.unit !== '' ? { ...measure, unit: `${article} ${measure.unit}` } : none;
  }
  const measure = measured(line);
  if (measure && (measure.amount !== '' || measure.unit !== '')) return measure;
  const [, amount, rest] = LIKE_AN_AMOUNT.exec(line) ?? [];
  if (amount === undefined || rest === undefined || DOUBLE_ZERO.test(amount) || parseAmount(amount).ok) return none;
  return { amount, ...unitOf(rest) };
}

/** What the library finds, in the words of the line; null where it found nothing, or rearranged them. */
function measured(line: string): Measure | null {
  const [found] = parseIngredient(line, options);
  if (!found) return null;
  const { quantity, unitOfMeasure, description } = found;
  const unit = unitOfMeasure ?? '';
  if (line.endsWith(description)) {
    const before = line.slice(0, line.length - description.length);
    const amount = before
      .trim()
      .slice(0, before.trim().length - unit.length)
      .trim();
    if (!before.trim().endsWith(unit)) return null;
    if (amount === '') return NEEDS_NO_AMOUNT.test(unit) ? { amount, unit, rest: description } : null;
    if (DOUBLE_ZERO.test(amount)) return null;
    // “7-Up” and “50% cream” are names; “200g” has its unit at its number.
    const isApart = unit !== '' || description === '' || /\s$/.test(before) || description.startsWith('(');
    if (!isApart) return null;
    return unit === '' ? { amount, ...loneUnit(description) } : { amount, unit, rest: description };
  }
  // “Butter 200 g”: without a unit the number may be part of the name (“flour type 550”).
  const behind = line.startsWith(description) ? line.slice(description.length).trim() : '';
  if (quantity === null || unit === '' || !behind.endsWith(unit)) return null;
  return { amount: behind.slice(0, behind.length - unit.length).trim(), unit, rest: description };
}

/** “2 cups”, before the ingredient is typed. */
function loneUnit(rest: string): Omit<Measure, 'amount'> {
  return knownUnit(rest) === null ? { unit: '', rest } : { unit: rest, rest: '' };
}

/** The unit that a text begins with, as if a number stood before it. */
function unitOf(text: string): Omit<Measure, 'amount'> {
  const found = measured(`1 ${text}`);
  return found?.amount === '1' ? { unit: found.unit, rest: found.rest } : { unit: '', rest: text };
}

interface BehindMeasure {
  readonly notes: readonly string[];
  /** A second measure that comes on top of the first; null: there is none. */
  readonly added: Pick<RecipeLineDraft, 'amount' | 'unit' | 'note'> | null;
}

/** What stands between the measure and the name: “of”, a size, a second measure, how heaped the spoon is. */
function behindMeasure({ amount, unit, rest }: Measure): Measure & BehindMeasure {
  const notes: string[] = [];
  let added: BehindMeasure['added'] = null;
  if (amount === '' && unit === '') return { amount, unit, rest, notes, added };
  if (unit === '') {
    const [, heaped, heapedRest = ''] = HEAPED.exec(rest) ?? [];
    const [, inside, behindBrackets = ''] = BEGINS_IN_BRACKETS.exec(rest) ?? [];
    const found = unitOf(heapedRest || behindBrackets);
    if (found.unit !== '') {
      if (inside !== undefined) notes.push(inside);
      ({ rest } = found);
      unit = heaped === undefined ? found.unit : `${heaped} ${found.unit}`;
    }
  }
  const [, sign = '', second = ''] = SECOND_MEASURE.exec(rest) ?? [];
  const other = second === '' ? null : measured(second);
  if (other && other.amount !== '' && other.unit !== '' && second.endsWith(other.rest)) {
    if (ADDED.test(sign)) added = { amount: other.amount, unit: other.unit, note: sign };
    else notes.push(`${sign === '/' ? '' : `${sign} `}${other.amount} ${other.unit}`);
    ({ rest } = other);
  }
  const [, joining, joinedRest = ''] = unit === '' ? [] : (JOINING.exec(rest) ?? []);
  if (joining !== undefined) {
    unit = `${unit} ${joining}`;
    rest = joinedRest;
  }
  const [, size, sized = ''] = amount === '' ? [] : (SIZE.exec(rest) ?? []);
  if (size !== undefined) {
    notes.push(size);
    rest = sized;
  }
  return { amount, unit, rest, notes, added };
}

/** “butter (softened), in cubes”: the name, and what is said of it. Something is left of the name. */
function nameAndNotes(text: string): { readonly name: string; readonly notes: readonly string[] } {
  const notes: string[] = [];
  let name = text;
  const outside = name.replace(IN_BRACKETS, '').trim();
  if (/[\p{L}\p{N}]/u.test(outside)) {
    notes.push(...[...name.matchAll(IN_BRACKETS)].map(([, inside = '']) => inside));
    name = outside;
  }
  const separator = NOTE_BEHIND.exec(name);
  if (separator && separator.index > 0) {
    notes.push(name.slice(separator.index + separator[0].length));
    name = name.slice(0, separator.index);
  }
  const [last, said] = SAID_LAST.exec(name) ?? [];
  if (last !== undefined && said !== undefined) {
    notes.push(said);
    name = name.slice(0, name.length - last.length);
  }
  return { name: name.replace(/[\s,;]+$/, ''), notes };
}

function joined(notes: readonly string[]): string {
  return notes
    .map((note) => note.trim())
    .filter((note) => note !== '')
    .join(', ');
}
