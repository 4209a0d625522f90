/**
 * A line as it is written (“1 ½ cups flour, sifted”), or a whole list as it is pasted, before it is in its fields. What is typed stays
 * until it is a line.
 */
import { readIngredientLines, type TooManyLines } from '../domain/ingredient-line.ts';
import type { RecipeLineDraft } from '../domain/recipe-draft.ts';
import { LineRow } from './recipe-rows.svelte.ts';
import type { RowList } from './row-list.svelte.ts';

export class WrittenLines {
  readonly #lines: RowList<LineRow>;
  #text = $state('');
  #refusal = $state.raw<TooManyLines | null>(null);
  #cameIn = $state.raw<readonly LineRow[]>([]);

  /** The lines of the form, into which it all goes. */
  constructor(lines: RowList<LineRow>) {
    this.#lines = lines;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#refusal = null;
    if (text !== '') this.#cameIn = [];
  }

  /** What is understood of the line so far; a heading is the note of the line that will follow. */
  get understood(): RecipeLineDraft {
    const read = readIngredientLines(this.#text);
    const { lines, heading } = read.ok ? read.value : { lines: [], heading: this.#text };
    const [line, added] = lines;
    if (!line || !added) return line ?? noteOf(heading);
    // One ingredient in two measures: both in one look, as they are typed.
    return { ...line, amount: `${line.amount} ${line.unit} ${added.note} ${added.amount}`, unit: added.unit };
  }

  get refusal(): TooManyLines | null {
    return this.#refusal;
  }

  /** The lines that came in last, while they are still there. */
  get cameIn(): readonly LineRow[] {
    return this.#cameIn.filter((line) => this.#lines.rows.includes(line));
  }

  /** It becomes lines, one or many, before the empty one; a heading at the end waits for its line. */
  take(): void {
    const read = readIngredientLines(this.#text);
    if (!read.ok) {
      this.#refusal = read.error;
      return;
    }
    const { rows } = this.#lines;
    const lines = read.value.lines.map((line) => new LineRow(line));
    this.#lines.add(lines, rows.at(-1)?.isBlank ? rows.length - 1 : rows.length);
    this.text = read.value.heading;
    this.#cameIn = lines;
  }

  /** The form is saved: what is still written comes in too, a heading as a line that has no name yet. False when it cannot. */
  finish(): boolean {
    this.take();
    if (this.#refusal) return false;
    if (this.#text !== '') {
      this.#lines.add([new LineRow(noteOf(this.#text))]);
      this.text = '';
    }
    return true;
  }
}

function noteOf(heading: string): RecipeLineDraft {
  return { amount: '', unit: '', ingredient: '', note: heading.replace(/:?\s*$/, '') };
}

/** A list that is being pasted; null for a single line, which goes where the caret is. A field of one line would run it together. */
export function pastedList({ clipboardData }: ClipboardEvent): string | null {
  const text = clipboardData?.getData('text/plain') ?? '';
  return /[\n\r]/.test(text.trim()) ? text : null;
}
