/**
 * A kitchen of 2 000 recipes, 2 000 boxes, 2 000 ingredients and an event: too many to be typed, so its database is made here and put
 * where the app keeps it.
 */
import type { Page } from 'playwright';
import {
  insertEvent,
  insertBareGood,
  insertFinishedGood,
  insertFinishedUnit,
  insertIngredient,
  insertRecipe,
  replaceGoodComponents,
  replaceRecipeLines,
} from '../../src/database/model.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { IngredientId } from '../../src/domain/ids.ts';
import { foldName } from '../../src/domain/names.ts';
import type { CommandContext } from '../../src/store/command.ts';
import { makeKitchen, newUuid } from './made-kitchen.ts';
import { placeKitchen } from './placed-kitchen.ts';

const flavours = (
  'Almond,Apple,Apricot,Banana,Blackberry,Blueberry,Butterscotch,Caramel,Cardamom,Carrot,Cherry,Chestnut,Chocolate,' +
  'Cinnamon,Coconut,Coffee,Cranberry,Currant,Date,Fig,Ginger,Hazelnut,Honey,Lavender,Lemon,Lime,Maple,Matcha,Mocha,' +
  'Nougat,Oat,Orange,Peach,Pear,Pecan,Pistachio,Plum,Poppy seed,Praliné,Pumpkin,Quince,Raisin,Raspberry,Rhubarb,Rosé,' +
  'Saffron,Sesame,Strawberry,Vanilla,Walnut'
).split(',');
const things = (
  'babka,bars,biscotti,biscuits,bread,brioche,brownies,buns,cake,cheesecake,cobbler,cookies,crackers,crème,crêpes,' +
  'crumble,cupcakes,éclairs,financiers,flan,fudge,galette,jam tart,loaf,macarons,madeleines,meringue,muffins,nests,' +
  'parfait,pie,pudding,rolls,scones,shortbread,slices,soufflé,stars,strudel,twists'
).split(',');

/** 2 000 names, each once: “Crème” stands in the middle of some of them. */
export const longNames = flavours.flatMap((flavour) => things.map((thing) => `${flavour} ${thing}`));

function stockLists({ connection, at }: CommandContext): void {
  const named = (name: string) => {
    const nameKey = foldName(name);
    return { uuid: newUuid(), slug: nameKey.replaceAll(' ', '-'), name, nameKey, at };
  };
  const unsaid = { category: null, stockUnit: null, densityText: null, densityGPerMl: null, pieceGrams: null };
  const ingredient = (name: string, kind: 'food' | 'packaging') =>
    insertIngredient(connection, { ...named(name), kind, ...unsaid, allergens: [], notes: '' });
  const foods: IngredientId[] = longNames.map((name) => ingredient(`${name} mix`, 'food'));
  const paperBag = ingredient('Paper bag', 'packaging');
  for (const [place, name] of longNames.entries()) {
    const facts = { category: null, source: '', method: 'Mix.\nBake.', notes: '', batchStep: 1 as const };
    const recipeId = insertRecipe(connection, { ...named(name), ...facts });
    const lines = [0, 7, 31].flatMap((step) => foods[(place + step) % foods.length] ?? []);
    const amount = { amountText: '1 ½', amount: { num: 3, den: 2 }, unitText: 'cups', unit: 'cup', note: '' };
    replaceRecipeLines(
      connection,
      recipeId,
      lines.map((ingredientId) => ({ ingredientId, ...amount })),
    );
    const gives = { recipeId, position: 0, yield: { kind: 'count' as const, perBatch: 12 + (place % 5) * 12 } };
    const finishedUnitId = insertFinishedUnit(connection, { ...named(name), ...gives });
    insertBareGood(connection, { uuid: newUuid(), finishedUnitId, at });
    const set = insertFinishedGood(connection, { ...named(`${name} bag`), notes: '' });
    replaceGoodComponents(connection, set, [
      { kind: 'unit', finishedUnitId, quantity: 6 },
      { kind: 'packaging', ingredientId: paperBag, quantity: 1 },
    ]);
  }
  const when = { eventDate: '2026-12-20' as PlainDate, expectedGuests: null, notes: '' };
  const { uuid, name, nameKey } = named('Winter fair');
  insertEvent(connection, { uuid, name, nameKey, at, ...when });
}

/** Puts that kitchen into the browser of a page, which is then opened on it. Needs a browser in which nothing was saved yet. */
export async function openLongLists(page: Page, hash: string): Promise<void> {
  await placeKitchen(page, await makeKitchen('2026-11-01' as PlainDate, stockLists));
  await page.goto(`/${hash}`);
  await page.reload();
}
