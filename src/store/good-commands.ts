/** Saving, archiving and deleting sets. What is edited here never reaches a started plan (law 9). */
import {
  deleteGood,
  eventsUsingGood,
  findGood,
  findGoodByKey,
  findGoodByUuid,
  goodOutlines,
  goodsUsing,
  insertFinishedGood,
  listEvents,
  listGoods,
  replaceGoodComponents,
  setGoodArchived,
  updateFinishedGood,
  type WholeGood,
} from '../database/model.ts';
import type { Connection } from '../database/connection.ts';
import { checkGoodNesting } from '../domain/definition-check.ts';
import { parseGoodDraft, type ComponentFacts, type GoodDraft } from '../domain/good-draft.ts';
import type { FinishedGoodId } from '../domain/ids.ts';
import type { PlanComponent } from '../domain/plan.ts';
import { isAllowed } from '../domain/plan-states.ts';
import type { FieldRefusal } from '../domain/refusals.ts';
import { err, ok } from '../shared/result.ts';
import { componentDrafts } from './catalog-queries.ts';
import { isAsBegun, isNothing, type Command, type CommandContext } from './command.ts';
import { componentNames } from './box-contents.ts';
import { draftedOutline, removeUnneededDecisions } from './plan-of-event.ts';
import { ingredientNamed, isOfOtherKind, newSlug } from './recipe-commands.ts';

/** A new one that is sent again is the same set, with what was put in since: the first answer may have been lost. */
export const saveGood: Command<'catalog.saveGood'> = (context, { commandId, draft, before: begun, ...ask }) => {
  const { connection, at } = context;
  const finishedGoodId = ask.finishedGoodId ?? findGoodByUuid(connection, commandId)?.id ?? null;
  const before = finishedGoodId === null ? null : findSet(connection, finishedGoodId);
  if (finishedGoodId !== null && !before) return err({ type: 'NotFound', kind: 'good' });
  if (before && !isAsBegun(draftOfSet(connection, before), begun)) return err({ type: 'EditedMeanwhile' });
  const original = isNothing(ask.copyOf) ? null : findSet(connection, ask.copyOf);
  if (!before && !original && !isNothing(ask.copyOf)) return err({ type: 'OriginalGone', kind: 'good' });
  const parsed = parseGoodDraft(draft);
  if (!parsed.ok) return parsed;
  const { name, components } = parsed.value;
  const refuse = (at: string, refusal: FieldRefusal['refusal']) =>
    err({ type: 'DraftRefused' as const, fields: [{ at, refusal }] });
  const namesake = findGoodByKey(connection, name.key);
  if (namesake && namesake.id !== finishedGoodId) {
    return refuse('name', {
      type: 'NameTaken',
      kind: 'good',
      name: namesake.name,
      isArchived: namesake.archivedAt !== null,
    });
  }
  if (components.some((line) => line.kind === 'good' && line.finishedGoodId === finishedGoodId)) {
    return refuse('components', { type: 'ContainsItself', path: [name.name, name.name] });
  }
  const food = components.findIndex(
    (line) => line.kind === 'packaging' && isOfOtherKind(connection, line.name, 'packaging'),
  );
  if (food >= 0) return refuse(`components.${food}.name`, { type: 'WrongKind', wanted: 'packaging' });
  const missing = components.findIndex((line) => line.kind === 'good' && !findGood(connection, line.finishedGoodId));
  if (missing >= 0) return refuse(`components.${missing}`, { type: 'NotFound', kind: 'good' });
  // What the form does not show stays, and goes along into a copy.
  const { notes = '' } = (before ?? original)?.good ?? {};
  const facts = { name: name.name, nameKey: name.key, notes, at };
  const id = before
    ? before.good.id
    : insertFinishedGood(connection, { ...facts, uuid: commandId, slug: newSlug(connection, 'finished_goods', name) });
  if (before) updateFinishedGood(connection, { ...facts, id });
  const lines = components.map((line) => componentFrom(context, line));
  replaceGoodComponents(connection, id, lines);
  // Asked when the lines are written: a refusal rolls them back.
  const goods = listGoods(connection).map(({ good, components: inside }) => ({ ...good, components: inside }));
  const nesting = checkGoodNesting(goods, id);
  if (!nesting.ok) return refuse('components', nesting.error);
  settleDrafts(connection);
  return ok(id);
};

function draftOfSet(connection: Connection, { good, components }: WholeGood): GoodDraft {
  const catalog = goodOutlines(connection);
  return { name: good.name, components: componentDrafts(components, catalog, componentNames(connection, catalog)) };
}

function componentFrom(context: CommandContext, line: ComponentFacts): PlanComponent {
  if (line.kind === 'good') return line;
  return { kind: 'packaging', ingredientId: ingredientNamed(context, line.name, 'packaging'), quantity: line.quantity };
}

/** What is in a box decides what drafts need: decisions that nothing needs any more go. */
function settleDrafts(connection: Connection): void {
  for (const event of listEvents(connection)) {
    if (!isAllowed('decideBatches', event.planState)) continue;
    removeUnneededDecisions(connection, event.id, draftedOutline(connection, event));
  }
}

/** A bare good belongs to its unit: it is edited, archived and deleted with the recipe. */
function findSet(connection: Connection, id: FinishedGoodId) {
  const found = findGood(connection, id);
  return found?.good.finishedUnitId === null ? found : null;
}

export const archiveGood: Command<'catalog.archiveGood'> = ({ connection, at }, { finishedGoodId, archived }) => {
  const found = findSet(connection, finishedGoodId);
  if (!found) return err({ type: 'NotFound', kind: 'good' });
  if (archived === (found.good.archivedAt !== null)) return ok();
  setGoodArchived(connection, finishedGoodId, archived, at);
  return ok();
};

export const removeGood: Command<'catalog.deleteGood'> = ({ connection }, { finishedGoodId }) => {
  const found = findSet(connection, finishedGoodId);
  if (!found) return err({ type: 'NotFound', kind: 'good' });
  const users = [...goodsUsing(connection, finishedGoodId), ...eventsUsingGood(connection, finishedGoodId)];
  const { name, archivedAt } = found.good;
  const by = users.map((row) => row.name);
  if (by.length > 0) return err({ type: 'InUse', name, by, isArchived: archivedAt !== null });
  return ok(deleteGood(connection, finishedGoodId));
};
