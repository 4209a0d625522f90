import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../src/domain/ids.ts';
import { unitOfMeasure, type WeighingFacts } from '../../src/domain/measures.ts';
import type { CountedStock, Use } from '../../src/domain/pantry-use.ts';
import { shoppingList, writeOf, type ShoppingLine, type Tick } from '../../src/domain/shopping-list.ts';
import { KitchenPlan } from './kitchen-plan.ts';

const counted = (amount: string, unit: string, used = '0'): CountedStock => {
  const measure = unitOfMeasure(unit);
  return {
    amountText: amount,
    amount: new Fraction(amount),
    unit: measure,
    countedAt: '2026-12-12T14:00:00.000Z' as Moment,
    used: new Fraction(used).mul(measure.size),
    batchesSince: used === '0' ? 0 : 7,
    packedSince: 0,
  };
};

interface Beside {
  readonly known?: Partial<WeighingFacts>;
  readonly stock?: readonly CountedStock[];
  readonly ticks?: readonly Tick[];
  readonly uses?: readonly Use[];
  /** What the plan knew; absent: the same. */
  readonly inPlan?: Partial<WeighingFacts>;
}

/** The list for one batch that takes these amounts of flour. */
function linesFor(needs: readonly (readonly [amount: string, unit: string])[], beside: Beside = {}) {
  const known = { densityGramsPerMl: null, pieceGrams: null, ...beside.known };
  const inPlan = { ...known, ...beside.inPlan };
  const kitchen = new KitchenPlan(
    { Bread: { lines: needs.map(([amount, unit]) => [amount, unit, 'Flour'] as const) } },
    { Flour: inPlan },
  );
  return shoppingList(kitchen.needs({ Bread: 1 }), {
    weighing: () => known,
    weighingInPlan: () => inPlan,
    uses: beside.uses ?? [],
    stock: () => beside.stock ?? [],
    ticks: () => beside.ticks ?? [],
  });
}

function says(line: ShoppingLine): string {
  const { verdict } = line;
  return verdict.type === 'buy' ? `buy ${writeOf(line, verdict.amount).text}` : verdict.type;
}
const weighed = { known: { densityGramsPerMl: 120 / 236.5882365 } };

describe('the shopping list', () => {
  it('says that 5 lb of flour are enough for 6 cups of 120 g', () => {
    expect(linesFor([['6', 'cups']], { ...weighed, stock: [counted('5', 'lb')] }).map(says)).toEqual(['enough']);
  });

  it('says enough where exactly what is needed is there, weighed where it is asked for by the cup', () => {
    expect(linesFor([['6', 'cups']], { ...weighed, stock: [counted('720', 'g')] }).map(says)).toEqual(['enough']);
  });

  it('buys what is missing, said in the unit of the pantry', () => {
    expect(linesFor([['6', 'cups']], { stock: [counted('40', 'tbsp')] }).map(says)).toEqual(['buy 3 ½ cups']);
    expect(linesFor([['2', 'lb']], { stock: [counted('500', 'g')] }).map(says)).toEqual(['buy 407.2 g']);
  });

  it('says in pounds what is counted in pounds, though recipes take it by the cup', () => {
    expect(linesFor([['12', 'cups']], { ...weighed, stock: [counted('1', 'lb')] }).map(says)).toEqual(['buy 2.175 lb']);
  });

  it('buys eggs by the piece also where they were weighed', () => {
    const known = { pieceGrams: 50 };
    expect(linesFor([['6', '']], { known, stock: [counted('120', 'g')] }).map(says)).toEqual(['buy 4']);
  });

  it.each([
    ['cups and grams', 'cups', 'g', {}, 'density'],
    ['pieces and grams', '', 'g', {}, 'piece weight'],
    ['cups and pieces', 'cups', '', {}, 'density'],
    ['cups and pieces, a cup being known', 'cups', '', weighed.known, 'piece weight'],
    ['cups and bags', 'cups', 'bags', {}, null],
    ['cups and bags, a cup being known', 'cups', 'bags', weighed.known, null],
  ] as const)('says what is missing between %s', (_what, needed, there, known, missing) => {
    expect(linesFor([['6', needed]], { known, stock: [counted('2', there)] })).toMatchObject([
      { verdict: { type: 'cannot compare' }, missing },
    ]);
  });

  it('buys everything where nothing was counted', () => {
    expect(linesFor([['6', 'cups']]).map(says)).toEqual(['buy 6 cups']);
  });

  it('cannot compare cups with grams of which nobody knows the density, and says neither 0 nor all', () => {
    expect(linesFor([['6', 'cups']], { stock: [counted('500', 'g')] }).map(says)).toEqual(['cannot compare']);
  });

  it('buys what is missing beside what does not compare, and keeps that in sight', () => {
    const [line] = linesFor([['6', 'cups']], { stock: [counted('1', 'cup'), counted('1', 'bag')] });
    expect(line && says(line)).toBe('buy 5 cups');
    expect(line?.apart).toHaveLength(1);
  });

  it('keeps amounts that do not compare on lines of their own, each against its own stock', () => {
    const lines = linesFor(
      [
        ['1', 'cup'],
        ['500', 'g'],
      ],
      { stock: [counted('1', 'kg')] },
    );
    expect(lines.map(says)).toEqual(['cannot compare', 'enough']);
    expect(lines.every((line) => line.standsApart)).toBe(true);
  });

  it('takes a gap below a thousandth of the need for none', () => {
    expect(linesFor([['1000', 'g']], { stock: [counted('999.5', 'g')] }).map(says)).toEqual(['enough']);
    expect(linesFor([['1000', 'g']], { stock: [counted('999', 'g')] }).map(says)).toEqual(['buy 1 g']);
  });

  it('buys whole eggs', () => {
    expect(linesFor([['4.5', '']], { stock: [counted('2', '')] }).map(says)).toEqual(['buy 3']);
  });

  it('takes off what batches have used since the count, and never goes below nothing', () => {
    expect(linesFor([['6', 'cups']], { stock: [counted('8', 'cups', '5')] }).map(says)).toEqual(['buy 3 cups']);
    expect(linesFor([['6', 'cups']], { stock: [counted('2', 'cups', '5')] }).map(says)).toEqual(['buy 6 cups']);
  });

  it('counts nothing as counted: none in the pantry is not the same as never counted', () => {
    const [line] = linesFor([['6', 'cups']], { stock: [counted('0', 'cups')] });
    expect(line && says(line)).toBe('buy 6 cups');
    expect(line?.have?.equals(0)).toBe(true);
  });

  it('keeps what is to taste as a line without a number', () => {
    expect(linesFor([['', '']]).map(says)).toEqual(['to taste']);
  });
});

