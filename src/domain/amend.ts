/**
 * Deciding on changes to a started plan: takes what a person asks for in one go and gives the changes to record, or what is
 * refused of them, each with its numbers. Nothing is written here; a preview and a confirmation are the same decision.
 */
import { canonicalJson } from '../shared/canonical-json.ts';
import { invariant } from '../shared/invariant.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { checkBatches, type BatchesNotMultiple } from './batch-options.ts';
import { checkGoodNesting, checkRecipeNesting } from './definition-check.ts';
import { freezeDefinitions } from './frozen-definitions.ts';
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import { optionsAsMade } from './making.ts';
import { foldName, parseText, type TextRefusal } from './names.ts';
import type { NestingRefusal } from './nesting.ts';
import type { Plan, PlanDefinitions } from './plan.ts';
import { applyChange, quantityOf, type PlanChange } from './plan-change.ts';
import { goodName, type PlanSheet } from './plan-sheet.ts';
import { unitWithRecipe } from './plan-units.ts';
import type { Progress } from './progress.ts';
import { parseQuantity, type QuantityInvalid } from './quantity.ts';
import { definitionsBeyond, definitionsReachedBy, withDefinitions } from './reached-definitions.ts';
import type { ListedTwice, NotFound } from './refusals.ts';
import { needsBeyondLimit, needTooLarge, type NeedTooLarge } from './requirements.ts';

/** What a person asks for. Batches 0 drops them. */
export type ChangeRequest =
  | { readonly type: 'drop_fg'; readonly finishedGoodId: FinishedGoodId }
  | { readonly type: 'add_fg'; readonly finishedGoodId: FinishedGoodId; readonly quantity: number }
  | { readonly type: 'change_fg_quantity'; readonly finishedGoodId: FinishedGoodId; readonly quantity: number }
  | BatchRequest
  | { readonly type: 'note' };

export interface BatchRequest {
  readonly type: 'modify_batch';
  readonly finishedUnitId: FinishedUnitId;
  readonly batches: number;
}

/** Why one change is refused. */
export type ChangeRefusal =
  | QuantityInvalid
  | BatchesNotMultiple
  | ListedTwice
  | NeedTooLarge
  | NestingRefusal
  | NotFound
  | ChangesNothing
  | { readonly type: 'NotInPlan'; readonly name: string }
  | { readonly type: 'AlreadyInPlan'; readonly name: string; readonly quantity: number }
  | { readonly type: 'AlreadyPacked'; readonly name: string; readonly packed: number }
  | { readonly type: 'AlreadyMade'; readonly name: string; readonly batches: number };

export interface ChangesNothing {
  readonly type: 'ChangesNothing';
}

/** Which of the changes asked for in one go are refused, and why each; none of them is made. */
export interface ChangesRefused {
  readonly type: 'ChangesRefused';
  /** `index`: its place among those asked for. */
  readonly refused: readonly { readonly index: number; readonly refusal: ChangeRefusal }[];
}

export interface DecidedChanges {
  readonly changes: readonly PlanChange[];
  readonly after: Plan;
  /** Names of what an added good brings whose frozen definition differs from the catalog of today; the frozen one stays. */
  readonly asSealed: readonly string[];
}

/**
 * Several changes in one go; all or none. Takes the current plan, the catalog of today for goods that are added, and the
 * progress. Each good and each unit is changed once at most, and batches of a unit new to the plan come after the goods, so
 * that the result does not hang on the order in which they were picked. Refuses a change that changes nothing, and anything
 * below what is made or packed; every change that is refused is named, the others being decided as if it had not been asked for.
 */
export function decideChanges(
  plan: Plan,
  catalog: PlanDefinitions,
  progress: Progress,
  requests: readonly ChangeRequest[],
): Result<DecidedChanges, ChangesRefused | ChangesNothing> {
  if (requests.length === 0) return err({ type: 'ChangesNothing' });
  const made: MadeChange[] = [];
  const refused: { index: number; refusal: ChangeRefusal }[] = [];
  const asSealed = new Set<string>();
  let after = plan;
  for (const [index, request] of inOrder(plan, requests)) {
    const isAgain = requests.findIndex((other) => isAboutTheSame(other, request)) < index;
    const decided = isAgain
      ? err({ type: 'ListedTwice' as const, name: nameOf(after, request) })
      : decideChange(after, catalog, progress, request);
    if (!decided.ok) {
      refused.push({ index, refusal: decided.error });
      continue;
    }
    if (request.type === 'add_fg')
      sealedOtherwise(after, catalog, request.finishedGoodId).forEach((n) => asSealed.add(n));
    const applied = applyChange(after, decided.value);
    invariant(applied.ok, applied.ok ? '' : `a decided change fits its plan: ${applied.error}`);
    made.push({ index, change: decided.value, before: after, after: applied.value });
    after = applied.value;
  }
  refused.push(...tooMuch(plan, after, made));
  refused.sort((a, b) => a.index - b.index);
  if (refused.length > 0) return err({ type: 'ChangesRefused', refused });
  return ok({ changes: made.map(({ change }) => change), after, asSealed: [...asSealed] });
}

