import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideChanges, followingBatchChanges, parseReason, type ChangeRequest } from '../../src/domain/amend.ts';
import { NOTHING_MADE, type Progress } from '../../src/domain/progress.ts';
import { amendmentFingerprint, fingerprintOf } from '../../src/domain/fingerprint.ts';
import type { Plan } from '../../src/domain/plan.ts';
import {
  applyChange,
  foldPlan,
  readChange,
  type PlanAmendment,
  type PlanChange,
} from '../../src/domain/plan-change.ts';
import { comparePlans } from '../../src/domain/plan-comparison.ts';
import { freezePlan } from '../../src/domain/plan-snapshot.ts';
import { planSheet } from '../../src/domain/plan-sheet.ts';
import { plannedUnits } from '../../src/domain/plan-units.ts';
import { requirementsOf } from '../../src/domain/requirements.ts';
import { readSnapshot } from '../../src/domain/snapshot-reader.ts';
import { arbitraryPlan, arbitraryRequest } from './arbitrary-plan.ts';
import { definitionsOf, goodId, planOf, someEvent, someMoment, someUuid, unitId } from './plan-builder.ts';

const catalogWords = {
  units: {
    1: { name: 'Cookie', perBatch: 48 },
    2: { name: 'Brownie', perBatch: 24, step: 0.5 as const },
    3: { name: 'Star', perBatch: 36 },
  },
  goods: {
    1: { name: 'Gift bag', units: { 1: 6, 2: 3 } },
    2: { name: 'Tin', units: { 1: 12 } },
    3: { name: 'Star box', units: { 3: 8 }, goods: { 2: 1 } },
  },
};
const plan = planOf({
  ...catalogWords,
  selection: [
    [1, 50],
    [2, 12],
  ],
  batches: { 1: 10, 2: 6.5 },
});
const catalog = definitionsOf(catalogWords);
const nothingMade = NOTHING_MADE;

function decide(requests: readonly ChangeRequest[], progress = nothingMade, from: Plan = plan) {
  return decideChanges(from, catalog, progress, requests);
}

/** Changes as they come back from the disk: through JSON, with numbers and seals. */
function recorded(changes: readonly PlanChange[]): PlanAmendment[] {
  let previous = fingerprintOf('snapshot');
  return changes.map((change, index) => {
    const read = readChange(JSON.parse(JSON.stringify(change)) as PlanChange, index + 1);
    if (!read.ok) throw new Error(read.error.problem);
    const sealed = {
      eventUuid: someUuid,
      sequence: index + 1,
      change: read.value,
      reason: 'Burnt',
      createdAt: someMoment,
    };
    previous = amendmentFingerprint(previous, sealed);
    return { uuid: someUuid, fingerprint: previous, ...sealed };
  });
}

