/**
 * Everything the app can do, on one page. Each method is one query or one command; each answers with a Result. Commands that
 * make a row carry a `commandId`, a random uuid made by the page that becomes the row's own: sent twice, it is done once.
 * What edits something carries `before`, as the form began with it: refused when it is no longer so.
 */
import type { DeletedIngredient, DeletedRows, ForgottenCount } from '../database/model.ts';
import type { ChangeRequest } from '../domain/amend.ts';
import type { EventDraft } from '../domain/event-draft.ts';
import type { GoodDraft } from '../domain/good-draft.ts';
import type {
  EventId,
  Fingerprint,
  FinishedGoodId,
  FinishedUnitId,
  HistoryEntryId,
  IngredientId,
  PackingRunId,
  ProductionRunId,
  RecipeId,
  Uuid,
} from '../domain/ids.ts';
import type { IngredientDraft } from '../domain/ingredient-draft.ts';
import type { Restored } from '../domain/kitchen-copy.ts';
import type { IngredientNames } from '../domain/known-names.ts';
import type { RunDraft } from '../domain/making.ts';
import type { CopySource } from '../domain/next-plan.ts';
import type { RecipeDraft } from '../domain/recipe-draft.ts';
import type { CountDraft } from '../domain/pantry-count.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { ShortAt } from '../domain/repairs.ts';
import type { Result } from '../shared/result.ts';
import type { Unfinished } from '../domain/unfinished.ts';
import type { ChangePreview, RepairsView, ShownChange, WrittenChanges } from './change-views.ts';
import type { EventHoldings, HistoryRow, PlanAsItStood, SealCheck } from './history-views.ts';
import type { ImportCounts, ImportPreview } from './import-views.ts';
import type { IngredientRow, IngredientView, ShopView } from './pantry-views.ts';
import type { NextEvent } from './next-event-views.ts';
import type { MakeView, PackingCostRow, PackView } from './making-views.ts';
import type { PlanBoxes, PlanRecipes, RecipeAt, RecipeToMake } from './paper-views.ts';
import type { Trouble } from './trouble.ts';
import type {
  ComparisonView,
  DemoFacts,
  EventHeader,
  EventRow,
  GoodRow,
  GoodView,
  KitchenFacts,
  PlanReview,
  PlanView,
  RecipeRow,
  RecipeView,
  TakenRecipeRow,
} from './views.ts';

export type Answer<T> = Promise<Result<T, Refusal | Trouble>>;
type Of<Id extends string, T> = { readonly [K in Id]: T };
type OfEvent = Of<'eventId', EventId>;
type OfIngredient = Of<'ingredientId', IngredientId>;
type Command = Of<'commandId', Uuid>;
/** `before` is what the form began with; absent or null for a new one. */
type Edit<Draft> = Of<'draft', Draft> & { readonly before?: Draft | null };
/** What a new one is a copy of: brings along what a form does not show. Refused when that is gone. */
type Copy<Id> = { readonly copyOf?: Id | null };

