/**
 * Opens the kitchen and gives the one object through which everything is asked and done: the same in the worker and in
 * tests. Commands go through the one write path, queries between them.
 */
import type { Connection, Engine } from '../database/connection.ts';
import { invariant } from '../shared/invariant.ts';
import { ok, type Result } from '../shared/result.ts';
import { openImageStore } from '../storage/image-store.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import { amendPlan } from './amend-commands.ts';
import { goodRows, goodView, ingredientNames, recipeRows, recipeView } from './catalog-queries.ts';
import type { Command, CommandContext } from './command.ts';
import { loadDemoKitchen } from './demo-kitchen.ts';
import { openDurableKitchen, type Surroundings } from './durable-kitchen.ts';
import { createEvent, editEvent, removeEvent } from './event-commands.ts';
import { eventHeader, eventRows } from './event-queries.ts';
import { archiveGood, removeGood, saveGood } from './good-commands.ts';
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
import { changePreview, planComparison, planView } from './plan-queries.ts';
import type { Query } from './query.ts';
import { archiveRecipe, removeRecipe, saveRecipe } from './recipe-commands.ts';
import type { CommandName, QueryName, Store } from './register.ts';
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
  'catalog.saveRecipe': saveRecipe,
  'catalog.archiveRecipe': archiveRecipe,
  'catalog.deleteRecipe': removeRecipe,
  'catalog.saveGood': saveGood,
  'catalog.archiveGood': archiveGood,
  'catalog.deleteGood': removeGood,
  'kitchen.loadDemo': loadDemoKitchen,
};

const queries: { readonly [N in Exclude<QueryName, 'kitchen.facts'>]: Query<N> } = {
  'events.list': eventRows,
  'events.header': eventHeader,
  'plan.view': planView,
  'plan.comparison': planComparison,
  'plan.previewChange': changePreview,
  'catalog.recipes': recipeRows,
  'catalog.recipe': recipeView,
  'catalog.goods': goodRows,
  'catalog.good': goodView,
  'catalog.ingredientNames': ingredientNames,
};

export interface OpenStoreOptions extends Surroundings {
  readonly engine: Engine;
  readonly appVersion: string;
  readonly sentinel: Sentinel | null;
  /** Called whenever memory moved to a newer generation: an own save, or another window's caught up with. */
  readonly onMoved: (saved: Sentinel, isOwnSave: boolean) => void;
  /** The name of the IndexedDB database; tests give their own. */
  readonly name?: string;
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

export interface OpenStore extends Store {
  /** Sees whether another window saved, and follows it. */
  catchUp(): Promise<Result<undefined, Trouble>>;
  /** What is saved, as the sentinel remembers it; null: nothing yet. */
  saved(): Sentinel | null;
  close(): void;
}

const DATABASE_NAME = 'bakeline';

/** Opens what is saved here, or a new kitchen where nothing ever was. Refuses whatever does not fit, and changes nothing. */
export async function openStore(options: OpenStoreOptions): Promise<Result<OpenStore, Trouble>> {
  const { appVersion, newUuid, indexedDB, IDBKeyRange, name = DATABASE_NAME } = options;
  const storage = await openImageStore({ name, ...(indexedDB && { indexedDB }), ...(IDBKeyRange && { IDBKeyRange }) });
  if (!storage.ok) return storage as Result<never, Trouble>; // a cast: opening never compares and sets
  const kitchen = await openDurableKitchen({ ...options, storage: storage.value });
  if (!kitchen.ok) {
    storage.value.close();
    return kitchen;
  }
  const durable = kitchen.value;
  return ok({
    ask: (query, ask) =>
      durable.read((connection, head) => {
        if (query === 'kitchen.facts') return kitchenFacts(connection, head, appVersion);
        return runQuery(query, connection, ask);
      }),
    do: (command, ask) =>
      durable.write((connection, at) => runCommand(command, { connection, at, newUuid, appVersion }, ask)),
    catchUp: () => durable.catchUp(),
    saved: () => durable.saved(),
    close: () => durable.close(),
  } as OpenStore); // a cast: which answer belongs to which name is what the two registers above say
}

function runCommand(name: CommandName, context: CommandContext, ask: unknown) {
  invariant(Object.hasOwn(commands, name), `there is a command ${name}`);
  return (commands[name] as (context: CommandContext, ask: unknown) => ReturnType<Command<CommandName>>)(context, ask); // a cast: as above
}

function runQuery(name: Exclude<QueryName, 'kitchen.facts'>, connection: Connection, ask: unknown) {
  invariant(Object.hasOwn(queries, name), `there is a query ${name}`);
  return (queries[name] as (connection: Connection, ask: unknown) => ReturnType<Query<QueryName>>)(connection, ask); // a cast: as above
}
