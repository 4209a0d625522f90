/** Which schema the rows of each table fit, by the table's name: for whoever goes through all of them. */
import * as model from './model.ts';
import type { RowSchema } from './row-columns.ts';

export const tableRows: Readonly<Record<string, RowSchema>> = {
  _store: model.StoreRow,
  settings: model.Setting,
  ingredients: model.Ingredient,
  recipes: model.Recipe,
  recipe_ingredients: model.RecipeIngredient,
  recipe_components: model.RecipeComponent,
  finished_units: model.FinishedUnit,
  finished_goods: model.FinishedGood,
  finished_good_components: model.FinishedGoodComponent,
  events: model.Event,
  event_finished_goods: model.EventFinishedGood,
  batch_decisions: model.BatchDecision,
  plan_snapshots: model.PlanSnapshot,
  plan_amendments: model.PlanAmendment,
  production_runs: model.ProductionRun,
  packing_runs: model.PackingRun,
  history_entries: model.HistoryEntry,
  pantry_stock: model.PantryStock,
  ticks: model.Tick,
};