describe('a tick', () => {
  const MORNING = '2026-12-13T08:00:00.000Z' as Moment;
  const ml = (cups: number): Tick => {
    return { base: 'ml', amount: { num: cups * 2_365_882_365, den: 10_000_000 }, at: MORNING };
  };
  /** A batch that takes so many cups, after the tick. */
  const baked = (cups: string): Use => {
    const kitchen = new KitchenPlan({ Bread: { lines: [[cups, 'cups', 'Flour']] } });
    return { at: '2026-12-13T12:00:00.000Z' as Moment, batches: 1, packed: 0, needs: kitchen.needs({ Bread: 1 }) };
  };

  it('holds while no more is needed', () => {
    expect(linesFor([['6', 'cups']], { ticks: [ml(6)] })[0]?.isDone).toBe(true);
    expect(linesFor([['4', 'cups']], { ticks: [ml(6)] })[0]?.isDone).toBe(true);
  });

  it('brings the rest back when the need grows', () => {
    const [line] = linesFor([['8', 'cups']], { ticks: [ml(6)] });
    expect(line?.isDone).toBe(false);
    expect(line?.ticked && writeOf(line, line.ticked).text).toBe('6 cups');
  });

  it('holds when a density becomes known and the line is said in grams', () => {
    const lines = linesFor([['720', 'g']], { ...weighed, ticks: [ml(6)] });
    expect(lines[0]?.isDone).toBe(true);
  });

  it('of something to taste is one without an amount', () => {
    expect(linesFor([['', '']], { ticks: [{ base: '', amount: null, at: MORNING }] })[0]?.isDone).toBe(true);
    expect(linesFor([['', '']])[0]?.isDone).toBe(false);
  });

  it('is found in the pantry by a later count, and then counts no more', () => {
    const later = { ...counted('4', 'cups'), countedAt: '2026-12-14T08:00:00.000Z' as Moment };
    expect(linesFor([['4', 'cups']], { stock: [later], ticks: [ml(4)] }).map(says)).toEqual(['enough']);
    const [more] = linesFor([['6', 'cups']], { stock: [later], ticks: [ml(4)] });
    expect([more && says(more), more?.isDone, more?.ticked]).toEqual(['buy 2 cups', false, null]);
  });

  it('of what has been baked since is gone, and more has to be bought', () => {
    const [line] = linesFor([['6', 'cups']], { ticks: [ml(6)], uses: [baked('4')] });
    expect([line?.isDone, line?.ticked && writeOf(line, line.ticked).text]).toEqual([false, '2 cups']);
    expect(linesFor([['2', 'cups']], { ticks: [ml(6)], uses: [baked('4')] })[0]?.isDone).toBe(true);
  });

  it('is not touched by what was baked from what had been counted before', () => {
    const [line] = linesFor([['6', 'cups']], {
      stock: [counted('4', 'cups', '4')],
      ticks: [ml(6)],
      uses: [baked('4')],
    });
    expect(line?.isDone).toBe(true);
    const [short] = linesFor([['6', 'cups']], {
      stock: [counted('3', 'cups', '4')],
      ticks: [ml(6)],
      uses: [baked('4')],
    });
    expect(short?.ticked && writeOf(short, short.ticked).text).toBe('5 cups');
  });
});

describe('two lines of one ingredient', () => {
  const apart = [['2', 'cups'], ['240', 'g']] as const; // prettier-ignore
  const asGrams = { inPlan: { densityGramsPerMl: null }, ...weighed };

  it('that a plan froze apart do not both take the same stock, once somebody says what a cup weighs', () => {
    const lines = linesFor(apart, { ...asGrams, stock: [counted('300', 'g')] });
    expect(lines.map(says)).toEqual(['enough', 'buy 180 g']);
    expect(lines.map((line) => line.need && writeOf(line, line.need.total).text)).toEqual(['2 cups', '240 g']);
    expect(lines.map((line) => line.standsApart)).toEqual([false, false]);
  });

  it('are not both ticked off by one tick', () => {
    const ticks = [{ base: 'g', amount: { num: 240, den: 1 }, at: '2026-12-13T08:00:00.000Z' as Moment }];
    expect(linesFor(apart, { ...asGrams, ticks }).map((line) => line.isDone)).toEqual([true, false]);
  });
});
