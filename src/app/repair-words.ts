/** How it is said that a plan falls short, and what is done about it: what is changed, and what comes of it. */
import type { RepairsView, RepairView, UnitOverRow } from '../store/change-views.ts';
import { filledPhrase } from './goods-words.ts';
import { listOf, wholeNumber } from './number-words.ts';
import { changePhrase } from './plan-words.ts';

/** “36 Sugar cookie short in the end: 71 of 74 boxes” */
export function shortPhrase({ filled, units }: Pick<RepairsView, 'filled' | 'units'>): string {
  const names = units.map(({ name, over }) => `${wholeNumber(-over)} ${name}`);
  return `${listOf(names)} short in the end: ${filledPhrase(filled)}`;
}

/** “Sugar cookie 10 to 11 batches”; several in one list. */
export function repairPhrase({ changes }: Pick<RepairView, 'changes'>): string {
  return listOf(changes.map(changePhrase));
}

/** “62 of 62 boxes, 12 Sugar cookie extra” */
export function repairedPhrase({ filled, units }: Pick<RepairView, 'filled' | 'units'>): string {
  return [filledPhrase(filled), ...units.map(overPhrase)].join(', ');
}

function overPhrase({ name, over }: UnitOverRow): string {
  if (over === 0) return `just enough ${name}`;
  return `${wholeNumber(Math.abs(over))} ${name} ${over < 0 ? 'short' : 'extra'}`;
}
