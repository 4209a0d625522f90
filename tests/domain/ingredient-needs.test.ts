import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { KitchenPlan } from './kitchen-plan.ts';

describe('what batches take of each ingredient', () => {
  it('goes through sub-recipes: three of a cake with two creams are six of milk and six of butter', () => {
    const kitchen = new KitchenPlan({
      Parent: { lines: [['2', 'cups', 'Milk']], parts: [['2', 'Child']] },
      Child: { lines: [['1', 'cup', 'Butter']] },
    });
    expect(kitchen.says({ Parent: 3 })).toEqual({ Milk: ['6 cups'], Butter: ['6 cups'] });
  });

  it('takes fractions of a sub-recipe, and one that is reached by two ways as often as both take it', () => {
    const kitchen = new KitchenPlan({
      Cake: {
        parts: [
          ['1/3', 'Syrup'],
          ['1', 'Cream'],
        ],
      },
      Cream: { parts: [['1/2', 'Syrup']] },
      Syrup: { lines: [['6', 'cups', 'Sugar']] },
    });
    expect(kitchen.says({ Cake: 2 })).toEqual({ Sugar: ['10 cups'] });
  });

  it('adds what is made for itself to what is made for others', () => {
    const kitchen = new KitchenPlan({
      Syrup: { lines: [['1', 'cup', 'Sugar']] },
      Cake: { parts: [['2', 'Syrup']] },
    });
    expect(kitchen.says({ Syrup: 3, Cake: 1 })).toEqual({ Sugar: ['5 cups'] });
  });

  it('comes from so many batches of each recipe: thirds of one that goes into others, too', () => {
    const kitchen = new KitchenPlan({
      Syrup: {},
      Cream: { parts: [['1/3', 'Syrup']] },
      Cake: { parts: [['2', 'Cream']] },
    });
    expect(kitchen.batches({ Cake: 1, Cream: 1, Syrup: 0 })).toEqual({ Cake: '1', Cream: '3', Syrup: '1' });
    expect(kitchen.batches({ Cake: 0.5 })).toEqual({ Cake: '1/2', Cream: '1', Syrup: '1/3' });
  });

  it('adds up the same ingredient on two lines', () => {
    const kitchen = new KitchenPlan({
      Star: {
        lines: [
          ['2', 'cups', 'Flour'],
          ['4', 'tbsp', 'Flour'],
          ['1', 'cup', 'Sugar'],
        ],
      },
    });
    expect(kitchen.says({ Star: 2 })).toEqual({ Flour: ['4 ½ cups'], Sugar: ['2 cups'] });
  });

  it('shows what was typed at factor 1, and counts the larger of a range', () => {
    const kitchen = new KitchenPlan({
      Cake: {
        lines: [
          ['2–3', '', 'Egg'],
          ['1,5', 'Cups', 'Flour'],
        ],
      },
    });
    expect(kitchen.says({ Cake: 1 })).toEqual({ Egg: ['2–3'], Flour: ['1,5 Cups'] });
    expect(kitchen.says({ Cake: 2 })).toEqual({ Egg: ['6'], Flour: ['3 cups'] });
  });

  it('keeps cups and grams apart while nobody knows what a cup weighs, and adds them once it is known', () => {
    const recipes = {
      Bread: {
        lines: [
          ['1', 'cup', 'Flour'],
          ['500', 'g', 'Flour'],
        ],
      },
    } as const;
    expect(new KitchenPlan(recipes).says({ Bread: 1 })).toEqual({ Flour: ['1 cup', '500 g'] });
    const densityGramsPerMl = 120 / 236.5882365;
    expect(new KitchenPlan(recipes, { Flour: { densityGramsPerMl } }).says({ Bread: 1.5 })).toEqual({
      Flour: ['7 ¾ cups'],
    });
  });

  it('adds pieces and grams where one piece was weighed', () => {
    const recipes = {
      Cake: {
        lines: [
          ['100', 'g', 'Egg'],
          ['2', 'large', 'Egg'],
        ],
      },
    } as const;
    expect(new KitchenPlan(recipes).says({ Cake: 1 })).toEqual({ Egg: ['100 g', '2 large'] });
    expect(new KitchenPlan(recipes, { Egg: { pieceGrams: 50 } }).says({ Cake: 1 })).toEqual({ Egg: ['200 g'] });
  });

  it('adds a unit that nobody knows only to itself, however it is written', () => {
    const kitchen = new KitchenPlan({
      Fudge: {
        lines: [
          ['1', 'Tin', 'Milk'],
          ['2', 'tin', 'Milk'],
          ['1', 'cup', 'Milk'],
        ],
      },
    });
    expect(kitchen.says({ Fudge: 1 })).toEqual({ Milk: ['3 Tin', '1 cup'] });
  });

  it('never takes “to taste” for nothing', () => {
    const kitchen = new KitchenPlan({
      Bread: {
        lines: [
          ['', '', 'Salt'],
          ['1', 'tsp', 'Pepper'],
          ['', '', 'Pepper'],
        ],
      },
    });
    expect(kitchen.says({ Bread: 2 })).toEqual({ Salt: ['to taste'], Pepper: ['2 tsp', 'to taste'] });
  });

  it('leaves out recipes of which no batch is made', () => {
    const kitchen = new KitchenPlan({
      Bread: { lines: [['1', 'cup', 'Flour']] },
      Rye: { lines: [['1', 'cup', 'Rye']] },
    });
    expect(kitchen.says({ Bread: 1, Rye: 0 })).toEqual({ Flour: ['1 cup'] });
  });

  it('of all batches at once is the sum of what they take one by one', () => {
    const amount = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('1', '2', '3', '4', '8'));
    const unit = fc.constantFrom('cup', 'tbsp', 'g', 'oz', '', 'stick');
    const line = fc.tuple(amount, unit, fc.constantFrom('Flour', 'Sugar', 'Egg'));
    const lines = fc.array(line, { minLength: 1, maxLength: 6 });
    const quarters = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(lines, lines, quarters, quarters, fc.boolean(), (dough, filling, first, second, isKnown) => {
        const written = (rows: typeof dough) =>
          rows.map(([[num, den], u, name]) => [`${num}/${den}`, u, name] as const);
        const recipes = {
          Cake: { lines: written(dough), parts: [['3/4', 'Cream']] as const },
          Cream: { lines: written(filling) },
        };
        const kitchen = new KitchenPlan(recipes, isKnown ? { Flour: { densityGramsPerMl: 0.5 } } : {});
        const together = kitchen.needs({ Cake: (first + second) / 4 });
        const [one, other] = [kitchen.needs({ Cake: first / 4 }), kitchen.needs({ Cake: second / 4 })];
        for (const [place, { amounts }] of together.entries()) {
          for (const [at, { total }] of amounts.entries()) {
            const sum = new Fraction(0).add(one[place]!.amounts[at]!.total).add(other[place]!.amounts[at]!.total);
            expect(total.equals(sum)).toBe(true);
          }
        }
      }),
    );
  });
});
