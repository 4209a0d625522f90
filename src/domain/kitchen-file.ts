/**
 * A kitchen as a file of another program tells it, already in our words: names and amounts have been read by the same rules
 * as what a person types. What of it is new here is decided in import-plan.ts.
 */
import type { Amount, AmountRefusal } from './amount.ts';
import type { DateInvalid, PlainDate } from './event-date.ts';
import type { EventFacts } from './event-draft.ts';
import type { Uuid } from './ids.ts';
import type { Name, NameRefusal, TextRefusal } from './names.ts';
import type { NestingRefusal } from './nesting.ts';
import type { QuantityInvalid } from './quantity.ts';
import type { ListedTwice, WrongKind } from './refusals.ts';
import type { UnitYield } from './yields.ts';

/** More bytes than any kitchen's file has; a larger one is refused before it is read. */
export const LARGEST_FILE = 20_000_000;

/** A number of the file as kept: how it is written, and exactly. */
export interface FileAmount {
  readonly text: string;
  readonly amount: Amount;
}

export interface FileIngredient {
  /** What recipes of the file call it by, and what the same file is known by when it comes again. */
  readonly slug: string;
  readonly name: Name;
  readonly kind: 'food' | 'packaging';
  /** Its shelf in the shop. */
  readonly category: string | null;
  readonly stockUnit: string | null;
  readonly density: { readonly text: string; readonly gramsPerMl: number } | null;
  readonly notes: string;
}

export interface FileRecipeLine {
  readonly ingredientSlug: string;
  /** null: “to taste”. */
  readonly amount: FileAmount | null;
  readonly unitText: string;
  readonly unit: string | null;
  readonly note: string;
}

/** A sub-recipe, by the name it has in the file. */
export interface FileSubRecipe {
  readonly name: Name;
  readonly batches: FileAmount;
  readonly note: string;
}

export interface FileUnit {
  /** null: it has none in the file. */
  readonly slug: string | null;
  readonly name: Name;
  readonly yield: UnitYield;
}

export interface FileRecipe {
  /** Where it stands in the file, from 1. */
  readonly place: number;
  readonly slug: string | null;
  readonly name: Name;
  readonly category: string | null;
  readonly source: string;
  readonly method: string;
  readonly lines: readonly FileRecipeLine[];
  readonly subRecipes: readonly FileSubRecipe[];
  readonly units: readonly FileUnit[];
}

/** What is there of a product of an ingredient. */
export interface FileStock {
  readonly slug: string;
  readonly amount: FileAmount;
  /** As the file says it; '' counts pieces. */
  readonly unit: string;
}

/** An occasion without goods: it comes in as a draft. */
export interface FileEvent {
  /** The same for the same event of the same program, so that it is known when the file comes again. */
  readonly uuid: Uuid;
  readonly facts: EventFacts;
}

/** What of a file is not taken, in facts. */
export type LeftOut =
  /** Yields that stand inside recipes while the list of units has newer ones. */
  | { readonly type: 'OlderYields'; readonly count: number }
  /** Ingredients that only group others: their names become shelves. */
  | { readonly type: 'GroupsOfIngredients'; readonly count: number }
  | { readonly type: 'WholeList'; readonly list: string; readonly count: number }
  | { readonly type: 'Fields'; readonly list: string; readonly fields: readonly FieldCount[] }
  | { readonly type: 'ArchivedThere'; readonly names: readonly string[] }
  /** The same name or slug twice in the file: the first is taken. */
  | { readonly type: 'ListedTwiceThere'; readonly names: readonly string[] }
  | { readonly type: 'DensityUnclear'; readonly names: readonly string[] }
  /** Together it is more than is counted of anything. */
  | { readonly type: 'StockTooMuch'; readonly names: readonly string[] };

export interface FieldCount {
  readonly field: string;
  readonly count: number;
}

export interface KitchenFile {
  /** The day it was written, as the file says. */
  readonly exportedOn: PlainDate | null;
  readonly ingredients: readonly FileIngredient[];
  readonly recipes: readonly FileRecipe[];
  /** Several of one ingredient are added up by whoever knows which are the same. */
  readonly stock: readonly FileStock[];
  readonly events: readonly FileEvent[];
  readonly leftOut: readonly LeftOut[];
}

/** A value that is missing, or of a kind that cannot stand there. `found` is '' when it is missing. */
export interface ValueWrong {
  readonly type: 'ValueWrong';
  readonly found: string;
}

/** A line names a recipe that is not in the file, and where the kitchen counts too, not there either. */
export interface RecipeUnknown {
  readonly type: 'RecipeUnknown';
  readonly soughtIn: 'file' | 'file and kitchen';
}

export type LineProblem =
  | AmountRefusal
  | DateInvalid
  | ListedTwice
  | NameRefusal
  | NestingRefusal
  | QuantityInvalid
  | RecipeUnknown
  | TextRefusal
  | ValueWrong
  | WrongKind;

/** A line of the file that cannot be taken: where it stands, and what is wrong with it. */
export interface BrokenLine {
  readonly list: string;
  /** From 1. */
  readonly place: number;
  /** What it is called; '' when that cannot be read either. */
  readonly name: string;
  /** Which part of it, in the file's words: `ingredients 2, quantity`. */
  readonly field: string;
  readonly problem: LineProblem;
}

/** Broken lines that are named; the rest is counted. */
const MOST_BROKEN_LINES_NAMED = 10;

export function linesBroken(lines: readonly BrokenLine[]): KitchenFileRefusal {
  return { type: 'FileLinesBroken', lines: lines.slice(0, MOST_BROKEN_LINES_NAMED), count: lines.length };
}

export type KitchenFileRefusal =
  | { readonly type: 'FileTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'FileEmpty' }
  /** No text, or no JSON. */
  | { readonly type: 'FileUnreadable' }
  | { readonly type: 'FileCutShort' }
  /** JSON, but of something else. */
  | { readonly type: 'FileOfOtherKind' }
  | { readonly type: 'FileVersionUnknown'; readonly version: string }
  | { readonly type: 'FileLinesBroken'; readonly lines: readonly BrokenLine[]; readonly count: number };
