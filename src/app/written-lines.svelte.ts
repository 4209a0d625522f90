/**
 * A line as it is written (“1 ½ cups flour, sifted”), or a whole list as it is pasted, before it is in its fields. What is typed stays
 * until it is a line.
 */
import {
  readIngredientLines,
  type IngredientLines,
  type SubRecipeLine,
  type TooManyLines,
} from '../domain/ingredient-list.ts';
import { calledAsKnown, type KnownNames } from '../domain/known-names.ts';
import type { RecipeLineDraft } from '../domain/recipe-draft.ts';
import { ok, type Result } from '../shared/result.ts';
import { lineFields, LineRow, lineWords, SubRecipeRow } from './recipe-rows.svelte.ts';
import type { RowList } from './row-list.svelte.ts';

/** A part of what is understood of a line: “Amount”, “1 ½”. */
export interface UnderstoodPart {
  readonly word: string;
  readonly text: string;
}

/** Another recipe that came in by one line, or by several. */
interface CameIn {
  readonly name: string;
  readonly lines: number;
  readonly row: SubRecipeRow;
  /** How many of it go in now, as it came in. */
  readonly given: string;
  /** The row that stood there before, of which there is more now; null: it is new. */
  readonly before: SubRecipeRow | null;
}

export class WrittenLines {
  readonly #lines: RowList<LineRow>;
  readonly #subRecipes: RowList<SubRecipeRow>;
  #text = $state('');
  #refusal = $state.raw<TooManyLines | null>(null);
  #cameIn = $state.raw<readonly LineRow[]>([]);
  #recipesIn = $state.raw<readonly CameIn[]>([]);

  /** The lines and the other recipes of the form, into which it all goes. */
  constructor(lines: RowList<LineRow>, subRecipes: RowList<SubRecipeRow>) {
    this.#lines = lines;
    this.#subRecipes = subRecipes;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#refusal = null;
    if (text !== '') this.#forget();
  }

  /** What is understood of the line so far, in its own words, of several things the last; a heading is the note of the line that will follow. */
  get understood(): RecipeLineDraft {
    return thingsOf(readIngredientLines(this.#text)).at(-1) ?? noteOf(this.#text);
  }

  /** The same as it will come in, part by part: a line, its ingredient called as the kitchen calls it, or another recipe; and what comes with it. */
  understoodBy(known: KnownNames): readonly UnderstoodPart[] {
    const read = this.#read(known);
    const [part] = read.ok ? read.value.subRecipes : [];
    const things = thingsOf(read);
    const line = things[0] ?? noteOf(this.#text);
    const parts = part
      ? [
          { word: 'Batches', text: part.batches },
          { word: 'Of the recipe', text: part.recipe.name },
          { word: lineWords.note, text: part.note },
        ]
      : lineFields.map((field) => ({ word: lineWords[field], text: line[field] }));
    const others = (part ? things : things.slice(1)).map(({ amount, unit, ingredient }) =>
      [amount, unit, ingredient].filter((text) => text !== '').join(' '),
    );
    return [...parts, { word: 'And a line more', text: others.join(', ') }].filter(({ text }) => text !== '');
  }

  get refusal(): TooManyLines | null {
    return this.#refusal;
  }

  /** The lines that came in last, while they are still there. */
  get cameIn(): readonly LineRow[] {
    return this.#cameIn.filter((line) => this.#lines.rows.includes(line));
  }

  /** The other recipes that came in last, while they are still there as they came in. */
  get recipesIn(): readonly Pick<CameIn, 'name' | 'lines'>[] {
    return this.#standing;
  }

  /**
   * It becomes lines, one or many, before the empty one, and other recipes where the kitchen knows them by that name; a heading at
   * the end waits for its line.
   */
  take(known: KnownNames): void {
    const read = this.#read(known);
    if (!read.ok) {
      this.#refusal = read.error;
      return;
    }
    const { rows } = this.#lines;
    const lines = read.value.lines.map((line) => new LineRow(line));
    this.#lines.add(lines, rows.at(-1)?.isBlank ? rows.length - 1 : rows.length);
    this.text = read.value.heading;
    this.#forget();
    this.#cameIn = lines;
    for (const part of read.value.subRecipes) this.#putIn(part);
  }

  /** What came in last is out again; of a recipe that was there before, as much is left as there was. */
  takeBack(): void {
    const standing = this.#standing;
    this.#lines.takeOut(this.cameIn);
    this.#subRecipes.takeOut(standing.flatMap(({ row, before }) => (before ? [] : [row])));
    for (const { row, before } of standing) if (before) this.#subRecipes.replace(row, before);
  }

  /** The form is saved: what is still written comes in too, a heading as a line that has no name yet. False when it cannot. */
  finish(known: KnownNames): boolean {
    this.take(known);
    if (this.#refusal) return false;
    if (this.#text !== '') {
      this.#lines.add([new LineRow(noteOf(this.#text))]);
      this.text = '';
    }
    return true;
  }

  get #standing(): readonly CameIn[] {
    return this.#recipesIn.filter(({ row, given }) => this.#subRecipes.rows.includes(row) && row.given === given);
  }

  #read(known: KnownNames): Result<IngredientLines, TooManyLines> {
    const read = readIngredientLines(this.#text, known);
    const before = this.#lines.rows.map((row) => row.draft);
    return read.ok ? ok({ ...read.value, lines: calledAsKnown(read.value.lines, known, before) }) : read;
  }

  /** A recipe that is in the list already is not put in twice: whoever writes it again means as many batches more. */
  #putIn({ recipe: { recipeId, name }, batches, note }: SubRecipeLine): void {
    const held = this.#subRecipes.rows.find((row) => row.recipeId === recipeId);
    const row = held ? held.plus({ batches, note }) : new SubRecipeRow({ recipeId, batches, note });
    if (held) this.#subRecipes.replace(held, row);
    else this.#subRecipes.add([row]);
    const earlier = this.#recipesIn.find((each) => each.row === held);
    const cameIn = { name, row, given: row.given };
    this.#recipesIn = earlier
      ? this.#recipesIn.with(this.#recipesIn.indexOf(earlier), { ...earlier, ...cameIn, lines: earlier.lines + 1 })
      : [...this.#recipesIn, { ...cameIn, lines: 1, before: held ?? null }];
  }

  #forget(): void {
    this.#cameIn = [];
    this.#recipesIn = [];
  }
}

/** What stands in one line of text, thing by thing; of a heading its note. */
function thingsOf(read: Result<IngredientLines, TooManyLines>): readonly RecipeLineDraft[] {
  const { lines, subRecipes, heading } = read.ok ? read.value : { lines: [], subRecipes: [], heading: '' };
  if (lines.length === 0) return read.ok && subRecipes.length === 0 ? [noteOf(heading)] : [];
  return lines.reduce<readonly RecipeLineDraft[]>((things, added) => {
    const line = things.at(-1);
    if (line?.ingredient !== added.ingredient) return [...things, added];
    // One ingredient in two measures: both, as they are typed.
    const amount = `${line.amount} ${line.unit} ${added.note} ${added.amount}`;
    return things.with(-1, { ...line, amount, unit: added.unit });
  }, []);
}

function noteOf(heading: string): RecipeLineDraft {
  return { amount: '', unit: '', ingredient: '', note: heading.replace(/:?\s*$/, '') };
}

/** A list that is being pasted; null for a single line, which goes where the caret is. A field of one line would run it together. */
export function pastedList({ clipboardData }: ClipboardEvent): string | null {
  const text = clipboardData?.getData('text/plain') ?? '';
  return /[\n\r]/.test(text.trim()) ? text : null;
}
