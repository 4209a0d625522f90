/**
 * Opens the kitchen and gives the one object through which everything is asked and done: the same in the worker and in
 * tests. Commands go through the one write path, queries between them.
 */
import type { Engine } from '../database/connection.ts';
import type { Recovery } from '../domain/recovery.ts';
import type { Refusal } from '../domain/refusals.ts';
import { invariant } from '../shared/invariant.ts';
import { ok, type Result } from '../shared/result.ts';
import type { KeptFiles } from '../storage/kept-files.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import { amendPlan, undoChanges } from './amend-commands.ts';
import {
  goodCopy,
  goodRows,
  goodView,
  ingredientNames,
  recipeCopy,
  recipeRows,
  recipeView,
} from './catalog-queries.ts';
import type { Command, Progress } from './command.ts';
import { loadDemoKitchen } from './demo-kitchen.ts';
import { demoFacts, removeDemoKitchen } from './demo-removal.ts';
import { createEvent, editEvent, removeEvent } from './event-commands.ts';
import { eventHeader, eventHoldings, eventRows } from './event-queries.ts';
import { archiveGood, removeGood, saveGood } from './good-commands.ts';
import { planAsItStood, planHistory, sealCheck } from './history-queries.ts';
import { importKitchen, importPreview } from './import-commands.ts';
import { checkKitchen, type KitchenCheck } from './kitchen-check.ts';
import { copyOfKitchen, type KitchenCopy } from './kitchen-copy.ts';
import { archiveIngredient, removeIngredient, saveIngredient } from './ingredient-commands.ts';
import { ingredientView } from './ingredient-queries.ts';
import { kitchenFacts } from './kitchen-facts.ts';
import { kitchenSafety, safetyPlaceIn, type KitchenSafety } from './kitchen-safety.ts';
import { openKitchen } from './open-kitchen.ts';
import { migrateKitchen } from './migrate-kitchen.ts';
import { countStock, forgetStock, tickLine } from './pantry-commands.ts';
import {
  acceptShortfall,
  completeProduction,
  decideBatches,
  lockPlan,
  reopenProduction,
  setQuantity,
  startProduction,
  unlockPlan,
  voidStart,
} from './plan-commands.ts';
import { boxesOfPlan, recipeAt, recipesOfPlan, recipeToMake } from './paper-queries.ts';
import { planRepairs } from './repair-queries.ts';
import { changePreview, planComparison, planReview, planUnfinished, planView, recipesTaken } from './plan-queries.ts';
import { putBack } from './put-back.ts';
import type { Query } from './query.ts';
import { readRecovery } from './recovery-note.ts';
import { archiveRecipe, removeRecipe, saveRecipe } from './recipe-commands.ts';
import type { CommandName, Commands, Queries, QueryName, Store } from './register.ts';
import { restoreKitchen, type RestoreAsk } from './restore-kitchen.ts';
import { kitchenRestored } from './restored-setting.ts';
import { recordLoss, recordPacking, recordRun, voidPacking, voidRun } from './making-commands.ts';
import { makeView, packCosts, packView } from './making-queries.ts';
import { copyEvent, nextEvent } from './next-event.ts';
import { pantryRows, shopView } from './shop-queries.ts';
import type { Surroundings } from './surroundings.ts';
import type { Trouble } from './trouble.ts';

