/**
 * The batches of a plan, unit by unit: what is needed, what is decided, and whether that is short. Whether a choice is short
 * is computed here and nowhere else.
 */
import { invariant } from '../shared/invariant.ts';
import { batchOptions, type BatchOption } from './batch-options.ts';
import type { FinishedGoodId, FinishedUnitId } from './ids.ts';
import { tellingName } from './names.ts';
import type { BatchDecision, OutlineDefinitions, PlanOutline, PlanGood, PlanUnit, RecipeOutline } from './plan.ts';
import { requirementsOf, type Requirement } from './requirements.ts';
import { unitsFrom, type BatchStep } from './yields.ts';

export interface PlannedUnit extends Requirement {
  readonly unit: PlanUnit;
  readonly batchStep: BatchStep;
  readonly options: readonly BatchOption[];
  readonly decision: BatchDecision | null;
  /** Units that the decided batches give; 0 without a decision. */
  readonly planned: number;
  /** planned − need; negative is short. */
  readonly difference: number;
  /** The part of a shortfall that nobody has accepted: all of it once it grows beyond what was accepted. */
  readonly openShortfall: number;
}

/** One row per unit that is needed or decided: the needed ones in the order of the selection, then the rest by id. */
export function plannedUnits(plan: PlanOutline): readonly PlannedUnit[] {
  const requirements = requirementsOf(plan);
  const needed = new Set(requirements.map((row) => row.finishedUnitId));
  const unneeded = [...plan.decisions.keys()].filter((id) => !needed.has(id)).sort((a, b) => a - b);
  const rows = [...requirements, ...unneeded.map((id) => ({ finishedUnitId: id, need: 0, through: [] }))];
  return rows.map((row) => plannedUnit(plan, row));
}

function plannedUnit(plan: PlanOutline, requirement: Requirement): PlannedUnit {
  const { unit, recipe } = unitWithRecipe(plan.definitions, requirement.finishedUnitId);
  const decision = plan.decisions.get(unit.id) ?? null;
  const planned = decision ? unitsFrom(decision.batches, unit.yield) : 0;
  const difference = planned - requirement.need;
  const shortfall = decision ? Math.max(0, -difference) : 0;
  return {
    ...requirement,
    unit,
    batchStep: recipe.batchStep,
    options: batchOptions(requirement.need, unit.yield, recipe.batchStep),
    decision,
    planned,
    difference,
    openShortfall: shortfall > (decision?.acceptedShortfall ?? 0) ? shortfall : 0,
  };
}

/** Names of what is needed and has no batches yet. */
export function undecidedNames(plan: PlanOutline): readonly string[] {
  const undecided = requirementsOf(plan).filter((row) => !plan.decisions.has(row.finishedUnitId));
  return undecided.map((row) => tellingUnitName(plan.definitions, row.finishedUnitId));
}

/** What a unit of the plan is called where nothing beside it says which recipe it is from. */
export function tellingUnitName(definitions: OutlineDefinitions, id: FinishedUnitId): string {
  const { unit, recipe } = unitWithRecipe(definitions, id);
  return tellingName(unit.name, recipe.name);
}

/** The same for a good: a bare one is called like its unit. '' for one that the plan does not know. */
export function tellingGoodName(definitions: OutlineDefinitions, id: FinishedGoodId): string {
  const good = definitions.finishedGoods.get(id);
  if (!good) return '';
  const recipeName = recipeOfBare(definitions, good);
  return recipeName === undefined ? good.name : tellingName(good.name, recipeName);
}

/** The recipe of what a bare good is; undefined for a box. */
export function recipeOfBare(definitions: OutlineDefinitions, good: PlanGood): string | undefined {
  const unit = good.isBare ? good.components.find((line) => line.kind === 'unit') : undefined;
  return unit && unitWithRecipe(definitions, unit.finishedUnitId).recipe.name;
}

/** A unit of the plan with the recipe it comes from; both are defined wherever the plan names the unit. */
export function unitWithRecipe(
  definitions: OutlineDefinitions,
  id: FinishedUnitId,
): { readonly unit: PlanUnit; readonly recipe: RecipeOutline } {
  const unit = definitions.finishedUnits.get(id);
  invariant(unit, `unit ${id} is defined in its plan`);
  const recipe = definitions.recipes.get(unit.recipeId);
  invariant(recipe, `recipe ${unit.recipeId} is defined in its plan`);
  return { unit, recipe };
}
