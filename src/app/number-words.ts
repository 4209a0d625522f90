/** Numbers with their words, the way every screen says them. */
import { formatBatches } from '../domain/batch-options.ts';

/** Made once: a list says hundreds of numbers, and each maker of words for them takes longer than a row. */
const english = new Intl.NumberFormat('en');

/** 1,200 */
export function wholeNumber(count: number): string {
  return english.format(count);
}

/** “1 box”, “75 boxes”. */
export function countOf(count: number, one: string, many: string): string {
  return `${wholeNumber(count)} ${count === 1 ? one : many}`;
}

/** “½ batch”, “1 batch”, “2 ½ batches”. */
export function batchesPhrase(batches: number): string {
  return `${formatBatches(batches)} ${batches > 1 ? 'batches' : 'batch'}`;
}

/** “a”, “a and b”, “a, b and c”. */
export function listOf(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

/** “7 recipes and 1 event”: what there is none of is not said. */
export function countsPhrase(counts: readonly (readonly [count: number, one: string, many: string])[]): string {
  return listOf(counts.flatMap(([count, one, many]) => (count > 0 ? [countOf(count, one, many)] : [])));
}

/** Names for a sentence, not more than one reads. */
export function firstOf(names: readonly string[]): readonly string[] {
  return names.length <= 7 ? names : [...names.slice(0, 6), `${wholeNumber(names.length - 6)} more`];
}