const commands: { readonly [N in CommandName]: Command<N> } = {
  'events.create': createEvent,
  'events.update': editEvent,
  'events.delete': removeEvent,
  'events.copy': copyEvent,
  'plan.setQuantity': setQuantity,
  'plan.decideBatches': decideBatches,
  'plan.acceptShortfall': acceptShortfall,
  'plan.lock': lockPlan,
  'plan.unlock': unlockPlan,
  'plan.start': startProduction,
  'plan.voidStart': voidStart,
  'plan.complete': completeProduction,
  'plan.reopen': reopenProduction,
  'plan.amend': amendPlan,
  'plan.undoChanges': undoChanges,
  'make.record': recordRun,
  'make.lose': recordLoss,
  'make.void': voidRun,
  'pack.record': recordPacking,
  'pack.void': voidPacking,
  'catalog.saveRecipe': saveRecipe,
  'catalog.archiveRecipe': archiveRecipe,
  'catalog.deleteRecipe': removeRecipe,
  'catalog.saveGood': saveGood,
  'catalog.archiveGood': archiveGood,
  'catalog.deleteGood': removeGood,
  'catalog.putBack': putBack,
  'pantry.saveIngredient': saveIngredient,
  'pantry.archiveIngredient': archiveIngredient,
  'pantry.deleteIngredient': removeIngredient,
  'pantry.count': countStock,
  'pantry.forget': forgetStock,
  'shop.tick': tickLine,
  'files.import': importKitchen,
  'kitchen.loadDemo': loadDemoKitchen,
  'kitchen.removeDemo': removeDemoKitchen,
};

const queries: { readonly [N in QueryName]: Query<N> } = {
  'events.list': eventRows,
  'events.header': eventHeader,
  'events.next': nextEvent,
  'events.holdings': eventHoldings,
  'plan.view': planView,
  'plan.review': planReview,
  'plan.comparison': planComparison,
  'plan.unfinished': planUnfinished,
  'plan.history': planHistory,
  'plan.asItStood': planAsItStood,
  'plan.verify': sealCheck,
  'plan.previewChange': changePreview,
  'plan.repairs': planRepairs,
  'plan.recipesAt': recipesOfPlan,
  'plan.boxes': boxesOfPlan,
  'plan.recipesTaken': recipesTaken,
  'make.view': makeView,
  'make.recipe': recipeToMake,
  'pack.view': packView,
  'pack.costs': packCosts,
  'catalog.recipes': recipeRows,
  'catalog.recipe': recipeView,
  'catalog.recipeCopy': recipeCopy,
  'catalog.recipeAt': recipeAt,
  'catalog.goods': goodRows,
  'catalog.good': goodView,
  'catalog.goodCopy': goodCopy,
  'catalog.ingredientNames': ingredientNames,
  'pantry.list': pantryRows,
  'pantry.ingredient': ingredientView,
  'shop.list': shopView,
  'files.previewImport': importPreview,
  'kitchen.facts': kitchenFacts,
  'kitchen.restored': kitchenRestored,
  'kitchen.demo': demoFacts,
};

