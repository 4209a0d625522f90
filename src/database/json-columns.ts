/**
 * Columns that hold JSON text. They are parsed on the way out and written on the way in here; what the values mean is
 * for the domain to judge. What JSON would change without a word (undefined, NaN, a Date) is a defect on the way in.
 */
import * as v from 'valibot';
import { invariant } from '../shared/invariant.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A column whose text is a JSON object. Its keys are kept as they are, whatever they are called. */
export const JsonObjectColumn = v.pipe(v.string(), v.parseJson(), v.custom<JsonObject>(isObject));

/** A column whose text is a JSON array of texts. */
export const JsonTextsColumn = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

/** A column whose text is any JSON value. */
export const JsonColumn = v.pipe(v.string(), v.parseJson());

/** The text for a JSON column: parsing it gives the same value again. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, given: unknown) {
    invariant(isJson(this[key]), `only a JSON value goes into a JSON column; “${key}” is none`);
    return given;
  });
}

function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  return Number.isFinite(value) || Array.isArray(value) || isObject(value);
}

function isObject(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Object]';
}