export interface Queries {
  /** By date, then in the order they were made. */
  'events.list': { ask: undefined; answer: readonly EventRow[] };
  'events.header': { ask: OfEvent; answer: EventHeader };
  /** What planning it again would begin with, and what its numbers propose. */
  'events.next': { ask: OfEvent & Of<'source', CopySource>; answer: NextEvent };
  'plan.view': { ask: OfEvent; answer: PlanView };
  /** The same, with the name of the plan as it stands, for `plan.start`. */
  'plan.review': { ask: OfEvent; answer: PlanReview };
  /** What goes when it is deleted. */
  'events.holdings': { ask: OfEvent; answer: EventHoldings };
  /** Batches and boxes that are planned and not made or packed. */
  'plan.unfinished': { ask: OfEvent; answer: Unfinished };
  /** In the order of the entries' ids, whatever the clock said. Has an answer also where the plan cannot be read. */
  'plan.history': { ask: OfEvent; answer: readonly HistoryRow[] };
  'plan.asItStood': { ask: OfEvent & Of<'entryId', HistoryEntryId>; answer: PlanAsItStood };
  /** Checks the fingerprints; an event that was never started has none. */
  'plan.verify': { ask: OfEvent; answer: SealCheck };
  'plan.comparison': { ask: OfEvent; answer: ComparisonView };
  /** Writes nothing; what `plan.amend` would do, all of it together. `ChangesRefused` names the requests by their places. */
  'plan.previewChange': { ask: OfEvent & Of<'requests', readonly ChangeRequest[]>; answer: ChangePreview };
  /** What would mend it where too little of a unit comes out, or not all of a good can be packed. */
  'plan.repairs': { ask: OfEvent & Of<'at', ShortAt>; answer: RepairsView };
  /** Each recipe that the decided batches need, at one batch, sub-recipes included; of a started plan as it was frozen. */
  'plan.recipesAt': { ask: OfEvent; answer: PlanRecipes };
  /** What goes into the decided batches and has a recipe of its own. */
  'plan.recipesTaken': { ask: OfEvent; answer: readonly TakenRecipeRow[] };
  /** What goes into each good of the plan, and into each box inside them. */
  'plan.boxes': { ask: OfEvent; answer: PlanBoxes };
  'catalog.recipes': { ask: undefined; answer: readonly RecipeRow[] };
  'catalog.recipe': { ask: Of<'recipeId', RecipeId>; answer: RecipeView };
  /** Scaled to batches that are a multiple of its step; refuses others. */
  'catalog.recipeAt': { ask: Of<'recipeId', RecipeId> & Of<'batches', number>; answer: RecipeAt };
  'catalog.goods': { ask: undefined; answer: readonly GoodRow[] };
  /** What the form of its copy begins with, under a name that is free. */
  'catalog.recipeCopy': { ask: Of<'recipeId', RecipeId>; answer: RecipeDraft };
  'catalog.good': { ask: Of<'finishedGoodId', FinishedGoodId>; answer: GoodView };
  /** Of a set; a bare good is copied with its recipe. */
  'catalog.goodCopy': { ask: Of<'finishedGoodId', FinishedGoodId>; answer: GoodDraft };
  /** Names to complete while typing, and those of food that is put away, which are not offered but known. */
  'catalog.ingredientNames': { ask: undefined; answer: IngredientNames };
  /** What a file from another program would bring; writes nothing. */
  'files.previewImport': { ask: Of<'bytes', Uint8Array>; answer: ImportPreview };
  /** Everything that is bought, archived or not, by name, with what was counted of it. */
  'pantry.list': { ask: undefined; answer: readonly IngredientRow[] };
  'pantry.ingredient': { ask: OfIngredient; answer: IngredientView };
  /** What is made and left of each unit; in production and after it. */
  'make.view': { ask: OfEvent; answer: MakeView };
  /** The recipe of a unit at so many batches of it, as the plan froze it, with the recipes that go in. */
  'make.recipe': {
    ask: OfEvent & Of<'finishedUnitId', FinishedUnitId> & Of<'batches', number>;
    answer: RecipeToMake;
  };
  /** What can be packed of each good, now and later; in production and after it. */
  'pack.view': { ask: OfEvent; answer: PackView };
  /** Which goods would go short, were so many of this one packed now. */
  'pack.costs': {
    ask: OfEvent & Of<'finishedGoodId', FinishedGoodId> & Of<'quantity', number>;
    answer: readonly PackingCostRow[];
  };
  /** What is needed, what is there, and what is to be bought; in production for the batches and goods that remain. */
  'shop.list': { ask: OfEvent; answer: ShopView };
  'kitchen.facts': { ask: undefined; answer: KitchenFacts };
  /** The file it came from; null: it came from none. */
  'kitchen.restored': { ask: undefined; answer: Restored | null };
  /** What of the demo kitchen could be taken away; null: nothing. */
  'kitchen.demo': { ask: undefined; answer: DemoFacts | null };
}