interface MadeChange {
  readonly index: number;
  readonly change: PlanChange;
  readonly before: Plan;
  readonly after: Plan;
}

/** As they were picked, but for batches of a unit new to the plan: some good brings it, and comes first. */
function inOrder(plan: Plan, requests: readonly ChangeRequest[]): (readonly [index: number, request: ChangeRequest])[] {
  const places = requests.map((request, index) => [index, request] as const);
  const isOfNewUnit = ([, request]: (typeof places)[number]): boolean =>
    request.type === 'modify_batch' && !plan.definitions.finishedUnits.has(request.finishedUnitId);
  return [...places.filter((place) => !isOfNewUnit(place)), ...places.filter(isOfNewUnit)];
}

function isAboutTheSame(one: ChangeRequest, other: ChangeRequest): boolean {
  if ('finishedGoodId' in one) return 'finishedGoodId' in other && one.finishedGoodId === other.finishedGoodId;
  if ('finishedUnitId' in one) return 'finishedUnitId' in other && one.finishedUnitId === other.finishedUnitId;
  return other.type === 'note';
}

function nameOf(plan: Plan, request: ChangeRequest): string {
  if ('finishedGoodId' in request) return goodName(plan, request.finishedGoodId);
  return 'finishedUnitId' in request ? (plan.definitions.finishedUnits.get(request.finishedUnitId)?.name ?? '') : '';
}

/**
 * What all of them together need too much of, with the change that first went beyond. Looked at in the end only: what one
 * change needs too much, another may give back.
 */
function tooMuch(plan: Plan, after: Plan, made: readonly MadeChange[]): { index: number; refusal: ChangeRefusal }[] {
  const refused = new Map<number, ChangeRefusal>();
  for (const large of needsBeyondLimit(after, plan)) {
    const first = made.find((step) => needsBeyondLimit(step.after, step.before).includes(large));
    invariant(first, 'what is beyond the limit in the end went beyond it at some change');
    if (!refused.has(first.index)) refused.set(first.index, needTooLarge(after, large));
  }
  return [...refused].map(([index, refusal]) => ({ index, refusal }));
}

function decideChange(
  plan: Plan,
  catalog: PlanDefinitions,
  progress: Progress,
  request: ChangeRequest,
): Result<PlanChange, ChangeRefusal> {
  switch (request.type) {
    case 'drop_fg':
    case 'change_fg_quantity': {
      const { finishedGoodId: id } = request;
      const name = goodName(plan, id);
      const before = quantityOf(plan, id);
      if (before === null) return err({ type: 'NotInPlan', name });
      const packed = progress.packed.get(id) ?? 0;
      if (request.type === 'drop_fg') {
        if (packed > 0) return err({ type: 'AlreadyPacked', name, packed });
        return ok({ type: 'drop_fg', data: { fg_id: id, fg_name: name, original_quantity: before } });
      }
      const quantity = parseQuantity(request.quantity);
      if (!quantity.ok) return quantity;
      if (quantity.value === before) return err({ type: 'ChangesNothing' });
      if (quantity.value < packed) return err({ type: 'AlreadyPacked', name, packed });
      const data = { fg_id: id, fg_name: name, old_quantity: before, new_quantity: quantity.value };
      return ok({ type: 'change_fg_quantity', data });
    }
    case 'add_fg':
      return decideAdd(plan, catalog, request.finishedGoodId, request.quantity);
    case 'modify_batch':
      return decideBatchChange(plan, progress, request.finishedUnitId, request.batches);
    case 'note':
      return ok({ type: 'note', data: {} });
  }
}

function decideAdd(
  plan: Plan,
  catalog: PlanDefinitions,
  id: FinishedGoodId,
  wanted: number,
): Result<PlanChange, ChangeRefusal> {
  const definitions = withDefinitions(plan.definitions, catalog);
  const name = goodName({ ...plan, definitions }, id);
  const before = quantityOf(plan, id);
  if (before !== null) return err({ type: 'AlreadyInPlan', name, quantity: before });
  if (!definitions.finishedGoods.has(id)) return err({ type: 'NotFound', kind: 'good' });
  const quantity = parseQuantity(wanted);
  if (!quantity.ok) return quantity;
  // Both were checked by themselves; sealed and of today together they may be nested too deep.
  const nesting = checkGoodNesting(definitions.finishedGoods.values(), id);
  if (!nesting.ok) return nesting;
  const recipeNesting = checkRecipeNesting(definitions.recipes.values());
  if (!recipeNesting.ok) return recipeNesting;
  const brought = definitionsBeyond(plan.definitions, definitionsReachedBy(definitions, [id]));
  return ok({
    type: 'add_fg',
    data: { fg_id: id, fg_name: name, quantity: quantity.value, definitions: freezeDefinitions(brought) },
  });
}

