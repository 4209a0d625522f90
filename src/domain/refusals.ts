/**
 * Everything the rules can say no to, as facts. The words a person reads stand in app/user-messages.ts.
 */
import type { ChangeRefusal, ChangesRefused, ReasonBlank } from './amend.ts';
import type { AmountRefusal } from './amount.ts';
import type { BatchesNotMultiple, BatchesUnreadable } from './batch-options.ts';
import type { DateInvalid } from './event-date.ts';
import type { TooManyLines } from './ingredient-list.ts';
import type { KitchenFileRefusal, RecipeUnknown, ValueWrong } from './kitchen-file.ts';
import type { TimerMinutesInvalid } from './kitchen-timer.ts';
import type { NameRefusal, TextRefusal } from './names.ts';
import type { NestingRefusal } from './nesting.ts';
import type { AmendmentUnreadable } from './plan-change.ts';
import type { RunRefusal } from './making.ts';
import type { CountUnreadable } from './pantry-count.ts';
import type { NotEnoughToPack } from './packable.ts';
import type { PlanNotReady } from './plan-readiness.ts';
import type { PlanStateForbids } from './plan-states.ts';
import type { QuantityInvalid } from './quantity.ts';
import type { NeedTooLarge } from './requirements.ts';
import type { SnapshotUnreadable } from './snapshot-reader.ts';
import type { WeighingRefusal } from './weighing.ts';

/** What a refusal can be about: a row of the kitchen by its everyday word. */
export type CatalogKind = 'ingredient' | 'recipe' | 'unit' | 'good';

export interface NameTaken {
  readonly type: 'NameTaken';
  readonly kind: CatalogKind;
  readonly name: string;
  readonly isArchived: boolean;
}

/** The same thing on two lines of one set. */
export interface ListedTwice {
  readonly type: 'ListedTwice';
  readonly name: string;
}

/** Two of what a recipe gives would be called the same; a blank name is the recipe's own. */
export interface SizesAlike {
  readonly type: 'SizesAlike';
  readonly name: string;
}

/** A set with nothing in it. */
export interface GoodEmpty {
  readonly type: 'GoodEmpty';
}

/** It was edited elsewhere since the form was opened. */
export interface EditedMeanwhile {
  readonly type: 'EditedMeanwhile';
}

/** The name belongs to an ingredient of the other kind. */
export interface WrongKind {
  readonly type: 'WrongKind';
  readonly wanted: 'food' | 'packaging';
}

/** It is used as what it is: it cannot become packaging, or food. `by` are names of what uses it. */
export interface KindInUse {
  readonly type: 'KindInUse';
  readonly name: string;
  readonly kind: 'food' | 'packaging';
  readonly by: readonly string[];
}

export interface NotFound {
  readonly type: 'NotFound';
  readonly kind: CatalogKind | 'event' | 'snapshot' | 'entry' | 'run';
}

/** Something rests on it: it cannot be deleted. `by` are names. */
export interface InUse {
  readonly type: 'InUse';
  readonly name: string;
  readonly by: readonly string[];
  /** It is put away already: there is nothing else to be done with it. */
  readonly isArchived: boolean;
}

/** What was deleted cannot be put back as it stood. */
export interface CannotComeBack {
  readonly type: 'CannotComeBack';
  readonly name: string;
  readonly because: NameTaken | NotFound | NestingRefusal;
}

/** What is being copied was deleted before the copy was saved: what a form does not show would be lost. */
export interface OriginalGone {
  readonly type: 'OriginalGone';
  readonly kind: CatalogKind;
}

/** What was shown is no longer how things stand. */
export interface PlanMovedOn {
  readonly type: 'PlanMovedOn';
}

/** A start that cannot be voided any more: batches made, goods packed, changes recorded. */
export interface AlreadyStarted {
  readonly type: 'AlreadyStarted';
  readonly batches: number;
  readonly packed: number;
  readonly changes: number;
}

/** Fewer units are there than would be lost, or taken back: `there` are made and in no box. */
export interface UnitsNotThere {
  readonly type: 'UnitsNotThere';
  readonly name: string;
  readonly there: number;
}

/** What was made then is in boxes by now: `inBoxes` units are, and without it only `made` would be there. */
export interface UnitsPacked {
  readonly type: 'UnitsPacked';
  readonly name: string;
  readonly inBoxes: number;
  readonly made: number;
}

/** A file has things that would be taken for the demo kitchen's own, which go with it. */
export interface DemoInTheWay {
  readonly type: 'DemoInTheWay';
  readonly names: readonly string[];
}

/** What was shown of a file is no longer what it would bring: the kitchen has changed since. */
export interface KitchenMovedOn {
  readonly type: 'KitchenMovedOn';
}

export interface KitchenNotEmpty {
  readonly type: 'KitchenNotEmpty';
  readonly ingredients: number;
  readonly recipes: number;
  readonly events: number;
}

/** Several fields of one form, each with its own refusal; `at` is the field's path in the draft. */
export interface DraftRefused {
  readonly type: 'DraftRefused';
  readonly fields: readonly FieldRefusal[];
}

export interface FieldRefusal {
  readonly at: string;
  readonly refusal: Exclude<Refusal, DraftRefused>;
}

export type Refusal =
  | AlreadyStarted
  | AmendmentUnreadable
  | AmountRefusal
  | BatchesNotMultiple
  | BatchesUnreadable
  | CannotComeBack
  | ChangeRefusal
  | ChangesRefused
  | CountUnreadable
  | DateInvalid
  | DemoInTheWay
  | DraftRefused
  | EditedMeanwhile
  | GoodEmpty
  | InUse
  | KindInUse
  | KitchenFileRefusal
  | KitchenMovedOn
  | KitchenNotEmpty
  | ListedTwice
  | PlanMovedOn
  | NameRefusal
  | NameTaken
  | NeedTooLarge
  | NestingRefusal
  | NotFound
  | OriginalGone
  | PlanNotReady
  | PlanStateForbids
  | QuantityInvalid
  | NotEnoughToPack
  | ReasonBlank
  | RecipeUnknown
  | RunRefusal
  | SizesAlike
  | SnapshotUnreadable
  | TextRefusal
  | TimerMinutesInvalid
  | TooManyLines
  | UnitsNotThere
  | UnitsPacked
  | ValueWrong
  | WeighingRefusal
  | WrongKind;
