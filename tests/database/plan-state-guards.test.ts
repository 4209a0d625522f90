import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/database/connection.ts';
import * as model from '../../src/database/model.ts';
import type { EventId } from '../../src/domain/ids.ts';
import {
  isAllowed,
  planStates,
  stateAfter,
  statesAllowing,
  type PlanAction,
  type PlanState,
  type PlanStep,
} from '../../src/domain/plan-states.ts';
import * as scene from './kitchen.ts';

/** An event in this state, with nothing made, packed or changed. */
function eventIn(connection: Connection, catalog: scene.Catalog, state: PlanState): EventId {
  const eventId = scene.planEvent(connection, catalog, state);
  if (state === 'locked') scene.lock(connection, eventId);
  if (state === 'in_production' || state === 'completed') scene.start(connection, eventId);
  if (state === 'completed') model.setPlanState(connection, eventId, 'completed', scene.EVENING);
  return eventId;
}

function kitchenWithEvent(state: PlanState) {
  const connection = scene.emptyKitchen();
  const catalog = scene.stockCatalog(connection);
  return { connection, catalog, eventId: eventIn(connection, catalog, state) };
}

const steps = Object.keys(stateAfter) as PlanStep[]; // the keys of a constant are its keys
const recorded: Partial<Record<PlanAction, (scene: Scene) => void>> = {
  start: ({ connection, eventId }) => scene.takeSnapshot(connection, eventId),
  amend: ({ connection, eventId }) => {
    const note = { type: 'note' as const, data: {}, reason: 'Guests changed', fingerprint: scene.FINGERPRINT };
    const uuid = scene.newUuid();
    model.insertPlanAmendment(connection, { uuid, eventId, sequence: 1, ...note, at: scene.EVENING });
  },
  make: ({ connection, eventId, catalog }) => scene.addProductionRun(connection, eventId, catalog.cookie.unitId),
  pack: ({ connection, eventId, catalog }) => scene.addPackingRun(connection, eventId, catalog.tin),
};
type Scene = ReturnType<typeof kitchenWithEvent>;

describe('the database and the rules of planning agree', () => {
  const pairs = planStates.flatMap((from) => planStates.filter((to) => to !== from).map((to) => ({ from, to })));
  it.each(pairs)('on the step from $from to $to', ({ from, to }) => {
    const { connection, eventId } = kitchenWithEvent(from);
    if (from === 'locked' && to === 'in_production') scene.takeSnapshot(connection, eventId);
    const step = () => model.setPlanState(connection, eventId, to, scene.EVENING);
    const isStep = steps.some((name) => stateAfter[name] === to && isAllowed(name, from));
    if (isStep) expect(step).not.toThrow();
    else expect(step).toThrow('PlanStateForbids');
  });

  const records = (Object.keys(recorded) as PlanAction[]).flatMap((action) =>
    planStates.map((state) => ({ action, state, verb: isAllowed(action, state) ? 'allows' : 'forbids' })),
  );
  it.each(records)('that $state $verb to $action', ({ action, state, verb }) => {
    const kitchen = kitchenWithEvent(state);
    const record = () => recorded[action]?.(kitchen);
    if (verb === 'allows') expect(record).not.toThrow();
    else expect(record).toThrow(/PlanStateForbids|SnapshotExists/);
  });

  const voided = (['make', 'pack'] as const).flatMap((action) =>
    (['in_production', 'completed'] as const).map((state) => ({
      action,
      state,
      verb: isAllowed(action, state) ? 'allows' : 'forbids',
    })),
  );
  it.each(voided)('that $state $verb to void what stands of $action', ({ action, state, verb }) => {
    const kitchen = kitchenWithEvent('in_production');
    recorded[action]?.(kitchen);
    const { connection, eventId } = kitchen;
    if (state === 'completed') model.setPlanState(connection, eventId, 'completed', scene.EVENING);
    const table = action === 'make' ? 'production_runs' : 'packing_runs';
    const tryIt = () => connection.exec(`UPDATE ${table} SET voided_at = created_at`);
    if (verb === 'allows') expect(tryIt).not.toThrow();
    else expect(tryIt).toThrow('PlanStateForbids: voiding');
  });

  it('on every row that the database guards; the others are the rules of the store alone', () => {
    const guarded = new Set<PlanAction>([...steps, ...(Object.keys(recorded) as PlanAction[]), 'deleteEvent']);
    const rows = Object.keys(statesAllowing) as PlanAction[];
    expect(rows.filter((row) => !guarded.has(row))).toEqual([
      'editEvent',
      'editNotes',
      'changeSelection',
      'decideBatches',
      'withdrawDecision',
      'compare',
    ]);
  });

  it('on voiding a start: what was made or packed may be voided first, what was changed stands', () => {
    const { connection, catalog, eventId } = kitchenWithEvent('in_production');
    scene.addProductionRun(connection, eventId, catalog.cookie.unitId);
    scene.addPackingRun(connection, eventId, catalog.tin);
    connection.exec(
      'UPDATE production_runs SET voided_at = created_at; UPDATE packing_runs SET voided_at = created_at',
    );
    model.setPlanState(connection, eventId, stateAfter.voidStart, scene.EVENING);
    model.deletePlanSnapshot(connection, eventId);
    expect(model.findEvent(connection, eventId)).toMatchObject({ event: { planState: 'locked' }, planSnapshot: null });
    scene.takeSnapshot(connection, eventId);
    expect(() => model.setPlanState(connection, eventId, 'in_production', scene.EVENING)).not.toThrow();
  });

  it('on deleting an event in every state', () => {
    expect(statesAllowing.deleteEvent).toEqual(planStates);
    for (const state of planStates) {
      const { connection, eventId } = kitchenWithEvent(state);
      expect(() => model.deleteEvent(connection, eventId)).not.toThrow();
    }
  });
});
