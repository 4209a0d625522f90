/** How a way to mend a plan is said: what is changed, and what comes of it. */
import type { RepairView } from '../store/change-views.ts';
import { filledPhrase } from './goods-words.ts';
import { listOf } from './number-words.ts';
import { changePhrase, differencePhrase } from './plan-words.ts';

/** “Sugar cookie 10 to 11 batches”; several in one list. */
export function repairPhrase({ changes }: Pick<RepairView, 'changes'>): string {
  return listOf(changes.map(changePhrase));
}

/** “62 of 62 boxes, 12 extra”; where several things were short, of each by name. */
export function repairedPhrase({ filled, differences }: Pick<RepairView, 'filled' | 'differences'>): string {
  const isAlone = differences.length === 1;
  const left = differences.map(({ name, by }) => `${isAlone ? '' : `${name} `}${differencePhrase(by)}`);
  return [filledPhrase(filled), ...left].join(', ');
}
