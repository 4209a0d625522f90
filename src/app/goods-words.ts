/** How goods are counted in words: boxes, and what goes out on its own. */
import type { FilledGoods, GoodsCount } from '../domain/plan-sheet.ts';
import { countOf, listOf, wholeNumber } from './number-words.ts';

/** All of them together. */
export function allGoods({ boxes, loose }: GoodsCount): number {
  return boxes + loose;
}

/** “50 boxes”, “50 boxes and 24 loose”, “24 pieces”. */
export function goodsPhrase({ boxes, loose }: GoodsCount): string {
  if (loose === 0) return countOf(boxes, 'box', 'boxes');
  if (boxes === 0) return countOf(loose, 'piece', 'pieces');
  return `${countOf(boxes, 'box', 'boxes')} and ${wholeNumber(loose)} loose`;
}

/** One kind of goods: how many of how many are filled, and what they are called. */
export interface FilledKind {
  readonly filled: number;
  readonly planned: number;
  readonly word: string;
}

/** The kinds that are planned, boxes first; boxes alone where nothing is. */
export function filledKinds({ planned, filled }: FilledGoods): readonly FilledKind[] {
  const boxes = { filled: filled.boxes, planned: planned.boxes, word: planned.boxes === 1 ? 'box' : 'boxes' };
  if (planned.loose === 0) return [boxes];
  const isAlone = planned.boxes === 0;
  const pieces = planned.loose === 1 ? 'piece' : 'pieces';
  const loose = { filled: filled.loose, planned: planned.loose, word: isAlone ? pieces : 'loose' };
  return isAlone ? [loose] : [boxes, loose];
}

/** “48 of 56 boxes and 24 of 24 loose”. */
export function filledPhrase(goods: FilledGoods): string {
  return listOf(
    filledKinds(goods).map(({ filled, planned, word }) => `${wholeNumber(filled)} of ${wholeNumber(planned)} ${word}`),
  );
}

/** How many boxes and pieces cannot be filled. */
export function unfilledCount({ planned, filled }: FilledGoods): number {
  return allGoods(planned) - allGoods(filled);
}
