/**
 * Opens the kitchen and gives the one object through which everything is asked and done: the same in the worker and in
 * tests. Commands go through the one write path, queries between them.
 */
import type { Engine } from '../database/connection.ts';
import type { Refusal } from '../domain/refusals.ts';
import { invariant } from '../shared/invariant.ts';
import { ok, type Result } from '../shared/result.ts';
import { openImageStore } from '../storage/image-store.ts';
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
import { openDurableKitchen, type Surroundings } from './durable-kitchen.ts';
import { createEvent, editEvent, removeEvent } from './event-commands.ts';
import { eventHeader, eventHoldings, eventRows } from './event-queries.ts';
import { archiveGood, removeGood, saveGood } from './good-commands.ts';
import { planAsItStood, planHistory, sealCheck } from './history-queries.ts';
import { importKitchen, importPreview } from './import-commands.ts';
import { checkKitchen, type KitchenCheck } from './kitchen-check.ts';
import { copyOfKitchen, type KitchenCopy } from './kitchen-copy.ts';
import { kitchenFacts } from './kitchen-facts.ts';
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
import { changePreview, planComparison, planReview, planUnfinished, planView } from './plan-queries.ts';
import { putBack } from './put-back.ts';
import type { Query } from './query.ts';
import { archiveRecipe, removeRecipe, saveRecipe } from './recipe-commands.ts';
import type { CommandName, Commands, Queries, QueryName, Store } from './register.ts';
import { restoreKitchen, type RestoreAsk } from './restore-kitchen.ts';
import { kitchenRestored } from './restored-setting.ts';
import type { Trouble } from './trouble.ts';

const commands: { readonly [N in CommandName]: Command<N> } = {
  'events.create': createEvent,
  'events.update': editEvent,
  'events.delete': removeEvent,
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
  'catalog.saveRecipe': saveRecipe,
  'catalog.archiveRecipe': archiveRecipe,
  'catalog.deleteRecipe': removeRecipe,
  'catalog.saveGood': saveGood,
  'catalog.archiveGood': archiveGood,
  'catalog.deleteGood': removeGood,
  'catalog.putBack': putBack,
  'files.import': importKitchen,
  'kitchen.loadDemo': loadDemoKitchen,
  'kitchen.removeDemo': removeDemoKitchen,
};

const queries: { readonly [N in QueryName]: Query<N> } = {
  'events.list': eventRows,
  'events.header': eventHeader,
  'events.holdings': eventHoldings,
  'plan.view': planView,
  'plan.review': planReview,
  'plan.comparison': planComparison,
  'plan.unfinished': planUnfinished,
  'plan.history': planHistory,
  'plan.asItStood': planAsItStood,
  'plan.verify': sealCheck,
  'plan.previewChange': changePreview,
  'catalog.recipes': recipeRows,
  'catalog.recipe': recipeView,
  'catalog.recipeCopy': recipeCopy,
  'catalog.goods': goodRows,
  'catalog.good': goodView,
  'catalog.goodCopy': goodCopy,
  'catalog.ingredientNames': ingredientNames,
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
  /** Where kitchens are kept that another one takes the place of; null where the device has no such place. */
  readonly keptFiles: KeptFiles | null | Promise<KeptFiles | null>;
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
  /** Looks at everything that is kept once more. */
  check(): Promise<Result<KitchenCheck, Trouble>>;
  /** What is saved, as the sentinel remembers it; null: nothing yet. */
  saved(): Sentinel | null;
  close(): void;
}

const DATABASE_NAME = 'bakeline';

/** Opens what is saved here, or a new kitchen where nothing ever was. Refuses whatever does not fit, and changes nothing. */
export async function openStore(options: OpenStoreOptions): Promise<Result<OpenStore, Trouble>> {
  const { appVersion, now, newUuid, onProgress: report = () => undefined, indexedDB, IDBKeyRange } = options;
  const { name = DATABASE_NAME } = options;
  const storage = await openImageStore({ name, ...(indexedDB && { indexedDB }), ...(IDBKeyRange && { IDBKeyRange }) });
  if (!storage.ok) return storage as Result<never, Trouble>; // a cast: opening never compares and sets
  const kitchen = await openDurableKitchen({ ...options, storage: storage.value });
  if (!kitchen.ok) {
    storage.value.close();
    return kitchen;
  }
  const durable = kitchen.value;
  return ok({
    ask: <N extends QueryName>(name: N, ask: Queries[N]['ask']) =>
      durable.read((connection, head) => queryNamed(name)(connection, ask, { head, appVersion })),
    do: <N extends CommandName>(name: N, ask: Commands[N]['ask']) =>
      durable.write((connection, at) => commandNamed(name)({ connection, at, newUuid, appVersion, report }, ask)),
    catchUp: () => durable.catchUp(),
    copy: async () => {
      const exported = await durable.exported();
      return exported.ok
        ? copyOfKitchen(await options.engine, exported.value, { madeAt: now(), appVersion })
        : exported;
    },
    restore: async (ask) => {
      const [engine, files] = await Promise.all([options.engine, options.keptFiles]);
      return restoreKitchen(durable, { engine, files, newUuid, appVersion }, ask);
    },
    check: () => checkKitchen(durable),
    saved: () => durable.saved(),
    close: () => durable.close(),
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
