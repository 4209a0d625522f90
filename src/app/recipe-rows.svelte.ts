/** The rows of a recipe while it is typed: its lines, the other recipes in it, and what it gives. */
import { amountAsNumber, parseAmount, type AmountRefusal } from '../domain/amount.ts';
import type { BatchesUnreadable } from '../domain/batch-options.ts';
import { kitchenText } from '../domain/file-amounts.ts';
import type { FinishedUnitId, RecipeId } from '../domain/ids.ts';
import {
  parseSubRecipeBatches,
  type RecipeLineDraft,
  type SubRecipeDraft,
  type UnitDraft,
} from '../domain/recipe-draft.ts';
import { ok } from '../shared/result.ts';
import { nextRowKey } from './draft-form.svelte.ts';
import { GivenNumber, type NumberRules } from './given-number.svelte.ts';

export const lineFields = ['amount', 'unit', 'ingredient', 'note'] as const;
export type LineField = (typeof lineFields)[number];

/** What the fields of a line are called. */
export const lineWords: Readonly<Record<LineField, string>> = {
  amount: 'Amount',
  unit: 'Unit',
  ingredient: 'Ingredient',
  note: 'Note',
};

export class LineRow {
  readonly key = nextRowKey();
  amount = $state('');
  unit = $state('');
  ingredient = $state('');
  note = $state('');
  /** How it stood when the row was left: nobody is corrected in the middle of a word. */
  #left = $state.raw<{ readonly amount: string; readonly ingredient: string }>({ amount: '', ingredient: '' });

  constructor(line?: RecipeLineDraft) {
    if (!line) return;
    this.amount = line.amount;
    this.unit = line.unit;
    this.ingredient = line.ingredient;
    this.note = line.note;
    this.leave();
  }

  get draft(): RecipeLineDraft {
    return { amount: this.amount, unit: this.unit, ingredient: this.ingredient, note: this.note };
  }

  get isBlank(): boolean {
    return lineFields.every((field) => this[field].trim() === '');
  }

  leave(): void {
    this.#left = { amount: this.amount, ingredient: this.ingredient };
  }

  /** What the rules say of an amount that was typed and left. */
  get amountRefusal(): AmountRefusal | null {
    if (this.amount.trim() === '' || this.amount !== this.#left.amount) return null;
    const amount = parseAmount(this.amount);
    return amount.ok ? null : amount.error;
  }

  /** The ingredient that was typed and left; '' while it is typed. */
  get finishedIngredient(): string {
    return this.ingredient === this.#left.ingredient ? this.ingredient.trim() : '';
  }
}

const batchNumbers: NumberRules<AmountRefusal | BatchesUnreadable> = {
  read: (given) => {
    const batches = parseSubRecipeBatches(given);
    return batches.ok ? ok(amountAsNumber(batches.value)) : batches;
  },
  write: kitchenText,
};

/** Another recipe that goes in, and how many of its batches. */
export class SubRecipeRow extends GivenNumber<AmountRefusal | BatchesUnreadable> {
  readonly recipeId: RecipeId;
  readonly note: string;

  constructor({ recipeId, batches, note }: SubRecipeDraft) {
    super(batchNumbers, batches);
    this.recipeId = recipeId;
    this.note = note;
  }

  get draft(): SubRecipeDraft {
    return { recipeId: this.recipeId, batches: this.given, note: this.note };
  }

  /** The same with more of its batches, and what is said of them. */
  plus({ batches, note }: Pick<SubRecipeDraft, 'batches' | 'note'>): SubRecipeRow {
    const { recipeId, number } = this;
    const more = new SubRecipeRow({ recipeId, batches, note }).number;
    const notes = [this.note, note].filter((each) => each !== '').join(', ');
    return new SubRecipeRow({ recipeId, batches: kitchenText(number + more), note: notes });
  }
}

export class UnitRow {
  readonly key = nextRowKey();
  readonly finishedUnitId: FinishedUnitId | null;
  name = $state('');
  perBatch = $state('');

  constructor(unit?: UnitDraft) {
    this.finishedUnitId = unit?.finishedUnitId ?? null;
    this.name = unit?.name ?? '';
    this.perBatch = unit?.perBatch ?? '';
  }
}
