/**
 * Numbers of batches to choose from for what is needed of one unit, so that nobody does the arithmetic in their head.
 */
import { err, ok, type Result } from '../shared/result.ts';
import { amountAsNumber, parseSingleAmount } from './amount.ts';
import { LARGEST_COUNT, unitsFrom, unitsPerBatch, type BatchStep, type FrozenYield } from './yields.ts';

export interface BatchOption {
  readonly batches: number;
  readonly units: number;
  /** units − need; negative is short. */
  readonly difference: number;
}

export interface BatchesNotMultiple {
  readonly type: 'BatchesNotMultiple';
  readonly batches: number;
  readonly step: BatchStep;
  readonly limit: number;
}

/**
 * The smallest multiple of the step that gives the most units not above the need (left out when that is none), and the
 * smallest that reaches the need; one option when they are the same; none for a need of 0 or a yield that is not known, and none above a million batches.
 */
export function batchOptions(need: number, unitYield: FrozenYield, step: BatchStep): readonly BatchOption[] {
  const perBatch = unitsPerBatch(unitYield);
  if (need <= 0 || perBatch === 0) return [];
  const stepsPerBatch = 1 / step;
  const option = (units: number): BatchOption => {
    const batches = Math.ceil((units * stepsPerBatch) / perBatch) * step;
    const given = unitsFrom(batches, unitYield);
    return { batches, units: given, difference: given - need };
  };
  // steps with floor(steps × perBatch / stepsPerBatch) ≤ need, the most of them
  const mostSteps = Math.ceil((stepsPerBatch * (need + 1)) / perBatch) - 1;
  const below = Math.floor((mostSteps * perBatch) / stepsPerBatch);
  const reaching = option(need);
  const options = below === 0 || below === need ? [reaching] : [option(below), reaching];
  return options.filter(({ batches }) => batches <= LARGEST_COUNT);
}

/** A number of batches above 0 that is a whole multiple of the recipe's step; refuses any other. */
export function checkBatches(batches: number, step: BatchStep): Result<number, BatchesNotMultiple> {
  const isMultiple = batches > 0 && batches <= LARGEST_COUNT && Number.isInteger(batches / step);
  return isMultiple ? ok(batches) : err({ type: 'BatchesNotMultiple', batches, step, limit: LARGEST_COUNT });
}

/** Typed text that is no number of batches at all: words, 0, a range. */
export interface BatchesUnreadable {
  readonly type: 'BatchesUnreadable';
  readonly given: string;
  readonly step: BatchStep;
}

/** A number of batches as typed (`2½`, `2.5`, `2,5`). */
export function parseBatches(typed: string, step: BatchStep): Result<number, BatchesNotMultiple | BatchesUnreadable> {
  const amount = parseSingleAmount(typed);
  if (amount.ok) return checkBatches(amountAsNumber(amount.value), step);
  return err({ type: 'BatchesUnreadable', given: typed.trim().slice(0, 40), step });
}

const quarters = ['', '¼', '½', '¾'];

/** Batches as a kitchen writes them: 2 ½, ¾, 10. */
export function formatBatches(batches: number): string {
  const whole = Math.floor(batches);
  const fraction = quarters[Math.round((batches - whole) * 4)] ?? '';
  return whole === 0 && fraction !== '' ? fraction : `${whole.toLocaleString('en')} ${fraction}`.trim();
}
