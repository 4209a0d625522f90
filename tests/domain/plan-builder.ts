/** Plans for tests in a few words: units with what a batch gives, goods with what is in them, a selection, decisions. */
import type { FinishedGoodId, FinishedUnitId, IngredientId, Moment, RecipeId, Uuid } from '../../src/domain/ids.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { Plan, PlanComponent, PlanDefinitions, PlanGood } from '../../src/domain/plan.ts';
import type { FrozenEvent } from '../../src/domain/plan-snapshot.ts';
import type { BatchStep } from '../../src/domain/yields.ts';

export const unitId = (id: number) => id as FinishedUnitId;
export const goodId = (id: number) => id as FinishedGoodId;
export const recipeId = (id: number) => id as RecipeId;
export const ingredientId = (id: number) => id as IngredientId;
export const someMoment = '2026-12-18T19:40:00.000Z' as Moment;
export const someUuid = '7b1d6b0e-5a52-4d0c-9d5e-0c9a1f6f2a11' as Uuid;

export const someEvent: FrozenEvent = {
  uuid: someUuid,
  name: 'Christmas gift boxes',
  event_date: '2026-12-20' as PlainDate,
  expected_guests: 75,
};

interface UnitWords {
  readonly name?: string;
  /** Absent: the recipe is called like its unit. */
  readonly recipe?: string;
  readonly perBatch: number;
  readonly step?: BatchStep;
}
interface GoodWords {
  readonly name?: string;
  readonly units?: Readonly<Record<number, number>>;
  readonly goods?: Readonly<Record<number, number>>;
  readonly packaging?: Readonly<Record<number, number>>;
  readonly isBare?: boolean;
}
export interface PlanWords {
  readonly units: Readonly<Record<number, UnitWords>>;
  readonly goods: Readonly<Record<number, GoodWords>>;
  readonly selection: readonly (readonly [good: number, quantity: number])[];
  readonly batches?: Readonly<Record<number, number>>;
  readonly accepted?: Readonly<Record<number, number>>;
}

/** Unit n comes from recipe n, which takes ingredient n; packaging has ids of its own. */
export function planOf(words: PlanWords): Plan {
  return {
    definitions: definitionsOf(words),
    selection: words.selection.map(([id, quantity]) => ({ finishedGoodId: goodId(id), quantity })),
    decisions: new Map(
      numbered(words.batches ?? {}).map(([id, batches]) => [
        unitId(id),
        { batches, acceptedShortfall: words.accepted?.[id] ?? 0 },
      ]),
    ),
  };
}

export function definitionsOf({ units, goods }: Pick<PlanWords, 'units' | 'goods'>): PlanDefinitions {
  const packaging = new Set(Object.values(goods).flatMap((good) => numbered(good.packaging ?? {}).map(([id]) => id)));
  return {
    recipes: new Map(
      numbered(units).map(([id, unit]) => [
        recipeId(id),
        {
          id: recipeId(id),
          name: unit.recipe ?? unit.name ?? `Unit ${id}`,
          slug: `recipe-${id}`,
          batchStep: unit.step ?? 1,
          ingredients: [
            {
              ingredientId: ingredientId(id),
              amountText: '1 ½',
              amount: { num: 3, den: 2 },
              unitText: 'cups',
              unit: 'cup',
              note: '',
            },
          ],
          components: [],
          method: 'Mix.\nBake.',
        },
      ]),
    ),
    finishedUnits: new Map(
      numbered(units).map(([id, unit]) => [
        unitId(id),
        {
          id: unitId(id),
          name: unit.name ?? `Unit ${id}`,
          recipeId: recipeId(id),
          yield: { kind: 'count', perBatch: unit.perBatch },
        },
      ]),
    ),
    finishedGoods: new Map(numbered(goods).map(([id, good]) => [goodId(id), goodOf(id, good)])),
    ingredients: new Map(
      [
        ...numbered(units).map(([id]) => [id, 'food'] as const),
        ...[...packaging].map((id) => [id, 'packaging'] as const),
      ].map(([id, kind]) => [
        ingredientId(id),
        {
          id: ingredientId(id),
          name: `Ingredient ${id}`,
          kind,
          densityGramsPerMl: null,
          pieceGrams: null,
          allergens: [],
        },
      ]),
    ),
  };
}

function goodOf(id: number, good: GoodWords): PlanGood {
  const components: PlanComponent[] = [
    ...numbered(good.units ?? {}).map(([unit, quantity]) => ({
      kind: 'unit' as const,
      finishedUnitId: unitId(unit),
      quantity,
    })),
    ...numbered(good.goods ?? {}).map(([inner, quantity]) => ({
      kind: 'good' as const,
      finishedGoodId: goodId(inner),
      quantity,
    })),
    ...numbered(good.packaging ?? {}).map(([item, quantity]) => ({
      kind: 'packaging' as const,
      ingredientId: ingredientId(item),
      quantity,
    })),
  ];
  return {
    id: goodId(id),
    name: good.name ?? `Good ${id}`,
    slug: `good-${id}`,
    isBare: good.isBare ?? false,
    components,
  };
}

function numbered<V>(record: Readonly<Record<number, V>>): [number, V][] {
  return Object.entries(record).map(([id, value]) => [Number(id), value]);
}