export interface Commands {
  'events.create': { ask: Command & Of<'draft', EventDraft>; answer: EventId };
  'events.update': { ask: OfEvent & Edit<EventDraft>; answer: undefined };
  'events.delete': { ask: OfEvent; answer: undefined };
  /** Makes a draft of what another event was, with the proposals that were taken, by their keys. */
  'events.copy': {
    ask: Command & OfEvent & Of<'source', CopySource> & Of<'draft', EventDraft> & Of<'taken', readonly string[]>;
    answer: EventId;
  };
  /** 0 takes the good out of the selection, and with it decisions that nothing needs any more. */
  'plan.setQuantity': {
    ask: OfEvent & Of<'finishedGoodId', FinishedGoodId> & Of<'quantity', number | string>;
    answer: undefined;
  };
  /** null withdraws the decision. A choice that is short stays open until its shortfall is accepted. */
  'plan.decideBatches': {
    ask: OfEvent & Of<'finishedUnitId', FinishedUnitId> & Of<'batches', number | string | null>;
    answer: undefined;
  };
  /** Takes the units that the person was shown to be short; refused when it is another number by now. */
  'plan.acceptShortfall': {
    ask: OfEvent & Of<'finishedUnitId', FinishedUnitId> & Of<'short', number>;
    answer: undefined;
  };
  'plan.lock': { ask: OfEvent; answer: undefined };
  'plan.unlock': { ask: OfEvent; answer: undefined };
  /** Takes the snapshot and starts production, both or neither. */
  'plan.start': { ask: Command & OfEvent & Of<'shown', Fingerprint>; answer: undefined };
  'plan.voidStart': { ask: OfEvent; answer: undefined };
  'plan.complete': { ask: OfEvent; answer: undefined };
  'plan.reopen': { ask: OfEvent; answer: undefined };
  /** Records changes to a started plan under one reason, all or none; each good and each unit once at most. */
  'plan.amend': {
    ask: Command & OfEvent & Of<'requests', readonly ChangeRequest[]> & Of<'reason', string> & Of<'shown', ShownChange>;
    answer: WrittenChanges;
  };
  /**
   * Takes back what `plan.amend` has just written, by changes of their own under the reason “Undone at once”. Refused when
   * something else was recorded since, and where it was only a note.
   */
  'plan.undoChanges': { ask: Command & OfEvent & Of<'written', WrittenChanges>; answer: undefined };
  /** Records batches of one unit: good units from 0 up, also beyond the plan; units that were lost with their reason. */
  'make.record': { ask: Command & OfEvent & Of<'finishedUnitId', FinishedUnitId> & RunDraft; answer: ProductionRunId };
  /** Records units lost after their batch was; refused when fewer are there. */
  'make.lose': {
    ask: Command & OfEvent & Of<'finishedUnitId', FinishedUnitId> & Pick<RunDraft, 'lost' | 'reason' | 'note'>;
    answer: ProductionRunId;
  };
  /** Batches or a loss count no more; refused when what was made then is packed. */
  'make.void': { ask: OfEvent & Of<'runId', ProductionRunId>; answer: boolean };
  /** Records goods put together; refused when there are not units enough, or they are all packed. */
  'pack.record': {
    ask: Command & OfEvent & Of<'finishedGoodId', FinishedGoodId> & Of<'quantity', number | string>;
    answer: PackingRunId;
  };
  'pack.void': { ask: OfEvent & Of<'runId', PackingRunId>; answer: boolean };
  'catalog.saveRecipe': {
    ask: Command & Of<'recipeId', RecipeId | null> & Edit<RecipeDraft> & Copy<RecipeId>;
    answer: RecipeId;
  };
  'catalog.archiveRecipe': { ask: Of<'recipeId', RecipeId> & Of<'archived', boolean>; answer: undefined };
  /** Refused while anything rests on it: it can be archived. Gives what is gone, for `catalog.putBack`. */
  'catalog.deleteRecipe': { ask: Of<'recipeId', RecipeId>; answer: DeletedRows };
  'catalog.saveGood': {
    ask: Command & Of<'finishedGoodId', FinishedGoodId | null> & Edit<GoodDraft> & Copy<FinishedGoodId>;
    answer: FinishedGoodId;
  };
  'catalog.archiveGood': { ask: Of<'finishedGoodId', FinishedGoodId> & Of<'archived', boolean>; answer: undefined };
  'catalog.deleteGood': { ask: Of<'finishedGoodId', FinishedGoodId>; answer: DeletedRows };
  /**
   * Takes a deletion back, in this kitchen: every row as it stood, only a slug that was given away meanwhile is made anew. Refused
   * when its name is taken or something in it is gone.
   */
  'catalog.putBack': { ask: Of<'rows', DeletedRows>; answer: undefined };
  'pantry.saveIngredient': {
    ask: Command & Of<'ingredientId', IngredientId | null> & Edit<IngredientDraft>;
    answer: IngredientId;
  };
  'pantry.archiveIngredient': { ask: OfIngredient & Of<'archived', boolean>; answer: undefined };
  /** Refused while a recipe, a box or a started plan uses it: it can be archived. Gives what is gone, for `catalog.putBack`. */
  'pantry.deleteIngredient': { ask: OfIngredient; answer: DeletedIngredient };
  /**
   * Records what is there, 0 included; other counts of the ingredient that compare with it are replaced, and so is the one in the
   * unit `insteadOf`, whatever it compares with.
   */
  'pantry.count': {
    ask: OfIngredient & Of<'draft', CountDraft> & { readonly insteadOf?: string | null };
    answer: undefined;
  };
  /** Takes the count in that unit away: then nobody knows. Gives what is gone, for `catalog.putBack`. */
  'pantry.forget': { ask: OfIngredient & Of<'unit', string>; answer: ForgottenCount };
  /** Ticks a line of the shopping list off at what is to be bought of it now, or takes that back. */
  'shop.tick': { ask: OfEvent & Of<'key', string> & Of<'isTicked', boolean>; answer: undefined };
  /** Brings in what was shown of a file, all or nothing. What is here already stays as it is. */
  'files.import': { ask: Of<'bytes', Uint8Array> & Of<'shown', Fingerprint>; answer: ImportCounts };
  /** Fills an empty kitchen with a small believable one. */
  'kitchen.loadDemo': { ask: Of<'today', string>; answer: undefined };
  /** Takes it away again, but for what one's own events, boxes and recipes rest on. */
  'kitchen.removeDemo': { ask: undefined; answer: undefined };
}

export type QueryName = keyof Queries;
export type CommandName = keyof Commands;

/** The store as its client sees it: the same in the worker and in tests. */
export interface Store {
  ask<N extends QueryName>(name: N, ask: Queries[N]['ask']): Answer<Queries[N]['answer']>;
  do<N extends CommandName>(name: N, ask: Commands[N]['ask']): Answer<Commands[N]['answer']>;
}
