/** What would mend a plan that falls short on the day, each way with what it comes to. */
import type { Plan } from '../domain/plan.ts';
import { quantityOf } from '../domain/plan-change.ts';
import { filledGoods } from '../domain/plan-sheet.ts';
import { tellingGoodName, tellingUnitName } from '../domain/plan-units.ts';
import { allow } from '../domain/plan-states.ts';
import { shortnessAt, type Repair, type UnitOver } from '../domain/repairs.ts';
import { ok } from '../shared/result.ts';
import type { RepairChange, UnitOverRow } from './change-views.ts';
import { planOfEvent, progressOf } from './plan-of-event.ts';
import type { Query } from './query.ts';

export const planRepairs: Query<'plan.repairs'> = (connection, { eventId, at }) => {
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const { event, plan } = found.value;
  const allowed = allow('amend', event.planState);
  if (!allowed.ok) return allowed;
  const { sheet, units, repairs } = shortnessAt(plan, progressOf(connection, event), at);
  return ok({
    filled: filledGoods(sheet),
    units: named(plan, units),
    repairs: repairs.map((repair) => ({
      changes: repair.requests.map((request) => changeOf(plan, request)),
      filled: filledGoods(repair.after),
      units: named(plan, repair.units),
    })),
  });
};

function named({ definitions }: Plan, units: readonly UnitOver[]): UnitOverRow[] {
  return units.map(({ finishedUnitId, over }) => ({ name: tellingUnitName(definitions, finishedUnitId), over }));
}

function changeOf(plan: Plan, request: Repair['requests'][number]): RepairChange {
  const { type } = request;
  if (type === 'modify_batch') {
    const { finishedUnitId: id, batches } = request;
    const from = plan.decisions.get(id)?.batches ?? null;
    return { type, of: { kind: 'unit', id }, name: tellingUnitName(plan.definitions, id), from, to: batches };
  }
  const { finishedGoodId: id } = request;
  const to = type === 'drop_fg' ? 0 : request.quantity;
  return {
    type,
    of: { kind: 'good', id },
    name: tellingGoodName(plan.definitions, id),
    from: quantityOf(plan, id),
    to,
  };
}
