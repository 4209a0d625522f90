/** A count while it is typed, over a real kitchen: what is sent when, what stays typed, and what comes back. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CountEntry } from '../../src/app/count-entry.svelte.ts';
import { ForgottenCount } from '../../src/app/forgotten-count.svelte.ts';
import { answerWeight } from '../../src/app/weight-answer.ts';
import type { IngredientId } from '../../src/domain/ids.ts';
import type { StockView } from '../../src/store/pantry-views.ts';
import { newUuid, TestKitchen } from '../store/test-kitchen.ts';

let kitchen: TestKitchen;
let flour: IngredientId;
let stock: StockView | null;
let entry: CountEntry;
let forgotten: ForgottenCount;

/** What the screen shows next, as its live answer brings it. */
const look = async () => {
  const { stock: counts } = await kitchen.ask('pantry.ingredient', { ingredientId: flour });
  stock = counts[0] ?? null;
  return counts.map((row) => row.left);
};
const typeBoth = (amount: string, unit: string) => {
  entry.type('amount', amount);
  entry.type('unit', unit);
};

beforeEach(async () => {
  kitchen = await TestKitchen.open();
  const draft = { name: 'Flour', kind: 'food' as const, category: '', stockUnit: 'kg', density: '' };
  flour = await kitchen.do('pantry.saveIngredient', {
    commandId: newUuid(),
    ingredientId: null,
    draft: { ...draft, pieceWeight: '', allergens: '', notes: '' },
  });
  stock = null;
  forgotten = new ForgottenCount(kitchen.store);
  entry = new CountEntry(kitchen.store, () => ({ ingredientId: flour, unit: 'kg', stock }), forgotten);
});

describe('a count that is typed', () => {
  it('begins with the unit of the ingredient, and is saved when it is left', async () => {
    expect(entry.draft).toEqual({ amount: '', unit: 'kg' });
    entry.type('amount', '2 ½');
    expect(await look()).toEqual([]);
    await entry.leave();
    expect(entry.draft).toMatchObject({ amount: '2 ½', unit: 'kg' });
    expect(await look()).toEqual(['2 ½ kg']);
  });

  it('is left alone when nothing is typed, and counted anew when the same is typed', async () => {
    entry.type('amount', '2');
    await entry.leave();
    await look();
    const { countedAt } = stock ?? {};
    await entry.leave();
    await look();
    expect(stock?.countedAt).toBe(countedAt);
    entry.type('amount', '2');
    await entry.leave();
    await look();
    expect(stock?.countedAt).not.toBe(countedAt);
  });

  it('in another unit takes the place of the one that stood there', async () => {
    typeBoth('2', 'kg');
    await entry.leave();
    await look();
    typeBoth('3', 'bags');
    await entry.leave();
    expect(await look()).toEqual(['3 bags']);
    expect(entry.draft).toEqual({ amount: '3', unit: 'bags' });
  });

  it('that is refused stays typed with its reason, until it is typed anew', async () => {
    entry.type('amount', '1/0');
    await entry.leave();
    expect(entry.draft.amount).toBe('1/0');
    expect(entry.refusalAt('amount')).toEqual({ type: 'CountUnreadable', text: '1/0' });
    expect(entry.refusalAt('unit')).toBeNull();
    expect(entry.isChanged).toBe(true);
    entry.type('amount', '0');
    expect(entry.refusalAt('amount')).toBeNull();
    await entry.leave();
    expect(await look()).toEqual(['0 kg']);
    expect(entry.isChanged).toBe(false);
  });

  it('goes back to what stood there with Escape', async () => {
    typeBoth('2', 'kg');
    await entry.leave();
    await look();
    entry.type('amount', '7');
    expect(entry.takeBack()).toBe(true);
    expect(entry.draft).toEqual({ amount: '2', unit: 'kg' });
    await entry.leave();
    expect(await look()).toEqual(['2 kg']);
    expect(entry.takeBack()).toBe(false);
  });

  it('says that the ingredient is gone where no field says it', async () => {
    await kitchen.do('pantry.deleteIngredient', { ingredientId: flour });
    entry.type('amount', '2');
    await entry.leave();
    expect(entry.refusalBeyond).toEqual({ type: 'NotFound', kind: 'ingredient' });
  });
});

describe('a blank amount', () => {
  beforeEach(async () => {
    entry.type('amount', '2');
    await entry.leave();
    await look();
  });

  it('forgets the count, says what it was, and brings it back as it was', async () => {
    const before = stock;
    entry.type('amount', ' ');
    await entry.leave();
    expect(await look()).toEqual([]);
    expect([forgotten.left, entry.draft.amount]).toEqual(['2 kg', '']);
    await forgotten.undo();
    await look();
    expect(stock).toEqual(before);
    expect([forgotten.left, entry.draft.amount]).toEqual([null, '2']);
  });

  it('that is followed by a count has nothing to bring back', async () => {
    entry.type('amount', '');
    await entry.leave();
    await look();
    entry.type('amount', '5');
    await entry.leave();
    expect(await look()).toEqual(['5 kg']);
    expect(forgotten.left).toBeNull();
  });

  it('where nothing is counted records nothing', async () => {
    await kitchen.do('pantry.forget', { ingredientId: flour, unit: 'kg' });
    await look();
    typeBoth('', 'bags');
    await entry.leave();
    expect([await look(), entry.isChanged]).toEqual([[], false]);
    expect(entry.refusalAt('amount')).toBeNull();
  });
});

describe('what a cup weighs, answered where it is asked', () => {
  const draft = async () => (await kitchen.ask('pantry.ingredient', { ingredientId: flour })).draft;

  it.each([['120 g'], ['1 cup = 120 g']])('as “%s” is kept with all else that is said of it', async (typed) => {
    expect(await answerWeight(kitchen.store, flour, 'density', typed)).toMatchObject({ ok: true });
    expect(await draft()).toMatchObject({ density: '1 cup = 120 g', stockUnit: 'kg' });
  });

  it('is refused in words when it is no weight, and nothing is kept', async () => {
    expect(await answerWeight(kitchen.store, flour, 'density', '2 sticks')).toMatchObject({
      error: { fields: [{ at: 'density', refusal: { type: 'WeightMissing' } }] },
    });
    expect(await draft()).toMatchObject({ density: '' });
  });

  it('or a piece, where that is what is missing', async () => {
    await answerWeight(kitchen.store, flour, 'piece weight', '1.75 oz');
    expect(await draft()).toMatchObject({ pieceWeight: '49.612 g' });
  });
});
