import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxTable, type BoxItem } from '../../src/domain/box-table.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { packagingOf, requirementsOf } from '../../src/domain/requirements.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';
import { planOf } from './plan-builder.ts';

const units = { 1: { perBatch: 48 }, 2: { perBatch: 24 } };

/** Rows as one reads them: the good, how many of it, whether it goes into another one, and how many of each item in one. */
const rowsOf = (plan: Plan) =>
  boxTable(plan).rows.map((row) => [row.finishedGoodId, row.quantity, row.isInside, row.counts]);
const nameOf = (item: BoxItem) =>
  item.kind === 'unit' ? `unit ${item.finishedUnitId}` : item.kind === 'good' ? `box ${item.finishedGoodId}` : 'paper';
const itemsOf = (plan: Plan) => boxTable(plan).items.map((item) => [nameOf(item), item.needed]);

describe('boxes and what goes into them', () => {
  it('are one row a good in the order of the plan, with one column for each thing in any of them', () => {
    const goods = { 1: { units: { 1: 6, 2: 3 }, packaging: { 900: 1 } }, 2: { units: { 2: 4 } } };
    const plan = planOf({ units, goods, selection: [[2, 8], [1, 50]] }); // prettier-ignore
    expect(rowsOf(plan)).toEqual([
      [2, 8, false, [4, 0, 0]],
      [1, 50, false, [3, 6, 1]],
    ]);
    expect(itemsOf(plan)).toEqual([
      ['unit 2', 182],
      ['unit 1', 300],
      ['paper', 50],
    ]);
  });

  it('have a row of its own for a box that goes into others, as often as it is needed', () => {
    const goods = { 1: { units: { 1: 6 } }, 2: { goods: { 1: 1 }, units: { 1: 4 } } };
    const plan = planOf({ units, goods, selection: [[2, 6], [1, 10]] }); // prettier-ignore
    expect(itemsOf(plan)).toEqual([
      ['unit 1', 120],
      ['box 1', 6],
    ]);
    expect(rowsOf(plan)).toEqual([
      [2, 6, false, [4, 1]],
      [1, 10, false, [6, 0]],
      [1, 6, true, [6, 0]],
    ]);
  });

  it('count a box in a box in a box as often as all of them take it', () => {
    const goods = { 1: { units: { 1: 6 } }, 2: { goods: { 1: 2 } }, 3: { goods: { 2: 3, 1: 1 } } };
    const plan = planOf({ units, goods, selection: [[3, 5]] });
    expect(rowsOf(plan)).toEqual([
      [3, 5, false, [1, 3, 0]],
      [2, 15, true, [2, 0, 0]],
      [1, 35, true, [0, 0, 6]],
    ]);
    expect(itemsOf(plan)).toEqual([
      ['box 1', 35],
      ['box 2', 15],
      ['unit 1', 210],
    ]);
  });

  it('of what is handed over on its own have it in them once', () => {
    const plan = planOf({ units, goods: { 1: { units: { 1: 1 }, isBare: true } }, selection: [[1, 5]] });
    expect(rowsOf(plan)).toEqual([[1, 5, false, [1]]]);
    expect(itemsOf(plan)).toEqual([['unit 1', 5]]);
  });

  it('of nothing are none', () => {
    expect(boxTable(planOf({ units, goods: {}, selection: [] }))).toEqual({ rows: [], items: [] });
  });

  it('come to exactly what the plan needs, of units and of packaging', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const { items, rows } = boxTable(plan);
        const needs = (kind: BoxItem['kind']) =>
          new Map(items.filter((item) => item.kind === kind).map((item) => [Object.values(item)[1], item.needed]));
        expect(needs('unit')).toEqual(new Map(requirementsOf(plan).map((row) => [row.finishedUnitId, row.need])));
        expect(needs('packaging')).toEqual(new Map(packagingOf(plan)));
        for (const [place, { needed }] of items.entries())
          expect(rows.reduce((sum, row) => sum + row.quantity * (row.counts[place] ?? 0), 0)).toBe(needed);
      }),
    );
  });
});
