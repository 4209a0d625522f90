/**
 * The times that a step of a recipe names: “Rest the dough for 30 minutes”, “bake 8–10 min”, “1 1/2 hours”, “half an hour”. Only hours,
 * minutes and seconds; temperatures, amounts and days are no times. What is not surely a time is not offered as one.
 */
import { amountAsNumber, parseSingleAmount } from './amount.ts';
import type { RecipeId } from './ids.ts';
import { LONGEST_TIMER_MS } from './kitchen-timer.ts';

export interface StepTime {
  /** Where it stands in the step, in UTF-16 units: from the first to before the last. */
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  /** The longer end of a range, “8–10 min”; null: it names one time. */
  readonly upToMs: number | null;
}

/** A step of a recipe, counted from 1. */
export interface StepPlace {
  readonly recipeId: RecipeId;
  readonly step: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const wordNumbers: ReadonlyMap<string, number> = new Map([
  ...'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at): [string, number] => [word, at + 1]),
  ['fifteen', 15],
  ['twenty', 20],
  ['twenty-five', 25],
  ['thirty', 30],
  ['thirty-five', 35],
  ['forty', 40],
  ['forty-five', 45],
  ['fifty', 50],
  ['sixty', 60],
  ['ninety', 90],
]);
/** The longer word first: “twenty-five” is not “twenty”. */
const words = [...wordNumbers.keys()].sort((a, b) => b.length - a.length).join('|');

/** “1-1/2” is one and a half, and never the range from 1 to ½. */
const DIGITS = String.raw`\d+[ -]\d+\s?[/⁄]\s?\d+|\d+\s?[/⁄]\s?\d+|\d+[ -]?[¼½¾⅐-⅞]|[¼½¾⅐-⅞]|\d+(?:[.,]\d+)?(?![ -]\d+\s?[/⁄]|[ -]?[¼½¾⅐-⅞])`;
const NUMBER = `(?:${DIGITS}|(?:${words})(?!-five))(?: and an? (?:half|quarter))?`;
const HOURS = String.raw`(?:hours?|hrs?\b\.?|h)`;
const MINUTES = String.raw`(?:minutes?|mins?\b\.?)`;
const SECONDS = String.raw`(?:seconds?|secs?\b\.?)`;
/** “an hour”, and “a minute” without a number; “a second layer” is no time. */
const PART = String.raw`an? half|half(?: an?)?|three[ -]quarters(?: of)? an?|an? quarter(?: of an?)?`;
const END = String.raw`(?![\p{L}\p{N}])`;

/** A number and its unit, with what may follow an hour: “1 hour and 20 minutes”, “1h20”, “an hour and a half”. */
const span = (name: string) =>
  String.raw`(?:(?<${name}h>${NUMBER}|${PART}|an?)[ -]?${HOURS}(?:(?<${name}half> and a half${END})|(?: and)?\s?(?<${name}more>${DIGITS})[ -]?${MINUTES}${END}|(?<${name}tight>\d\d)(?!\d)|${END})` +
  String.raw`|(?<${name}m>${NUMBER}|${PART}|a)[ -]?${MINUTES}${END}|(?<${name}s>${NUMBER})[ -]?${SECONDS}${END})`;
/** Of a range the first number may leave the unit to the second one. “5 and 10 minutes” is a range only where it says “between”. */
const TIME = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/⁄])(?:(?<=\bbetween )(?<low>${NUMBER}|an) and |(?:(?<bare>${NUMBER}|an)|${span('a')})(?<between>\s?[-–—]\s?| to | or ))?${span('b')}`,
  'giu',
);

/** The times of a step, in the order in which they stand there. A time of more than 99 hours is none for a timer. */
export function timesInStep(step: string): readonly StepTime[] {
  return [...step.matchAll(TIME)].flatMap((match) => timeOf(match) ?? []);
}

/** By what a timer knows the time that it was started from. A step that is edited to another time, or moved, is not that one any more. */
export function stepTimeKey({ recipeId, step }: StepPlace, { from, ms }: StepTime): string {
  return [recipeId, step, from, ms].join(' ');
}

function timeOf({ 0: text, index, groups = {} }: RegExpExecArray): StepTime | null {
  const last = spanMs(groups, 'b');
  if (last === null || last > LONGEST_TIMER_MS) return null;
  const to = index + text.length;
  const lower = groups.low ?? groups.bare;
  const first = lower === undefined ? spanMs(groups, 'a') : sharedUnitMs(lower, groups);
  if (first !== null && first < last) return { from: index, to, ms: first, upToMs: last };
  // “at 350 – 20 minutes” is no range, which rises: the time begins after the dash.
  const head = groups.between === undefined ? 0 : text.lastIndexOf(groups.between) + groups.between.length;
  return { from: index + head, to, ms: last, upToMs: null };
}

function spanMs(groups: Readonly<Record<string, string | undefined>>, name: 'a' | 'b'): number | null {
  const [hours, minutes, seconds] = ['h', 'm', 's'].map((unit) => groups[`${name}${unit}`]);
  if (hours !== undefined) {
    const half = groups[`${name}half`] === undefined ? 0 : HOUR_MS / 2;
    const more = groups[`${name}more`] ?? groups[`${name}tight`];
    return sum(timesUnit(hours, HOUR_MS), half, more === undefined ? 0 : timesUnit(more, MINUTE_MS));
  }
  if (minutes !== undefined) return timesUnit(minutes, MINUTE_MS);
  return seconds === undefined ? null : timesUnit(seconds, SECOND_MS);
}

function sum(...parts: readonly (number | null)[]): number | null {
  return parts.some((part) => part === null) ? null : parts.reduce<number>((all, part) => all + (part ?? 0), 0);
}

/** “8” of “8–10 min”. */
function sharedUnitMs(number: string, groups: Readonly<Record<string, string | undefined>>): number | null {
  const unitMs = groups.bh === undefined ? (groups.bm === undefined ? SECOND_MS : MINUTE_MS) : HOUR_MS;
  return timesUnit(number, unitMs);
}

/** null: no number, or not above 0. */
function timesUnit(number: string, unitMs: number): number | null {
  const [, plain = '', more] = /^(.*?)(?: and an? (half|quarter))?$/i.exec(number.toLowerCase()) ?? [];
  const value = numberOf(plain);
  const added = more === undefined ? 0 : more === 'half' ? 0.5 : 0.25;
  return value === null ? null : Math.round((value + added) * unitMs);
}

function numberOf(text: string): number | null {
  if (text.startsWith('three')) return text === 'three' ? 3 : 0.75;
  if (text.includes('half')) return 0.5;
  if (text.includes('quarter')) return 0.25;
  if (text === 'a' || text === 'an') return 1;
  const word = wordNumbers.get(text);
  if (word !== undefined) return word;
  const amount = parseSingleAmount(text);
  return amount.ok ? amountAsNumber(amount.value) : null;
}