describe('changing a started plan', () => {
  it('drops a good, and remembers how many there were', () => {
    expect(decide([{ type: 'drop_fg', finishedGoodId: goodId(2) }])).toMatchObject({
      value: { changes: [{ type: 'drop_fg', data: { fg_id: 2, fg_name: 'Tin', original_quantity: 12 } }] },
    });
  });

  it('adds a good with the definitions that the plan does not hold yet, and no others', () => {
    const smaller = planOf({
      units: { 1: catalogWords.units[1] },
      goods: { 2: catalogWords.goods[2] },
      selection: [[2, 12]],
      batches: { 1: 3 },
    });
    const added = decide([{ type: 'add_fg', finishedGoodId: goodId(3), quantity: 4 }], nothingMade, smaller);
    if (!added.ok) throw new Error(added.error.type);
    expect(added.value.changes[0]).toMatchObject({
      type: 'add_fg',
      data: {
        quantity: 4,
        definitions: {
          recipes: [{ recipe_id: 3 }],
          finished_units: [{ finished_unit_id: 3 }],
          finished_goods: [{ fg_id: 3 }],
          ingredients: [{ ingredient_id: 3 }],
        },
      },
    });
    expect(requirementsOf(added.value.after)).toMatchObject([{ need: 192 }, { need: 32 }]);
  });

  it('a good that was dropped comes back last, as it was sealed', () => {
    const bigger = definitionsOf({
      ...catalogWords,
      goods: { ...catalogWords.goods, 2: { name: 'Tin', units: { 1: 99 } } },
    });
    const gone = decideChanges(plan, bigger, nothingMade, [
      { type: 'drop_fg', finishedGoodId: goodId(1) },
      { type: 'drop_fg', finishedGoodId: goodId(2) },
    ]);
    if (!gone.ok) throw new Error(gone.error.type);
    const back = decideChanges(gone.value.after, bigger, nothingMade, [
      { type: 'add_fg', finishedGoodId: goodId(1), quantity: 1 },
      { type: 'add_fg', finishedGoodId: goodId(2), quantity: 5 },
    ]);
    if (!back.ok) throw new Error(back.error.type);
    expect(back.value.after.selection.map((row) => row.finishedGoodId)).toEqual([1, 2]);
    expect(requirementsOf(back.value.after)[0]?.need).toBe(6 + 5 * 12);
    expect(back.value.asSealed).toEqual(['Tin']);
  });

  it.each<[string, ChangeRequest, Progress, unknown]>([
    [
      'dropping what is packed',
      { type: 'drop_fg', finishedGoodId: goodId(1) },
      { ...nothingMade, packed: new Map([[goodId(1), 12]]) },
      { type: 'AlreadyPacked', packed: 12 },
    ],
    [
      'going below what is packed',
      { type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 11 },
      { ...nothingMade, packed: new Map([[goodId(1), 12]]) },
      { type: 'AlreadyPacked', packed: 12 },
    ],
    [
      'going below the batches made',
      { type: 'modify_batch', finishedUnitId: unitId(1), batches: 2 },
      { ...nothingMade, batchesMade: new Map([[unitId(1), 3]]) },
      { type: 'AlreadyMade', batches: 3 },
    ],
    [
      'the quantity it has',
      { type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 50 },
      nothingMade,
      { type: 'ChangesNothing' },
    ],
    [
      'the batches it has',
      { type: 'modify_batch', finishedUnitId: unitId(2), batches: 6.5 },
      nothingMade,
      { type: 'ChangesNothing' },
    ],
    [
      'dropping batches there are none of',
      { type: 'modify_batch', finishedUnitId: unitId(3), batches: 0 },
      nothingMade,
      { type: 'ChangesNothing' },
    ],
    [
      'a third of a batch',
      { type: 'modify_batch', finishedUnitId: unitId(2), batches: 1 / 3 },
      nothingMade,
      { type: 'BatchesNotMultiple', step: 0.5 },
    ],
    [
      'a quantity of 0',
      { type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 0 },
      nothingMade,
      { type: 'QuantityInvalid' },
    ],
    [
      'a quantity of 2.5',
      { type: 'add_fg', finishedGoodId: goodId(3), quantity: 2.5 },
      nothingMade,
      { type: 'QuantityInvalid' },
    ],
    [
      'adding what is there',
      { type: 'add_fg', finishedGoodId: goodId(1), quantity: 1 },
      nothingMade,
      { type: 'AlreadyInPlan', quantity: 50 },
    ],
    [
      'a good that is not in the plan',
      { type: 'drop_fg', finishedGoodId: goodId(3) },
      nothingMade,
      { type: 'NotInPlan' },
    ],
    [
      'a good nobody knows',
      { type: 'add_fg', finishedGoodId: goodId(99), quantity: 1 },
      nothingMade,
      { type: 'NotFound', kind: 'good' },
    ],
    [
      'a unit nobody knows',
      { type: 'modify_batch', finishedUnitId: unitId(99), batches: 1 },
      nothingMade,
      { type: 'NotInPlan' },
    ],
  ])('refuses %s', (_, request, progress, refusal) => {
    expect(decide([request], progress)).toMatchObject({
      ok: false,
      error: { type: 'ChangesRefused', refused: [{ index: 0, refusal }] },
    });
  });

  it('refuses no change at all, and all of several when one is refused', () => {
    expect(decide([])).toMatchObject({ error: { type: 'ChangesNothing' } });
    expect(decide([{ type: 'note' }, { type: 'drop_fg', finishedGoodId: goodId(3) }])).toMatchObject({
      error: { type: 'ChangesRefused', refused: [{ index: 1, refusal: { type: 'NotInPlan' } }] },
    });
  });

  it('proposes the batches that follow, never below what is made', () => {
    const more = decide([{ type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 80 }]);
    if (!more.ok) throw new Error(more.error.type);
    expect(followingBatchChanges(planSheet(plan), planSheet(more.value.after), nothingMade)).toEqual([
      { type: 'modify_batch', finishedUnitId: 1, batches: 13 },
      { type: 'modify_batch', finishedUnitId: 2, batches: 10 },
    ]);
    const less = decide([{ type: 'drop_fg', finishedGoodId: goodId(1) }]);
    if (!less.ok) throw new Error(less.error.type);
    const made = { ...nothingMade, batchesMade: new Map([[unitId(2), 1.5]]) };
    expect(followingBatchChanges(planSheet(plan), planSheet(less.value.after), made)).toEqual([
      { type: 'modify_batch', finishedUnitId: 1, batches: 3 },
      { type: 'modify_batch', finishedUnitId: 2, batches: 1.5 },
    ]);
  });

  it('proposes no batches where the same changes set them', () => {
    const set = decide([
      { type: 'modify_batch', finishedUnitId: unitId(1), batches: 11 },
      { type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 80 },
    ]);
    if (!set.ok) throw new Error(set.error.type);
    expect(followingBatchChanges(planSheet(plan), planSheet(set.value.after), nothingMade)).toEqual([
      { type: 'modify_batch', finishedUnitId: 2, batches: 10 },
    ]);
    const dropped = decide([
      { type: 'drop_fg', finishedGoodId: goodId(1) },
      { type: 'modify_batch', finishedUnitId: unitId(2), batches: 0 },
    ]);
    if (!dropped.ok) throw new Error(dropped.error.type);
    expect(followingBatchChanges(planSheet(plan), planSheet(dropped.value.after), nothingMade)).toEqual([
      { type: 'modify_batch', finishedUnitId: 1, batches: 3 },
    ]);
  });

  it.each([[''], ['   '], ['\n\t\u00a0']])('a blank reason is refused: %j', (typed) => {
    expect(parseReason(typed)).toEqual({ ok: false, error: { type: 'ReasonBlank' } });
  });

  it('a reason is kept trimmed, and refused when it is a book', () => {
    expect(parseReason('  four more cousins ')).toEqual({ ok: true, value: 'four more cousins' });
    expect(parseReason('x'.repeat(10_000))).toMatchObject({ error: { type: 'TextTooLong', length: 10_000 } });
  });
});

