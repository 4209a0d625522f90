/** What a batch gives, as exports say it: a number of pieces, or the part of a batch that each piece takes. */
import { err, ok, type Result } from '../shared/result.ts';
import type { FileLine } from './file-reading.ts';
import type { ValueWrong } from './kitchen-file.ts';
import { parseQuantity } from './quantity.ts';
import type { UnitYield } from './yields.ts';

export interface YieldEntry {
  readonly yield_mode: string | null;
  readonly batch_percentage: number | null;
  readonly perBatch: number | string | null;
  /** What the number is called in the file. */
  readonly perBatchField: string;
}

/** Reads the yield of one entry; `at` goes before the names of its fields when it is refused. */
export function readYield(line: FileLine, at: string, entry: YieldEntry): UnitYield {
  const isShare = entry.yield_mode === 'batch_portion' || (entry.perBatch === null && entry.batch_percentage !== null);
  if (isShare) return line.read(`${at}batch_percentage`, shareOf(entry.batch_percentage));
  // Older versions wrote numbers as text, with decimals.
  const given = String(entry.perBatch ?? '').replace(/\.0+$/, '');
  const perBatch = line.read(`${at}${entry.perBatchField}`, parseQuantity(given));
  return { kind: 'count', perBatch };
}

/** Percent of a batch that one piece takes, above 0 and at most 100; kept to a hundredth of a percent. */
function shareOf(percent: number | null): Result<UnitYield, ValueWrong> {
  const basisPoints = Math.round((percent ?? 0) * 100);
  return basisPoints >= 1 && basisPoints <= 10_000 // false for NaN
    ? ok({ kind: 'share', basisPoints })
    : err({ type: 'ValueWrong', found: String(percent ?? '') });
}
