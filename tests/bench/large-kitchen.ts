/** Kitchens to measure on: one of so many megabytes with a started event, and one event of so many nested goods. */
import { loadBrowserEngine } from '../../src/database/browser-engine.ts';
import type { Engine } from '../../src/database/connection.ts';
import type { EventId, FinishedGoodId, Moment, RecipeId, Uuid } from '../../src/domain/ids.ts';
import { openStore, type OpenStore, type OpenStoreOptions } from '../../src/store/open-store.ts';
import type { CommandName, Commands, Queries, QueryName } from '../../src/store/register.ts';

export const newUuid = () => crypto.randomUUID() as Uuid;

/** A store as the worker opens it. */
export async function newStore(
  name: string,
  engine?: Engine,
  keptFiles: OpenStoreOptions['keptFiles'] = null,
): Promise<OpenStore> {
  const opened = await openStore({
    engine: engine ?? (await loadBrowserEngine()),
    name,
    appVersion: 'bench',
    sentinel: null,
    keptFiles,
    onMoved: () => undefined,
    now: () => new Date().toISOString() as Moment,
    newUuid,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    locks: navigator.locks,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

export async function timed(task: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await task();
  return performance.now() - begin;
}

export async function run<N extends CommandName>(store: OpenStore, name: N, ask: Commands[N]['ask']) {
  const answer = await store.do(name, ask);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

export async function ask<N extends QueryName>(store: OpenStore, name: N, asked: Queries[N]['ask']) {
  const answer = await store.ask(name, asked);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** Fills the kitchen with recipes of long methods until its saved image has that size. */
export async function fillTo(store: OpenStore, bytes: number): Promise<void> {
  for (let n = 0; ((await ask(store, 'kitchen.facts', undefined)).saved?.size ?? 0) < bytes; n += 1) {
    const method = `${n}: ${'Cream the butter and the sugar, then fold in the rest. '.repeat(350)}`;
    for (let copy = 0; copy < 8; copy += 1) {
      await run(store, 'catalog.saveRecipe', {
        commandId: newUuid(),
        recipeId: null,
        draft: {
          name: `Recipe ${n} ${copy}`,
          batchStep: 1,
          lines: [],
          subRecipes: [],
          units: [{ finishedUnitId: null, name: '', perBatch: '24' }],
          method,
        },
      });
    }
  }
}

/** The demo kitchen's event that is being baked. */
export async function bakingEvent(store: OpenStore): Promise<EventId> {
  await run(store, 'kitchen.loadDemo', { today: '2026-11-23' });
  const baking = (await ask(store, 'events.list', undefined)).find((event) => event.state === 'in_production');
  if (!baking) throw new Error('an event is being baked');
  return baking.eventId;
}

/** How large an event is: 1 is 200 goods over 100 units, made by 80 recipes. */
type Size = 1 | 0.5;

/** Boxes of tins of bags, each with three things in it; recipes take others, which take others again. */
export async function nestedEvent(store: OpenStore, size: Size = 1): Promise<EventId> {
  const goodsNamed = async (): Promise<Map<string, FinishedGoodId>> =>
    new Map((await ask(store, 'catalog.goods', undefined)).map((good) => [good.name, good.finishedGoodId]));
  const [recipes, units] = [80 * size, 100 * size];
  await nestedRecipes(store, recipes, units);
  const tier = async (kind: string, inner: string, count: number, innerCount: number): Promise<void> => {
    const known = await goodsNamed();
    for (let n = 0; n < count; n += 1) {
      const components = [0, 1, 2].flatMap((k) => {
        const finishedGoodId = known.get(`${inner} ${(n * 3 + k * 11) % innerCount}`);
        return finishedGoodId === undefined
          ? []
          : [{ kind: 'good' as const, finishedGoodId, quantity: String(1 + ((n + k) % 6)) }];
      });
      await run(store, 'catalog.saveGood', {
        commandId: newUuid(),
        finishedGoodId: null,
        draft: { name: `${kind} ${n}`, components },
      });
    }
  };
  await tier('Bag', 'Unit', 70 * size, units);
  await tier('Tin', 'Bag', Math.floor(65 * size), 70 * size);
  await tier('Box', 'Tin', Math.ceil(65 * size), Math.floor(65 * size));
  const draft = { name: 'Many goods', date: '2026-12-20', guests: '', notes: '' };
  const eventId = await run(store, 'events.create', { commandId: newUuid(), draft });
  for (const [name, finishedGoodId] of await goodsNamed()) {
    if (!name.startsWith('Unit')) await run(store, 'plan.setQuantity', { eventId, finishedGoodId, quantity: 5 });
  }
  for (const { finishedUnitId, options } of (await ask(store, 'plan.view', { eventId })).units) {
    await run(store, 'plan.decideBatches', { eventId, finishedUnitId, batches: options.at(-1)?.batches ?? 1 });
  }
  for (const { ingredientId, name } of await ask(store, 'pantry.list', undefined)) {
    if (name.endsWith('0')) await run(store, 'pantry.count', { ingredientId, draft: { amount: '40', unit: 'cups' } });
  }
  return eventId;
}

/** The last fifth of the recipes give two units, the others one and half a batch of one of those, which take one of each other. */
async function nestedRecipes(store: OpenStore, recipes: number, units: number): Promise<void> {
  const twofold = units - recipes;
  const ids: RecipeId[] = [];
  for (let n = 0; n < recipes; n += 1) {
    const gives = n < twofold ? [n, n + recipes] : [n];
    const part = n === 0 ? undefined : ids[n < twofold ? n - (n % 3 === 0 ? n : 1) : n % twofold];
    const isNested = part !== undefined && (n >= twofold || n % 3 === 1);
    const recipeId = await run(store, 'catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: null,
      draft: {
        name: `Recipe ${n}`,
        batchStep: 0.5,
        lines: Array.from({ length: 9 }, (_, line) => ({
          amount: '1 1/2',
          unit: line % 3 === 0 ? 'tbsp' : 'cups',
          ingredient: `Ingredient ${(n + line * 7) % 60}`,
          note: '',
        })),
        subRecipes: isNested ? [{ recipeId: part, batches: '1/2', note: '' }] : [],
        units: gives.map((unit) => ({
          finishedUnitId: null,
          name: `Unit ${unit}`,
          perBatch: String(12 + (unit % 5) * 6),
        })),
        method: 'Mix.\nBake.',
      },
    });
    ids.push(recipeId);
  }
}
