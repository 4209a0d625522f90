/**
 * Reading the file of a copy: what is in it, and a database of our own with all its rows. The file itself is never opened again after
 * that. Runs in a worker that is thrown away, because bytes of unknown origin may keep it busy for ever.
 */
import type { Engine } from '../database/connection.ts';
import { copiedDatabase } from '../database/copied-database.ts';
import { checkHeader, ForeignFile } from '../database/foreign-file.ts';
import { contentsOfRecipes, listGoods, listRecipes, readSetting, readStoreRow } from '../database/model.ts';
import type { Connection } from '../database/connection.ts';
import { checkGoodNesting, checkRecipeNesting } from '../domain/definition-check.ts';
import { fingerprintOfBytes } from '../domain/fingerprint.ts';
import { CopyMade, LARGEST_COPY, type CopyRefusal } from '../domain/kitchen-copy.ts';
import type { Fingerprint, Moment } from '../domain/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Sentinel } from '../storage/sentinel.ts';
import { checkRows } from './kitchen-check.ts';
import { COPY_SETTING } from './kitchen-copy.ts';
import { kitchenCounts } from './kitchen-facts.ts';
import { whatCannotBeShown } from './shown-once.ts';
import type { KitchenCounts } from './views.ts';

export interface ReadCopy {
  /** A database of today's model with every row of the file. */
  readonly image: Uint8Array<ArrayBuffer>;
  /** Names exactly this image. */
  readonly shown: Fingerprint;
  /** When the copy was made; null: it does not say. */
  readonly madeAt: Moment | null;
  /** Which save of which kitchen it holds. */
  readonly of: Sentinel;
  readonly counts: KitchenCounts;
  /** Sealed plans, changes to them, and the names of events whose seals do not fit. */
  readonly plans: number;
  readonly changes: number;
  readonly brokenSeals: readonly string[];
}

/** Refuses whatever cannot take the place of a kitchen, with the reason; changes nothing. */
export function readCopy(engine: Engine, bytes: Uint8Array<ArrayBuffer>): Result<ReadCopy, CopyRefusal> {
  if (bytes.length > LARGEST_COPY) return err({ type: 'CopyTooLarge', bytes: bytes.length, limit: LARGEST_COPY });
  const version = checkHeader(bytes);
  if (!version.ok) return version;
  try {
    const file = new ForeignFile(engine, bytes);
    try {
      const copied = copiedDatabase(engine, file, version.value);
      return copied.ok ? described(copied.value) : copied;
    } finally {
      file.close();
    }
  } catch (error) {
    // What SQLite trips over, wherever it does.
    return err({ type: 'CopyDamaged', problem: error instanceof Error ? error.message : String(error) });
  }
}

function described(connection: Connection): Result<ReadCopy, CopyRefusal> {
  try {
    const circle = nestingProblem(connection);
    if (circle) return circle;
    const unshown = whatCannotBeShown(connection);
    if (unshown !== null) return err({ type: 'CopyDamaged', problem: unshown });
    const { databaseId, generation } = readStoreRow(connection);
    const { plans, changes, faults } = checkRows(connection);
    const madeAt = readSetting(connection, COPY_SETTING, CopyMade)?.madeAt ?? null;
    const counts = kitchenCounts(connection);
    const image = connection.exportBytes();
    return ok({
      image,
      shown: fingerprintOfBytes(image),
      madeAt,
      of: { databaseId, generation },
      counts,
      plans,
      changes,
      brokenSeals: faults.flatMap((fault) => (fault.type === 'Seal' ? [fault.event] : [])),
    });
  } finally {
    connection.close();
  }
}

/** What contains itself is refused when it is typed; the tables do not know of it, and planning would not come to an end. */
function nestingProblem(connection: Connection): Result<never, CopyRefusal> | null {
  const goods = listGoods(connection).map((row) => ({ ...row.good, components: row.components }));
  const recipes = listRecipes(connection);
  const contents = contentsOfRecipes(
    connection,
    recipes.map(({ id }) => id),
  );
  const nested = [
    { table: 'finished_good_components', nesting: checkGoodNesting(goods) },
    {
      table: 'recipe_components',
      nesting: checkRecipeNesting(recipes.map(({ id, name }) => ({ id, name, components: contents(id).components }))),
    },
  ];
  for (const { table, nesting } of nested) {
    if (nesting.ok) continue;
    const problem = nesting.error.path.join(' → ');
    return err({ type: 'CopyRowWrong', table, row: null, problem });
  }
  return null;
}