describe('several changes in one go', () => {
  const add: ChangeRequest = { type: 'add_fg', finishedGoodId: goodId(3), quantity: 4 };
  const starBatch: ChangeRequest = { type: 'modify_batch', finishedUnitId: unitId(3), batches: 1 };
  const more: ChangeRequest = { type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 54 };
  const drop: ChangeRequest = { type: 'drop_fg', finishedGoodId: goodId(2) };
  const smaller = planOf({
    units: { 1: catalogWords.units[1], 2: catalogWords.units[2] },
    goods: { 1: catalogWords.goods[1], 2: catalogWords.goods[2] },
    selection: [
      [1, 50],
      [2, 12],
    ],
    batches: { 1: 10, 2: 6.5 },
  });

  it('are all made as they were picked, but batches of a unit new to the plan after the good that brings it', () => {
    const decided = decide([starBatch, more, add, drop], nothingMade, smaller);
    if (!decided.ok) throw new Error(decided.error.type);
    expect(decided.value.changes.map(({ type }) => type)).toEqual([
      'change_fg_quantity',
      'add_fg',
      'drop_fg',
      'modify_batch',
    ]);
    expect(requirementsOf(decided.value.after).map((row) => [row.finishedUnitId, row.need])).toEqual([
      [1, 54 * 6 + 4 * 12],
      [2, 54 * 3],
      [3, 4 * 8],
    ]);
    expect(decided.value.after.decisions.get(unitId(3))?.batches).toBe(1);
  });

  it('propose batches for a unit that an added good brings', () => {
    const decided = decide([add, drop], nothingMade, smaller);
    if (!decided.ok) throw new Error(decided.error.type);
    expect(followingBatchChanges(planSheet(smaller), planSheet(decided.value.after), nothingMade)).toEqual([
      { type: 'modify_batch', finishedUnitId: 1, batches: 8 },
      starBatch,
    ]);
  });

  it('say of each refused one which it is, in the order they were asked for', () => {
    const refused = decide([
      { type: 'modify_batch', finishedUnitId: unitId(1), batches: 10 },
      more,
      { type: 'drop_fg', finishedGoodId: goodId(3) },
      drop,
    ]);
    expect(refused).toEqual({
      ok: false,
      error: {
        type: 'ChangesRefused',
        refused: [
          { index: 0, refusal: { type: 'ChangesNothing' } },
          { index: 2, refusal: { type: 'NotInPlan', name: 'Star box' } },
        ],
      },
    });
  });

  it.each<[string, readonly ChangeRequest[], string]>([
    ['a good changed', [more, { ...more, quantity: 60 }], 'Gift bag'],
    ['a good dropped and added again', [drop, { type: 'add_fg', finishedGoodId: goodId(2), quantity: 5 }], 'Tin'],
    ['a good added', [add, add], 'Star box'],
    ['batches changed', [{ ...starBatch, batches: 2 }, starBatch], 'Star'],
    ['a note', [{ type: 'note' }, { type: 'note' }], ''],
  ])('refuse the second of %s twice', (_, twice, name) => {
    expect(decide(twice)).toEqual({
      ok: false,
      error: { type: 'ChangesRefused', refused: [{ index: 1, refusal: { type: 'ListedTwice', name } }] },
    });
  });

  it('refuse the one that goes beyond the limit, and none where another gives it back', () => {
    const big = planOf({
      units: { 1: { name: 'Cookie', perBatch: 48 } },
      goods: { 1: { units: { 1: 1_000 } }, 2: { units: { 1: 1_000 } } },
      selection: [[1, 900_000]],
      batches: { 1: 1 },
    });
    const ask = (requests: readonly ChangeRequest[]) => decideChanges(big, big.definitions, nothingMade, requests);
    const bigAdd: ChangeRequest = { type: 'add_fg', finishedGoodId: goodId(2), quantity: 200_000 };
    const less: ChangeRequest = { type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 800_000 };
    expect(ask([{ type: 'note' }, bigAdd])).toMatchObject({
      error: { refused: [{ index: 1, refusal: { type: 'NeedTooLarge', name: 'Cookie' } }] },
    });
    expect(ask([bigAdd, less]).ok).toBe(true);
  });

  it('come to the same plan in whatever order they are picked', () => {
    const onceEach = fc.uniqueArray(arbitraryRequest, {
      maxLength: 8,
      selector: (request) => JSON.stringify({ ...request, type: '', quantity: 0, batches: 0 }),
    });
    fc.assert(
      fc.property(arbitraryPlan, onceEach, fc.infiniteStream(fc.nat()), (random, wanted, chance) => {
        const shuffled = wanted
          .map((request) => ({ request, place: chance.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ request }) => request);
        const [one, other] = [wanted, shuffled].map((asked) =>
          decideChanges(random, random.definitions, nothingMade, asked),
        );
        expect(other?.ok).toBe(one?.ok);
        if (!one?.ok || !other?.ok) return;
        const byId = (of: Plan) => [...of.selection].sort((a, b) => a.finishedGoodId - b.finishedGoodId);
        expect(byId(other.value.after)).toEqual(byId(one.value.after));
        expect(new Map([...other.value.after.decisions].sort())).toEqual(
          new Map([...one.value.after.decisions].sort()),
        );
      }),
    );
  });
});

