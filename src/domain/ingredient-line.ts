/**
 * A line of a recipe as it is typed or pasted whole, “1 ½ cups flour, sifted”, read into its four fields. Where the amount ends and
 * the unit begins, parse-ingredient says; its numbers are never used. What is typed stays as it is typed, and every letter and
 * digit of it ends in one of the fields, but for the tick of a box before it, and a number said in a word, which is in digits there: what
 * is not understood is the name of the ingredient, for a person to correct. Whether an amount is one, amount.ts decides when the line is left.
 */
import { parseIngredient, type UnitOfMeasureDefinitions } from 'parse-ingredient';
import { parseAmount } from './amount.ts';
import { knownUnit, unitSpellings } from './kitchen-units.ts';
import type { RecipeLineDraft } from './recipe-draft.ts';
import { spokenAmount } from './spoken-amounts.ts';

/** Longer than all four fields together may be: it is no line, and is not looked into. */
export const LONGEST_LINE = 1_000;
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

/** What lists put before their lines, a box with its tick too. A minus stands at its number. */
const BULLET = /^(?:[•·‣◦▪▢☐☑□*–—-]|\[[ x✓]?\])\s+/iu;
/** “Filling: 2 cups cream”. Something with digits before its colon is no heading. */
const HEADED = /^(\p{L}[^:\p{N}]{0,80}):\s+(.+)$/u;
/** “finely grated zest of 1 lemon”: what of it goes in, before what is bought. */
const PART_OF =
  /^((?:[\p{L}&/'’-]+ ){0,6}?(?:zest|juice|rind|peel|seeds|pulp|flesh|yolks?|whites?|leaves) (?:of|from)) (.+)$/iu;
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
/** Before another thing with an amount of its own. */
const AND_ANOTHER = /,? (plus|and|\+|&) /giu;
/** “plus 2 tbsp more for dusting”, “plus 1 tbsp melted”: said of what stands before it. */
const NO_OTHER_THING =
  /^(?:(?:for|to|as|if|in|on|or|at)\b.*|(?:more|extra|additional)(?: (?:for|to|as|if)\b.*)?|\p{L}+ed)$/iu;
/** “or” and a stroke say the same measure in other words. */
const ADDED = /^(?:\+|&|plus|and)$/i;
const IN_BRACKETS = /\s*\(([^()]*)\)/g;
const BEGINS_IN_BRACKETS = /^\(([^()]*)\) ?(.+)$/;
const NOTE_BEHIND = /[,;](?: |(?=\p{L}))| [–—-] /u;
const SAID_LAST = / ((?:to taste|optional|(?:as|if) (?:needed|required|desired)|for (?:the )?\p{L}+ing))$/iu;

/**
 * Reads one line. Whatever it is, the fields hold all of it; a blank one gives blank fields. A second measure that is added (“1 cup plus 2
 * tbsp sugar”) is a line of its own, of the same ingredient, and so is another thing with its amount (“2 eggs plus 1 yolk”): all are counted.
 */
export function readIngredientLine(typed: string): readonly [RecipeLineDraft, ...RecipeLineDraft[]] {
  const line = typed.trim().replace(/\s+/gu, ' ').replace(BULLET, '').replace(SECOND_AT_ONCE, '$1 / ');
  if (line.length > LONGEST_LINE || NO_AMOUNT.test(line)) return [{ amount: '', unit: '', ingredient: line, note: '' }];
  const [, heading = '', headed] = HEADED.exec(line) ?? [];
  const text = headed ?? line;
  const [, part = '', whole = ''] = PART_OF.exec(text) ?? [];
  const bought = exactly(whole);
  if (measureOf(bought.text).amount !== '') return readParts(bought.text, [heading, part, bought.roughly]);
  const said = exactly(text);
  return readParts(said.text, [heading, said.roughly]);
}

/** The line with its number in digits, and without what says how exactly it is meant. */
function exactly(line: string): { readonly text: string; readonly roughly: string } {
  const digits = inDigits(line);
  const [, roughly = '', text = digits] = ROUGHLY.exec(digits) ?? [];
  return { text, roughly };
}

/** “one cup flour”, “an egg”: the line with its number in digits; as it is where no number is meant. */
function inDigits(line: string): string {
  const said = spokenAmount(line);
  if (!said) return line;
  const { digits, rest, isArticle, counts } = said;
  const { unit } = unitOf(rest);
  const isMeant =
    unit === ''
      ? counts(nameAndNotes(otherThing(rest)?.before ?? rest).name)
      : !(isArticle && NEEDS_NO_AMOUNT.test(unit));
  return isMeant ? `${digits} ${rest}` : line;
}

interface Measure {
  readonly amount: string;
  readonly unit: string;
  /** What stands behind them. */
  readonly rest: string;
}

function readParts(line: string, before: readonly string[]): readonly [RecipeLineDraft, ...RecipeLineDraft[]] {
  const { amount, unit, rest, notes, added } = behindMeasure(measureOf(line));
  const other = otherThing(rest);
  const { name, notes: behind } = nameAndNotes(other?.before ?? rest);
  const first = { amount, unit, ingredient: name, note: joinedNotes([...before, ...notes, ...behind]) };
  const second = added ? [{ ...added, ingredient: name }] : [];
  return [first, ...second, ...(other ? readParts(other.line, [other.sign]) : [])];
}

interface OtherThing {
  readonly before: string;
  readonly sign: string;
  /** What stands behind the sign. */
  readonly line: string;
}

/** “eggs plus 1 yolk”: another thing, with an amount in digits and a name; null where there is none, or it is said of what stands before it. */
function otherThing(text: string): OtherThing | null {
  for (const { 0: whole, 1: sign = '', index } of text.matchAll(AND_ANOTHER)) {
    const before = text.slice(0, index);
    const line = text.slice(index + whole.length);
    if (isThing(before, whole.startsWith(',')) && isThingWithAmount(line)) return { before, sign, line };
  }
  return null;
}

/** Not a number (“one and ½ cups”), nor within brackets, nor a note, unless that ends there. */
function isThing(text: string, isEnded: boolean): boolean {
  if (!/[\p{L})]$/u.test(text) || spokenAmount(`${text} of`)?.rest === 'of') return false;
  const outside = text.replace(IN_BRACKETS, '');
  return !outside.includes('(') && (isEnded || !NOTE_BEHIND.test(outside));
}

function isThingWithAmount(line: string): boolean {
  const measure = measureOf(line);
  if (!parseAmount(measure.amount).ok) return false;
  const { name } = nameAndNotes(behindMeasure(measure).rest);
  return /\p{L}/u.test(name) && !NO_OTHER_THING.test(name);
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

/** Notes in the order given, one behind the other; blank ones are none. */
export function joinedNotes(notes: readonly string[]): string {
  return notes
    .map((note) => note.trim())
    .filter((note) => note !== '')
    .join(', ');
}
