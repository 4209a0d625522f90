/**
 * Amounts of one ingredient, made comparable: each is turned into a base (millilitres, grams, pieces, or a unit that stands for
 * itself such as a stick), exactly. Between volumes, weights and pieces leads only what is known of the ingredient; a density is
 * never guessed.
 */
import Fraction from 'fraction.js';
import type { Amount } from './amount.ts';
import { kitchenUnits, knownUnit, sizeOfUnit, type Dimension, type KitchenUnit } from './kitchen-units.ts';
import { foldName } from './names.ts';

/**
 * What amounts are added up in: `ml`, `g`, `each`, else a unit that is compared with nothing but itself. Bases stand in users'
 * databases.
 */
export type Base = string;

const bases: Readonly<Record<Dimension, KitchenUnit>> = { volume: 'ml', weight: 'g', pieces: 'each' };

/** A unit as it is reckoned with. */
export interface UnitOfMeasure {
  /** How it is written where it is not known. */
  readonly text: string;
  /** '' counts pieces. */
  readonly known: KitchenUnit | null;
  readonly base: Base;
  /** How much of its base one of it is. */
  readonly size: Fraction;
}

const ONE = new Fraction(1);

/** Read once: a plan asks for them a thousand times. */
const sizes = new Map(
  kitchenUnits.flatMap((unit) => {
    const size = sizeOfUnit(unit);
    return size ? [[unit, { base: bases[size.dimension], size: new Fraction(size.size) }] as const] : [];
  }),
);

/** Reads a unit as typed: none counts pieces; one that is not known is its own base, in capitals or not. */
export function unitOfMeasure(typed: string): UnitOfMeasure {
  const text = typed.trim();
  const known = text === '' ? 'each' : knownUnit(text);
  return known ? knownMeasure(known, text) : { text, known: null, base: foldName(text), size: ONE };
}

/** A unit that is known. */
export function knownMeasure(known: KitchenUnit, text: string = known): UnitOfMeasure {
  const { base, size } = sizes.get(known) ?? { base: known, size: ONE };
  return { text, known, base, size };
}

/** What leads from volumes and pieces of an ingredient to its weight. */
export interface WeighingFacts {
  readonly densityGramsPerMl: number | null;
  readonly pieceGrams: number | null;
}

/** Nobody has said what of it weighs what. */
export const NOTHING_KNOWN: WeighingFacts = { densityGramsPerMl: null, pieceGrams: null };

/** How much of the other base one of a base is, for an ingredient; null where they cannot be compared. */
export function betweenBases(from: Base, to: Base, facts: WeighingFacts): Fraction | null {
  if (from === to) return ONE;
  const [fromGrams, toGrams] = [gramsOf(from, facts), gramsOf(to, facts)];
  return fromGrams && toGrams && fromGrams.div(toGrams);
}

/** What is not known of an ingredient yet and would make two bases comparable; null: nothing would, or they are. */
export function missingBetween(one: Base, other: Base, facts: WeighingFacts): 'density' | 'piece weight' | null {
  const bothWeighable = [one, other].every((base) => Object.values<Base>(bases).includes(base));
  if (!bothWeighable || betweenBases(one, other, facts)) return null;
  return gramsOf(bases.volume, facts) === null && [one, other].includes(bases.volume) ? 'density' : 'piece weight';
}

function gramsOf(base: Base, { densityGramsPerMl, pieceGrams }: WeighingFacts): Fraction | null {
  if (base === bases.weight) return ONE;
  if (base === bases.volume) return densityGramsPerMl === null ? null : new Fraction(densityGramsPerMl);
  return base === bases.pieces && pieceGrams !== null ? new Fraction(pieceGrams) : null;
}

/** Whether a base counts whole things. */
export function isCounted(base: Base): boolean {
  return base === bases.pieces;
}

/** An amount as a fraction to reckon with. */
export function exactly({ num, den }: Amount): Fraction {
  return new Fraction(num, den);
}