const requests = fc.array(arbitraryRequest, { maxLength: 12 });

/** Takes the requests one by one and keeps those that the rules let through. */
function amendAll(original: Plan, wanted: readonly ChangeRequest[]): { changes: PlanChange[]; current: Plan } {
  const changes: PlanChange[] = [];
  let current = original;
  for (const request of wanted) {
    const decided = decideChanges(current, original.definitions, nothingMade, [request]);
    if (!decided.ok) continue;
    changes.push(...decided.value.changes);
    current = decided.value.after;
  }
  return { changes, current };
}

describe('laws of a started plan', () => {
  it('law 6: no change ever touches the snapshot', () => {
    fc.assert(
      fc.property(arbitraryPlan, requests, (random, wanted) => {
        const data = freezePlan(random, { event: someEvent, createdAt: someMoment, appVersion: '0.1.0' });
        const seal = fingerprintOf(data);
        const read = readSnapshot(data);
        if (!read.ok) throw new Error(read.error.problem);
        const { changes } = amendAll(read.value.plan, wanted);
        comparePlans(read.value.plan, recorded(changes));
        expect(fingerprintOf(data)).toBe(seal);
        expect(freezePlan(read.value.plan, { event: someEvent, createdAt: someMoment, appVersion: '0.1.0' })).toEqual(
          data,
        );
      }),
    );
  });

  it('law 7: the snapshot folded with its amendments is the current plan, also as read from the disk', () => {
    fc.assert(
      fc.property(arbitraryPlan, requests, (random, wanted) => {
        const { changes, current } = amendAll(random, wanted);
        const folded = foldPlan(random, recorded(changes));
        if (!folded.ok) throw new Error(folded.error.problem);
        expect(folded.value.selection).toEqual(current.selection);
        expect(folded.value.decisions).toEqual(current.decisions);
        expect(plannedUnits(folded.value)).toEqual(plannedUnits(current));
      }),
    );
  });

  it('law 10: changing the batches of one unit leaves every other unit as it was', () => {
    fc.assert(
      fc.property(
        arbitraryPlan,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 30 }),
        (random, id, batches) => {
          const decided = decideChanges(random, random.definitions, nothingMade, [
            { type: 'modify_batch', finishedUnitId: unitId(id), batches },
          ]);
          if (!decided.ok) return;
          const others = (of: Plan) => [...of.decisions].filter(([unit]) => unit !== unitId(id));
          expect(others(decided.value.after)).toEqual(others(random));
          expect(decided.value.after.decisions.get(unitId(id))?.batches ?? 0).toBe(batches);
        },
      ),
    );
  });

  it('law 12: comparing a plan with itself finds nothing', () => {
    fc.assert(
      fc.property(arbitraryPlan, (random) => {
        const comparison = comparePlans(random, []);
        if (!comparison.ok) throw new Error(comparison.error.problem);
        expect([...comparison.value.goods, ...comparison.value.units].filter((row) => row.status !== 'same')).toEqual(
          [],
        );
      }),
    );
  });

  it('a comparison finds exactly what differs, and names every change that moved a row', () => {
    fc.assert(
      fc.property(arbitraryPlan, requests, (random, wanted) => {
        const { changes, current } = amendAll(random, wanted);
        const comparison = comparePlans(random, recorded(changes));
        if (!comparison.ok) throw new Error(comparison.error.problem);
        for (const row of comparison.value.units) {
          expect(row.currentBatches).toBe(current.decisions.get(row.finishedUnitId)?.batches ?? null);
          if (row.status !== 'same' || row.originalNeed !== row.currentNeed)
            expect(row.movedBy.length).toBeGreaterThan(0);
        }
        const goods = new Map(comparison.value.goods.map((row) => [row.finishedGoodId, row]));
        for (const { finishedGoodId, quantity } of current.selection)
          expect(goods.get(finishedGoodId)?.current).toBe(quantity);
        for (const row of goods.values()) if (row.status !== 'same') expect(row.movedBy.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('changes that do not fit', () => {
  it.each<[string, unknown]>([
    ['of a kind nobody knows', { type: 'swap_fg', data: {} }],
    ['without its data', { type: 'drop_fg', data: {} }],
    ['with data that is a word', { type: 'note', data: 'x' }],
    [
      'with a third of a batch',
      {
        type: 'modify_batch',
        data: { finished_unit_id: 1, name: '', recipe_id: 1, recipe_name: '', old_batches: null, new_batches: 0.3 },
      },
    ],
  ])('one %s is named with its number', (_, stored) => {
    expect(readChange(stored as PlanChange, 4)).toMatchObject({
      ok: false,
      error: { type: 'AmendmentUnreadable', sequence: 4 },
    });
  });

  it('one that drops what is not there stops the fold and names itself', () => {
    const gone: PlanChange = { type: 'drop_fg', data: { fg_id: goodId(3), fg_name: 'Star box', original_quantity: 2 } };
    expect(applyChange(plan, gone)).toMatchObject({ ok: false });
    expect(foldPlan(plan, recorded([gone]))).toMatchObject({ error: { type: 'AmendmentUnreadable', sequence: 1 } });
    expect(comparePlans(plan, recorded([gone]))).toMatchObject({ error: { sequence: 1 } });
  });
});
