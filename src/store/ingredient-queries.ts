/** An ingredient as its page begins with it: what is said of it, what was counted, and what rests on it. */
import { eventsUsingIngredient, findIngredient, goodsPackedIn, recipesTaking } from '../database/model.ts';
import { err, ok } from '../shared/result.ts';
import { namesOfRunning } from './catalog-queries.ts';
import { draftOfIngredient } from './ingredient-commands.ts';
import { readPantry, stockView, weighingOf } from './pantry.ts';
import type { Query } from './query.ts';

export const ingredientView: Query<'pantry.ingredient'> = (connection, { ingredientId }) => {
  const found = findIngredient(connection, ingredientId);
  if (!found) return err({ type: 'NotFound', kind: 'ingredient' });
  const { stock } = readPantry(connection, () => weighingOf(found));
  return ok({
    ingredientId,
    draft: draftOfIngredient(found),
    stock: stock(ingredientId).map(stockView),
    isArchived: found.archivedAt !== null,
    recipes: recipesTaking(connection, ingredientId).map(({ id: recipeId, name }) => ({ recipeId, name })),
    boxes: goodsPackedIn(connection, ingredientId).map(({ id: finishedGoodId, name }) => ({ finishedGoodId, name })),
    runningEvents: namesOfRunning(eventsUsingIngredient(connection, ingredientId)),
  });
};
