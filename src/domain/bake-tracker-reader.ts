/**
 * What an export of bake-tracker says, in the words of this kitchen. Its lists point at each other by slug and by name; what
 * of them belongs together is put together here.
 */
import { err, ok, type Result } from '../shared/result.ts';
import { EventEntry, headerKeys, ProductEntry, readLists, type ExportFile } from './bake-tracker-format.ts';
import { readIngredients } from './bake-tracker-ingredients.ts';
import { readRecipes } from './bake-tracker-recipes.ts';
import { readStockEntries } from './bake-tracker-stock.ts';
import { parseEventDate, type PlainDate } from './event-date.ts';
import { fileReading, isSaying, readSlug, type FileReading } from './file-reading.ts';
import type { Uuid } from './ids.ts';
import {
  linesBroken,
  type FileEvent,
  type KitchenFile,
  type KitchenFileRefusal,
  type LeftOut,
} from './kitchen-file.ts';
import { knownUnit } from './kitchen-units.ts';
import { parseName, parsePlainName, parseText } from './names.ts';
import { steadyUuid } from './steady-uuid.ts';

/** Some versions write a time behind the day. */
const LENGTH_OF_DAY = 10;

/** Takes the file as parsed. Refuses broken lines, each with its place, and takes nothing then. */
export function readBakeTrackerFile(file: ExportFile): Result<KitchenFile, KitchenFileRefusal> {
  const reading = fileReading();
  const recipes = readRecipes(reading, file.recipes, file.finished_units);
  const products = reading.each('products', file.products, ProductEntry, ({ ingredient_slug, package_unit }, line) => {
    const unit = package_unit?.trim() ?? '';
    const isKnown = knownUnit(unit) !== null;
    if (unit !== '' && !isKnown) line.leaveOut('package_unit');
    return { slug: line.read('ingredient_slug', parsePlainName(ingredient_slug)), unit: isKnown ? unit : null };
  });
  const stock = readStockEntries(reading, file.inventory_items);
  const named = [...products, ...stock].map(({ slug }) => slug);
  const ingredients = readIngredients(reading, file.ingredients, { products, named }, recipes.recipes);
  const events = readEvents(reading, file.events);
  const broken = reading.broken();
  if (broken.length > 0) return err(linesBroken(broken));
  const twice = [...recipes.twice, ...ingredients.twice, ...events.twice];
  return ok({
    exportedOn: dayOf(file.exported_at),
    ingredients: ingredients.ingredients,
    recipes: recipes.recipes,
    stock,
    events: events.events,
    leftOut: [
      ...recipes.leftOut,
      ...(twice.length > 0 ? [{ type: 'ListedTwiceThere', names: twice } as const] : []),
      ...ingredients.leftOut,
      ...otherLists(file),
      ...reading.unread(),
    ],
  });
}

function readEvents(reading: FileReading, rows: readonly unknown[]) {
  const entries = reading.each('events', rows, EventEntry, (entry, line) => ({
    slug: readSlug(line, 'slug', entry.slug),
    facts: {
      name: line.read('name', parseName(entry.name)),
      date: line.read('event_date', parseEventDate(entry.event_date.slice(0, LENGTH_OF_DAY))),
      guests: null,
      notes: line.read('notes', parseText(entry.notes ?? '')),
    },
  }));
  const events = new Map<Uuid, FileEvent>();
  const days = new Set<string>();
  const twice: string[] = [];
  for (const { slug, facts } of entries) {
    const day = `${facts.name.key} ${facts.date}`;
    if (days.has(day)) twice.push(facts.name.name);
    else {
      // A slug that comes again on another day is another event: last year's fair, and this year's.
      const bySlug = steadyUuid(`bake-tracker event ${slug ?? day}`);
      const uuid = events.has(bySlug) ? steadyUuid(`bake-tracker event ${slug ?? ''} ${day}`) : bySlug;
      events.set(uuid, { uuid, facts });
      days.add(day);
    }
  }
  return { events: [...events.values()], twice };
}

/** Whole lists that Bakeline has no place for. */
function otherLists(file: ExportFile): LeftOut[] {
  const known: readonly string[] = [...readLists, ...headerKeys];
  return Object.entries(file).flatMap(([list, rows]): LeftOut[] => {
    if (known.includes(list)) return [];
    const count = Array.isArray(rows) ? rows.length : 1;
    return !isSaying(rows) ? [] : [{ type: 'WholeList', list: list.toWellFormed().slice(0, 60), count }];
  });
}

/** The day of a moment as the file writes it; null when it cannot be read. */
function dayOf(moment: string | null): PlainDate | null {
  const day = parseEventDate((moment ?? '').slice(0, LENGTH_OF_DAY));
  return day.ok ? day.value : null;
}
