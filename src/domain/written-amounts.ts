/** How a kitchen writes an amount: 2 ½ cups, 1.25 kg, and 5 eggs where 4.5 are needed. */
import Fraction from 'fraction.js';
import { unitFamilies, unitWord, type KitchenUnit } from './kitchen-units.ts';
import { isCounted, knownMeasure, type Base, type UnitOfMeasure } from './measures.ts';

/** An amount in words. `roundedFrom` is what a countable thing was rounded up from (“4.5”); null where nothing was. */
export interface WrittenAmount {
  readonly text: string;
  readonly roundedFrom: string | null;
}

/** Made once: each maker of numbers takes longer than a line. */
const english = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

const kitchenFractions = new Map([
  ['0', ''],
  ['1/2', '½'],
  ['1/3', '⅓'],
  ['2/3', '⅔'],
  ['1/4', '¼'],
  ['3/4', '¾'],
  ['1/8', '⅛'],
  ['3/8', '⅜'],
  ['5/8', '⅝'],
  ['7/8', '⅞'],
]);

/** Cups and spoons, which have marks for fractions; so have sticks, and what one does not know is most like them. */
const decimalUnits: ReadonlySet<KitchenUnit | null> = new Set(['ml', 'l', 'g', 'kg', 'oz', 'lb', 'fl_oz'] as const);

/**
 * Writes an amount, given in the base of the unit that it is to be said in, or in another one of its family: it moves up to the next
 * unit a kitchen uses, and down where it could not be written otherwise or would be less than one kilogram, pound or litre. Pieces are rounded up to whole ones.
 */
export function writeAmount(total: Fraction, unit: UnitOfMeasure): WrittenAmount {
  if (isCounted(unit.base)) return writePieces(total, unit);
  const said = unitToSay(total, unit);
  const value = valueIn(total, said);
  const word = said.known ? unitWord(said.known, value.compare(1) > 0) : said.text;
  return { text: `${writeNumber(value, said.known)} ${word}`.trim(), roundedFrom: null };
}

/** Batches of a recipe that goes into another one, of which there may be thirds: “1 ⅓ batches”; the number as typed, where it stands so. */
export function writeBatches(batches: Fraction, asTyped: string = writeNumber(batches, null)): string {
  return `${asTyped} ${batches.compare(1) > 0 ? 'batches' : 'batch'}`;
}

/** The smallest number that is not below it and can be bought: whole pieces. All else can be weighed out. */
export function wholePieces(total: Fraction, base: Base): Fraction {
  return isCounted(base) ? total.ceil() : total;
}

/** Halves, thirds, quarters and eighths are so many of it. */
const KITCHEN_PARTS = 24n;
/** What comes through a density is not known to the last digit. */
const AS_GOOD_AS = new Fraction(1, 1_000_000);

/** How much of a unit it is: the kitchen fraction that it is as good as, or to three digits as it is written. */
function valueIn(total: Fraction, unit: UnitOfMeasure): Fraction {
  const value = total.div(unit.size);
  if (KITCHEN_PARTS % value.d === 0n) return value; // it is one itself: most are
  const near = value.mul(KITCHEN_PARTS).round().div(KITCHEN_PARTS);
  if (near.sub(value).abs().compare(AS_GOOD_AS) <= 0) return near;
  return value.compare(1) > 0 && value.round(3).equals(1) ? new Fraction(1) : value;
}

function writePieces(total: Fraction, { known }: UnitOfMeasure): WrittenAmount {
  const whole = total.ceil();
  const dozens = whole.div(12);
  const isInDozens = known === 'dozen' && dozens.d === 1n;
  const text = isInDozens ? `${writeWhole(dozens)} ${unitWord('dozen', true)}` : writeWhole(whole);
  return { text, roundedFrom: whole.equals(total) ? null : writeDecimal(total) };
}

function unitToSay(total: Fraction, unit: UnitOfMeasure): UnitOfMeasure {
  const family = unitFamilies.find((units) => units.some((known) => known === unit.known));
  if (!family || !unit.known) return unit;
  const units = family.map((known) => knownMeasure(known));
  const isEnough = (candidate: UnitOfMeasure): boolean => {
    const value = valueIn(total, candidate);
    return value.compare(leastSaid(candidate)) >= 0 && (isDecimal(candidate) || isWritable(value));
  };
  const own = units.findIndex(({ known }) => known === unit.known);
  const larger = units.slice(own + 1).findLast(isEnough);
  if (larger) return larger;
  const value = valueIn(total, unit);
  if (isDecimal(unit) ? value.compare(1) >= 0 : isWritable(value)) return unit;
  return units.slice(0, own).findLast(isEnough) ?? unit;
}

/** The least that is said in a unit it was not written in: a quarter cup is measured, a third of a tablespoon is a teaspoon. */
function leastSaid({ known }: UnitOfMeasure): Fraction {
  if (known === 'cup') return new Fraction(1, 4);
  if (known === 'tsp') return new Fraction(1, 8);
  return isSmallest(known) ? new Fraction(1, 1_000) : new Fraction(1);
}

const isSmallest = (known: KitchenUnit | null): boolean => unitFamilies.some(([smallest]) => smallest === known);

const isDecimal = ({ known }: UnitOfMeasure): boolean => decimalUnits.has(known);

function isWritable(value: Fraction): boolean {
  return kitchenFractions.has(value.mod(1).toFraction());
}

/** “2 ½”, “0.063”: a kitchen fraction where the unit has marks for it and it is one, else a decimal. */
function writeNumber(value: Fraction, known: KitchenUnit | null): string {
  const part = decimalUnits.has(known) ? undefined : kitchenFractions.get(value.mod(1).toFraction());
  if (part === '' || value.equals(0)) return writeWhole(value.floor());
  if (part !== undefined) return value.compare(1) < 0 ? part : `${writeWhole(value.floor())} ${part}`;
  return writeDecimal(value);
}

/** Four digits that say something, at most three of them behind the point: 5.408 cups, 255.1 g. No kitchen weighs finer. */
function writeDecimal(value: Fraction): string {
  const digits = value.floor().toFraction().length;
  const rounded = value.round(Math.max(0, Math.min(3, 4 - digits)));
  return rounded.equals(0) ? 'less than 0.001' : english.format(rounded.valueOf());
}

function writeWhole(value: Fraction): string {
  return english.format(value.valueOf());
}