function decideBatchChange(
  plan: Plan,
  progress: Progress,
  id: FinishedUnitId,
  batches: number,
): Result<PlanChange, ChangeRefusal> {
  if (!plan.definitions.finishedUnits.has(id)) return err({ type: 'NotInPlan', name: '' });
  const { unit, recipe } = unitWithRecipe(plan.definitions, id);
  const made = progress.batchesMade.get(id) ?? 0;
  const before = plan.decisions.get(id)?.batches ?? null;
  if (batches !== 0) {
    const fits = checkBatches(batches, recipe.batchStep);
    if (!fits.ok) return fits;
  }
  if (batches === (before ?? 0)) return err({ type: 'ChangesNothing' });
  if (batches < made && batches < (before ?? 0)) return err({ type: 'AlreadyMade', name: unit.name, batches: made });
  return ok({
    type: 'modify_batch',
    data: {
      finished_unit_id: id,
      name: unit.name,
      recipe_id: recipe.id,
      recipe_name: recipe.name,
      old_batches: before,
      new_batches: batches,
    },
  });
}

/**
 * The batch changes that follow from other changes: for every unit whose need moved, the batches that now reach it, as those that
 * are made came out, and never below those; none for a unit whose batches those changes set themselves. A proposal; a person takes it or
 * leaves it.
 */
export function followingBatchChanges(
  before: PlanSheet,
  after: PlanSheet,
  progress: Progress,
): readonly BatchRequest[] {
  const needsBefore = new Map(before.units.map((row) => [row.finishedUnitId, row.need]));
  return after.units.flatMap((row): BatchRequest[] => {
    const chosen = row.decision?.batches ?? 0;
    const isSet = chosen !== (before.plan.decisions.get(row.finishedUnitId)?.batches ?? 0);
    if (isSet || row.need === (needsBefore.get(row.finishedUnitId) ?? 0)) return [];
    const reaching = optionsAsMade(after.plan, progress, row).at(-1)?.batches ?? 0;
    const batches = Math.max(reaching, progress.batchesMade.get(row.finishedUnitId) ?? 0);
    // More is needed: never fewer batches than were chosen on purpose. Less is needed: never more.
    const isGrown = row.need > (needsBefore.get(row.finishedUnitId) ?? 0);
    if (isGrown ? batches <= chosen : batches >= chosen) return [];
    return [{ type: 'modify_batch', finishedUnitId: row.finishedUnitId, batches }];
  });
}

export interface ReasonBlank {
  readonly type: 'ReasonBlank';
}

/** Characters of a reason. */
const LONGEST_REASON = 1_000;

/** Why something changed: never blank, trimmed. */
export function parseReason(typed: string): Result<string, ReasonBlank | TextRefusal> {
  const text = parseText(typed, LONGEST_REASON);
  return text.ok && foldName(text.value) === '' ? err({ type: 'ReasonBlank' }) : text;
}

/** What the good rests on that the plan froze in another form than the catalog has today, by the names that were frozen. */
function sealedOtherwise(plan: Plan, catalog: PlanDefinitions, id: FinishedGoodId): string[] {
  if (!catalog.finishedGoods.has(id)) return [];
  const today = definitionsReachedBy(catalog, [id]);
  const differs = (a: unknown, b: unknown): boolean => canonicalJson(a) !== canonicalJson(b);
  const { finishedGoods, finishedUnits, recipes } = plan.definitions;
  const goods = [...today.finishedGoods.values()].flatMap((good) => {
    const held = finishedGoods.get(good.id);
    return held && differs(held.components, good.components) ? [held.name] : [];
  });
  const units = [...today.finishedUnits.values()].flatMap((unit) => {
    const held = finishedUnits.get(unit.id);
    return held && differs(held.yield, unit.yield) ? [held.name] : [];
  });
  const otherRecipes = [...today.recipes.values()].flatMap((recipe) => {
    const held = recipes.get(recipe.id);
    return held && differs(held, recipe) ? [held.name] : [];
  });
  return [...new Set([...goods, ...units, ...otherRecipes])];
}
