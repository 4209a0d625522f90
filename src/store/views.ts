/**
 * What queries answer with: plain values, ready to be shown, named by the words of the kitchen. Screens compute nothing of
 * this; they only phrase it.
 */
import type { PlainDate } from '../domain/event-date.ts';
import type { BatchOption } from '../domain/batch-options.ts';
import type { Fingerprint, FinishedGoodId, FinishedUnitId, EventId, Moment, RecipeId } from '../domain/ids.ts';
import type { PlanChangeType } from '../domain/plan-change.ts';
import type { ComparedGood, ComparedUnit, PlanComparison } from '../domain/plan-comparison.ts';
import type { PlanReadiness } from '../domain/plan-readiness.ts';
import type { FilledGoods, GoodsCount, UnfilledGood } from '../domain/plan-sheet.ts';
import type { Ties } from '../domain/reversal.ts';
import type { PlanState } from '../domain/plan-states.ts';
import type { ComponentDraft } from '../domain/good-draft.ts';
import type { RecipeDraft } from '../domain/recipe-draft.ts';
import type { BatchStep } from '../domain/yields.ts';
import type { PackingRunRow, RunRow } from './run-views.ts';

/** An event as a row of the list. */
export interface EventRow {
  readonly eventId: EventId;
  readonly name: string;
  readonly date: PlainDate;
  readonly guests: number | null;
  readonly state: PlanState;
  /** How the plan stands; null once it is completed. */
  readonly outlook: EventOutlook | null;
}

export interface EventOutlook {
  /** Goods of the current plan. */
  readonly planned: GoodsCount;
  /** Those that the decided batches fill in the end. */
  readonly filled: GoodsCount;
  /** Things to settle before it can be locked or started; 0 once it is started. */
  readonly open: number;
}

/** What stands in the header of every page of an event. */
export interface EventHeader {
  readonly eventId: EventId;
  readonly name: string;
  readonly date: PlainDate;
  readonly guests: number | null;
  readonly notes: string;
  readonly state: PlanState;
  /** The date when the plan was sealed, where it differs from today's. */
  readonly dateWhenSealed: PlainDate | null;
  /** When production started; null before. */
  readonly sealedAt: Moment | null;
  /** The snapshot's fingerprint; null before production. */
  readonly seal: Fingerprint | null;
  /** Changes recorded since, notes among them. */
  readonly changes: number;
  /** The sequence of the last change that moved the plan; 0: none did. */
  readonly lastChange: number;
  /** Guests when the plan was sealed, where they differ from today's. */
  readonly guestsWhenSealed: number | null;
  /** Goods of the current plan. */
  readonly goods: GoodsCount;
  /** Goods of the original, where they differ from today's. */
  readonly goodsWhenSealed: GoodsCount | null;
}

/** A recipe that goes into others of a plan: a dough, a glaze. Batches are words: “5 ¾ batches”. */
export interface TakenRecipeRow {
  readonly recipeId: RecipeId;
  readonly name: string;
  readonly batches: string;
  /** The recipes that take it, and how much of it each does. */
  readonly takers: readonly { readonly name: string; readonly batches: string }[];
}

export interface Content {
  readonly name: string;
  readonly quantity: number;
}

/** A line of a box. */
export interface BoxContent extends Content {
  /** Of a box in it: its own lines. */
  readonly inside: readonly BoxContent[];
}

/** A good that can be chosen, and how many of it are. */
export interface GoodChoice {
  readonly finishedGoodId: FinishedGoodId;
  readonly name: string;
  /** One unit on its own: a loaf, a cake. */
  readonly isBare: boolean;
  /** The recipe of a unit that is not named after it; null for all others. */
  readonly recipeName: string | null;
  readonly isArchived: boolean;
  /** Its lines by name, packaging included. */
  readonly contents: readonly BoxContent[];
  /** 0: not in the plan. */
  readonly quantity: number;
}

/** The batches of one unit. */
export interface UnitChoice {
  readonly finishedUnitId: FinishedUnitId;
  readonly name: string;
  readonly recipeName: string;
  readonly need: number;
  readonly through: readonly { readonly name: string; readonly units: number }[];
  readonly unitsPerBatch: number;
  readonly batchStep: BatchStep;
  readonly options: readonly BatchOption[];
  /** Decided batches; null: not chosen yet. */
  readonly batches: number | null;
  readonly planned: number;
  /** planned − need; negative is short. */
  readonly difference: number;
  /** What is expected in the end over the need, with what was lost and what came out besides; below 0 is short. */
  readonly over: number;
  readonly acceptedShortfall: number;
  /** A shortfall nobody has accepted; 0: none. */
  readonly openShortfall: number;
  /** Boxes that stay unfilled for want of this unit. */
  readonly unfilled: readonly UnfilledGood[];
}