export interface OpenStoreOptions extends Surroundings {
  /** SQLite's code, which may still be on its way. */
  readonly engine: Engine | Promise<Engine>;
  readonly appVersion: string;
  readonly sentinel: Sentinel | null;
  /** Called whenever memory moved to a newer generation: an own save, or another window's caught up with. */
  readonly onMoved: (saved: Sentinel, isOwnSave: boolean) => void;
  /** Called while a long command runs. */
  readonly onProgress?: (progress: Progress) => void;
  /** Where safety copies are kept, and kitchens that another one takes the place of; it may still be looked for. null: nowhere. */
  readonly keptFiles: KeptFiles | null | Promise<KeptFiles | null>;
  /** Called when there may be other facts about the safety copies than before. */
  readonly onSafety?: () => void;
  /** Milliseconds without a change after which a safety copy is made; tests give their own. */
  readonly quietMs?: number;
  /** The name of the IndexedDB database; tests give their own. */
  readonly name?: string;
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

export interface OpenStore extends Store {
  /** Sees whether another window saved, and follows it. */
  catchUp(): Promise<Result<undefined, Trouble>>;
  /** The whole kitchen as a file, from memory: also while saving fails. */
  copy(): Promise<Result<KitchenCopy, Trouble>>;
  /** The kitchen of a file that was read, in the place of this one. */
  restore(ask: RestoreAsk): Promise<Result<Sentinel, Refusal | Trouble>>;
  /** Saves all that is here once more, where it was cleared from the device. Gives what is saved now. */
  writeAnew(): Promise<Result<Sentinel, Trouble>>;
  /** Looks at everything that is kept once more. */
  check(): Promise<Result<KitchenCheck, Trouble>>;
  /** What is saved, as the sentinel remembers it; null: nothing yet. */
  saved(): Sentinel | null;
  /** How it was recovered, now or before; null: it was not, or that was put away. */
  readonly recovery: Recovery | null;
  /** Safety copies, and what was found broken. */
  readonly safety: KitchenSafety;
  close(): void;
}

export const DATABASE_NAME = 'bakeline';

/** After these nothing of what they deleted is to stay in the safety copies. */
const ERASING: readonly CommandName[] = ['events.delete', 'kitchen.removeDemo'];

/**
 * Opens what is saved here, or a safety copy where that is lost or damaged, or a new kitchen where nothing ever was. Refuses
 * whatever else does not fit, and changes nothing.
 */
export async function openStore(options: OpenStoreOptions): Promise<Result<OpenStore, Trouble>> {
  const { appVersion, now, newUuid, onProgress: report = () => undefined, indexedDB, IDBKeyRange } = options;
  const { name = DATABASE_NAME, keptFiles, onMoved, onSafety = () => undefined, quietMs, locks } = options;
  const database = { name, ...(indexedDB && { indexedDB }), ...(IDBKeyRange && { IDBKeyRange }) };
  let safety: KitchenSafety | null = null;
  const place = Promise.resolve(keptFiles).then((files) => files && safetyPlaceIn(files));
  const opened = await openKitchen({
    ...options,
    database,
    place,
    onMoved: (saved, isOwnSave) => {
      if (isOwnSave) safety?.changed();
      onMoved(saved, isOwnSave);
    },
  });
  if (!opened.ok) return opened;
  const durable = opened.value;
  const kept = kitchenSafety({ kitchen: durable, place: await place, onChanged: onSafety, quietMs, now, locks });
  safety = kept;
  const migrated = await migrateKitchen(durable, kept);
  const recovery = migrated.ok ? await durable.read((connection) => ok(readRecovery(connection))) : migrated;
  if (!recovery.ok) {
    kept.close();
    durable.close();
    return recovery;
  }
  if (recovery.value) void kept.takeCopy(); // under the id that it goes on with there is none yet
  return ok({
    ask: <N extends QueryName>(name: N, ask: Queries[N]['ask']) =>
      durable.read((connection, head) => queryNamed(name)(connection, ask, { head, appVersion })),
    do: async <N extends CommandName>(name: N, ask: Commands[N]['ask']) => {
      const context = { newUuid, appVersion, report };
      const done = await durable.write((connection, at) => commandNamed(name)({ connection, at, ...context }, ask));
      if (done.ok && ERASING.includes(name)) kept.erased();
      if (done.ok && name === 'plan.start') void kept.takeCopy();
      return done;
    },
    catchUp: () => durable.catchUp(),
    copy: async () => {
      const exported = await durable.exported();
      return exported.ok
        ? copyOfKitchen(await options.engine, exported.value, { madeAt: now(), appVersion })
        : exported;
    },
    writeAnew: () => durable.writeAnew(),
    restore: async (ask) => {
      const [engine, files] = await Promise.all([options.engine, options.keptFiles]);
      const restored = await restoreKitchen(durable, { engine, files, newUuid, appVersion }, ask);
      if (restored.ok) void kept.takeCopy(); // under the id that it goes on with there is none yet
      return restored;
    },
    check: () => checkKitchen(durable),
    saved: () => durable.saved(),
    recovery: recovery.value,
    safety: kept,
    close: () => {
      kept.close();
      durable.close();
    },
  });
}

function commandNamed<N extends CommandName>(name: N): Command<N> {
  invariant(Object.hasOwn(commands, name), `there is a command ${name}`);
  return commands[name];
}

function queryNamed<N extends QueryName>(name: N): Query<N> {
  invariant(Object.hasOwn(queries, name), `there is a query ${name}`);
  return queries[name];
}
