/** What a person counts in the pantry, as typed. Unlike an amount of a recipe it may be 0: there is none left, and that is known. */
import { err, ok, type Result } from '../shared/result.ts';
import { parseSingleAmount, type Amount, type AmountRefusal } from './amount.ts';
import { draftFields } from './draft-fields.ts';
import { knownUnit } from './kitchen-units.ts';
import { parseText } from './names.ts';
import { LONGEST_UNIT } from './recipe-draft.ts';
import type { DraftRefused } from './refusals.ts';

export interface CountDraft {
  readonly amount: string;
  /** Blank counts pieces. */
  readonly unit: string;
}

export interface CountFacts {
  readonly amountText: string;
  readonly amount: Amount;
  readonly unit: string;
}

/** It is no amount of at least 0. */
export interface CountUnreadable {
  readonly type: 'CountUnreadable';
  readonly text: string;
}

const NONE = /^0{1,20}([.,]0{1,20})?$/;

/** “2 kg”, typed as one. */
const WITH_UNIT = /^([^\p{L}]{1,40}?)\s*(\p{L}[\p{L}. ]{0,39})$/u;

/** Refuses what is no amount of at least 0, at its field. A unit typed behind the amount is the unit. */
export function parseCount({ amount, unit }: CountDraft): Result<CountFacts, DraftRefused> {
  const fields = draftFields();
  const [, number, unitBehind] = WITH_UNIT.exec(amount.trim()) ?? [];
  const isWithUnit = number !== undefined && unitBehind !== undefined && knownUnit(unitBehind) !== null;
  const amountText = isWithUnit ? number : amount.trim();
  return fields.finish({
    amountText,
    amount: fields.read('amount', parseCounted(amountText)),
    unit: fields.read('unit', parseText(isWithUnit ? unitBehind : unit, LONGEST_UNIT)),
  });
}

/** The words of the parser are about recipes: there a range or no amount at all is fine, and 0 is not. */
function parseCounted(text: string): Result<Amount, CountUnreadable | AmountRefusal> {
  if (NONE.test(text)) return ok({ num: 0, den: 1 });
  const amount = parseSingleAmount(text);
  if (amount.ok || !['AmountUnreadable', 'AmountNotPositive'].includes(amount.error.type)) return amount;
  return err({ type: 'CountUnreadable', text });
}
