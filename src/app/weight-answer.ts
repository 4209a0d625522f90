/** The answer to “What does 1 cup weigh?”, asked where a count does not compare with a need, and kept with the ingredient. */
import type { IngredientId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { ShopLine } from '../store/pantry-views.ts';
import type { Store } from '../store/register.ts';
import type { Trouble } from '../store/trouble.ts';
import { newCommandId } from './command-id.ts';

export type MissingWeight = NonNullable<ShopLine['missing']>;

/** “120 g” and “1 cup = 120 g” say the same. What else is said of the ingredient stays. */
export async function answerWeight(
  store: Store,
  ingredientId: IngredientId,
  missing: MissingWeight,
  typed: string,
): Promise<Result<unknown, Refusal | Trouble>> {
  const found = await store.ask('pantry.ingredient', { ingredientId });
  if (!found.ok) return found;
  const before = found.value.draft;
  const whole = typed.includes('=') ? typed : `1 cup = ${typed}`;
  const draft = missing === 'density' ? { ...before, density: whole } : { ...before, pieceWeight: typed };
  return store.do('pantry.saveIngredient', { commandId: newCommandId(), ingredientId, draft, before });
}
