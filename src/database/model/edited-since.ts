/** What of the catalog was edited after some moment, by the clock of this device. */
import * as v from 'valibot';
import { FinishedGoodId, IngredientId, RecipeId, type Moment } from '../../domain/ids.ts';
import type { PlanDefinitions } from '../../domain/plan.ts';
import type { EditedThing } from '../../domain/plan-readiness.ts';
import type { Connection } from '../connection.ts';
import { jsonText } from '../json-columns.ts';

const Edited = v.variant('kind', [
  v.object({ kind: v.literal('recipe'), id: RecipeId, name: v.string() }),
  v.object({ kind: v.literal('good'), id: FinishedGoodId, name: v.string() }),
  v.object({ kind: v.literal('ingredient'), id: IngredientId, name: v.string() }),
]);

/** Recipes, sets and ingredients among the definitions, as they are called today. What a recipe yields is edited with it. */
export function editedSince(
  connection: Connection,
  { recipes, finishedGoods, ingredients }: PlanDefinitions,
  at: Moment,
): EditedThing[] {
  const edited = (kind: EditedThing['kind'], source: string, ids: string) => `
    SELECT '${kind}' AS "kind", id AS "id", name AS "name" FROM ${source}
    WHERE id IN (SELECT value FROM json_each(:${ids})) AND updated_at > :at`;
  const sql = [
    edited('recipe', 'recipes', 'recipeIds'),
    `${edited('good', 'finished_goods', 'goodIds')} AND finished_unit_id IS NULL`,
    edited('ingredient', 'ingredients', 'ingredientIds'),
  ].join(' UNION ALL ');
  const ids = {
    recipeIds: jsonText([...recipes.keys()]),
    goodIds: jsonText([...finishedGoods.keys()]),
    ingredientIds: jsonText([...ingredients.keys()]),
  };
  return connection.all(sql, { ...ids, at }, Edited);
}
