import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/domain/fingerprint.ts';
import { freezePlan } from '../../src/domain/plan-snapshot.ts';
import { requirementsOf } from '../../src/domain/requirements.ts';
import { readSnapshot } from '../../src/domain/snapshot-reader.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { planOf, someEvent, someMoment } from './plan-builder.ts';

const freeze = (plan: Plan) => freezePlan(plan, { event: someEvent, createdAt: someMoment, appVersion: '0.1.0' });
const plan = planOf({
  units: { 1: { name: 'Cookie', perBatch: 48, step: 0.5 }, 2: { name: 'Brownie', perBatch: 24 } },
  goods: {
    1: { name: 'Tin', units: { 1: 6 }, packaging: { 900: 1 } },
    2: { name: 'Box', goods: { 1: 2 }, units: { 2: 3 } },
    3: { name: 'Brownie', units: { 2: 1 }, isBare: true },
    4: { name: 'Not chosen', units: { 1: 1 } },
  },
  selection: [
    [2, 30],
    [3, 20],
  ],
  batches: { 1: 7.5, 2: 5 },
  accepted: { 1: 0 },
});

describe('the snapshot', () => {
  it('holds the selection in the order that was chosen, and only what it rests on', () => {
    const data = freeze(plan);
    expect(data.finished_goods.map((good) => [good.fg_name, good.quantity])).toEqual([
      ['Box', 30],
      ['Brownie', 20],
    ]);
    expect(data.component_goods.map((good) => good.fg_name)).toEqual(['Tin']);
    expect(data.ingredients.map((row) => row.ingredient_id)).toEqual([1, 2, 900]);
    expect(data.batch_decisions).toMatchObject([
      { finished_unit_id: 1, batches: 7.5, yield_per_batch: 48, total_yield: 360, needed: 360, accepted_shortfall: 0 },
      { finished_unit_id: 2, batches: 5, yield_per_batch: 24, total_yield: 120, needed: 110 },
    ]);
  });

  it('is a value copy: it is JSON and comes back from JSON as the same plan with the same numbers', () => {
    fc.assert(
      fc.property(arbitraryPlan, (random) => {
        const data = freeze(random);
        const text = JSON.stringify(data);
        const read = readSnapshot(JSON.parse(text));
        if (!read.ok) throw new Error(read.error.problem);
        expect(requirementsOf(read.value.plan)).toEqual(requirementsOf(random));
        expect(read.value.plan.selection).toEqual(random.selection);
        expect(new Map([...read.value.plan.decisions].sort())).toEqual(new Map([...random.decisions].sort()));
        expect(fingerprintOf(JSON.parse(text))).toBe(fingerprintOf(data));
        expect(freeze(read.value.plan)).toEqual(data);
      }),
    );
  });

  it('of version 1.0 is read, with what it holds', () => {
    const read = readSnapshot({
      snapshot_version: '1.0',
      recipes: [{ recipe_id: 7, recipe_name: 'Sugar Cookies' }],
      finished_goods: [{ fg_id: 3, fg_name: 'Gift Bag', fg_slug: 'gift-bag', quantity: 50 }],
      batch_decisions: [{ recipe_id: 7, recipe_name: 'Sugar Cookies', batches: 6, finished_unit_id: 9 }],
    });
    if (!read.ok) throw new Error(read.error.problem);
    expect(read.value.event).toBeNull();
    expect(read.value.plan.selection).toEqual([{ finishedGoodId: 3, quantity: 50 }]);
    expect([...read.value.plan.decisions]).toEqual([[9, { batches: 6, acceptedShortfall: 0 }]]);
    expect([...read.value.plan.definitions.finishedUnits.values()]).toMatchObject([
      { name: 'Sugar Cookies', yield: { kind: 'unknown' } },
    ]);
  });
});

describe('a snapshot that cannot be read', () => {
  const data = freeze(plan);
  const without = (key: string): unknown => Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));
  const [box, ...others] = data.finished_goods;

  it.each<[string, unknown, string]>([
    ['a word', 'plan', 'Expected Object'],
    ['nothing', null, 'Expected Object'],
    ['a list', [], 'snapshot_version'],
    ['an empty object', {}, 'snapshot_version'],
    ['a later version', { snapshot_version: '3.0' }, 'version 3.0 is not known here'],
    ['one without its goods', without('finished_goods'), 'finished_goods'],
    ['one without its decisions', without('batch_decisions'), 'batch_decisions'],
    ['one of 1.0 without its recipes', { snapshot_version: '1.0', finished_goods: [], batch_decisions: [] }, 'recipes'],
    ['one with half a box', { ...data, finished_goods: [{ ...box, quantity: 0.5 }] }, 'finished_goods.0.quantity'],
    ['one whose tin is missing', { ...data, component_goods: [] }, 'good 2 names a good that is not in it'],
    ['one whose recipes are missing', { ...data, recipes: [] }, 'names recipe 1, which is not in it'],
    ['one whose units are missing', { ...data, finished_units: [] }, 'that is not in it'],
    ['one with a good twice', { ...data, finished_goods: [box, box, ...others] }, 'names good 2 twice'],
    [
      'one with a tin inside itself',
      {
        ...data,
        component_goods: data.component_goods.map((good) => ({
          ...good,
          components: [{ fg_id: good.fg_id, quantity: 1 }],
        })),
      },
      '“Tin” contains “Tin”',
    ],
  ])('%s is named, and never looks like an empty plan', (_, json, problem) => {
    const read = readSnapshot(json);
    expect(read).toMatchObject({ ok: false, error: { type: 'SnapshotUnreadable' } });
    expect(read.ok ? '' : read.error.problem).toContain(problem);
  });

  it('may be any JSON whatever', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(readSnapshot(json).ok).toBe(false);
      }),
    );
  });
});