export interface PackableRow {
  readonly finishedGoodId: FinishedGoodId;
  readonly name: string;
  readonly quantity: number;
  readonly packed: number;
  /** Boxes that can be filled from what is made. */
  readonly now: number;
  /** Filled in the end, packed ones included. */
  readonly inTheEnd: number;
  readonly shortOf: readonly { readonly name: string; readonly by: number; readonly isChosen: boolean }[];
}

/** The plan as it stands: the draft's, or once production has started the snapshot with its changes. */
export interface PlanView {
  readonly event: EventHeader;
  /** Chosen goods in the user's order, then the others by name. */
  readonly goods: readonly GoodChoice[];
  readonly units: readonly UnitChoice[];
  readonly packable: readonly PackableRow[];
  readonly filled: FilledGoods;
  readonly readiness: PlanReadiness;
}

/** The plan as a person looks at it before it is locked or started. */
export interface PlanReview extends PlanView {
  /** What a person confirms carries this: it names the plan exactly as it was shown. */
  readonly shown: Fingerprint;
}

/** A recorded change, in facts; the screen finds the words. */
export interface AmendmentRow {
  readonly sequence: number;
  readonly type: PlanChangeType;
  /** The good or unit it moved; '' for a note. */
  readonly name: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly reason: string;
  readonly createdAt: Moment;
  /** What it has to do with other changes of the same. */
  readonly ties: Ties;
}

export interface ComparisonView extends PlanComparison {
  readonly event: EventHeader;
  /** With the packings of it that stand, in their order. */
  readonly goods: readonly (ComparedGood & { readonly runs: readonly PackingRunRow[] })[];
  /** With the batches and losses of it that stand, in their order. */
  readonly units: readonly (ComparedUnit & { readonly runs: readonly RunRow[] })[];
  /** When something was made, packed or taken back last; null: nothing stands recorded. */
  readonly madeAt: Moment | null;
  readonly amendments: readonly AmendmentRow[];
  /** When the baking was called done; null while it goes on. */
  readonly completedAt: Moment | null;
}

export interface RecipeRow {
  readonly recipeId: RecipeId;
  readonly name: string;
  readonly batchStep: BatchStep;
  readonly units: readonly {
    readonly finishedUnitId: FinishedUnitId;
    readonly name: string;
    readonly unitsPerBatch: number;
  }[];
  /** Ingredients and other recipes together. */
  readonly lines: number;
  /** Other recipes that go into it. */
  readonly subRecipes: readonly RecipeId[];
  readonly isArchived: boolean;
}

/** A recipe with its draft as the editor begins with it. */
export interface RecipeView {
  readonly recipeId: RecipeId;
  readonly draft: RecipeDraft;
  readonly isArchived: boolean;
  /** Names of running events that rest on it: what is edited here does not reach them. */
  readonly runningEvents: readonly string[];
}

export interface GoodRow {
  readonly finishedGoodId: FinishedGoodId;
  readonly name: string;
  readonly isBare: boolean;
  /** The recipe of a unit that is not named after it; null for all others. */
  readonly recipeName: string | null;
  /** Of a bare good, which is edited with its recipe; null for a set. */
  readonly recipeId: RecipeId | null;
  readonly isArchived: boolean;
  readonly contents: readonly BoxContent[];
}

export interface GoodView {
  readonly finishedGoodId: FinishedGoodId;
  readonly name: string;
  readonly components: readonly ComponentDraft[];
  /** What one of it comes to in units, through everything inside. */
  readonly units: readonly Content[];
  readonly isArchived: boolean;
  readonly runningEvents: readonly string[];
}

export interface KitchenFacts {
  readonly version: string;
  readonly isEmpty: boolean;
  readonly counts: KitchenCounts;
  /** Bytes of the saved database, how many commands it has seen, and when it was saved last; null: nothing is saved yet. */
  readonly saved: { readonly size: number; readonly generation: number; readonly savedAt: Moment } | null;
  /** When the oldest event, recipe or box was made, or the oldest count that stands, that did not come with the demo kitchen; null: there is none. */
  readonly ownWorkSince: Moment | null;
}

export interface KitchenCounts {
  readonly recipes: number;
  readonly goods: number;
  readonly ingredients: number;
  readonly events: number;
}

/** What goes when the demo kitchen is taken away. */
export interface DemoFacts {
  readonly recipes: number;
  readonly boxes: number;
  readonly ingredients: number;
  readonly events: number;
  /** Of the pantry. */
  readonly counts: number;
  /** Ingredients that stay, because one has counted them oneself. */
  readonly countedStay: number;
  /** Names of boxes and recipes that stay, because one's own rest on them. */
  readonly stays: readonly string[];
}
