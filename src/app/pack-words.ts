/** How the packing of a good is said: what is packed, what can be, and who goes short by it. */
import type { PackingCostRow, PackRow } from './answers.ts';
import { countOf, listOf, wholeNumber } from './number-words.ts';
import { contentsPhrase, missingPhrase, onItsOwn } from './plan-words.ts';

type Outlook = Pick<PackRow, 'now' | 'later' | 'most'>;

/**
 * What becomes of those that are not packed yet, but for those that never can be: “8 now · 22 after the remaining batches”. Where
 * what is made goes into goods that come first, it says so. '' where nothing is left but those.
 */
export function outlookPhrase({ now, later, most }: Outlook): string {
  const parts = [
    now > 0 ? `${wholeNumber(now)} now` : '',
    now === 0 && most > 0 ? 'what is made is for others first' : '',
    now === 0 && most === 0 && later > 0 ? 'none now' : '',
    later > 0 ? `${wholeNumber(later)} after the remaining batches` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** When the baking is over: “2 were not packed”; '' when all were. */
export function leftPhrase({ quantity, packed }: Pick<PackRow, 'quantity' | 'packed'>): string {
  if (packed >= quantity) return '';
  return packed === 0 ? 'none were packed' : `${countOf(quantity - packed, 'was', 'were')} not packed`;
}

/** “2 never: 12 Sugar cookie short”; '' when all can be packed in the end. */
export function neverPhrase(row: Pick<PackRow, 'never' | 'shortOf'>): string {
  if (row.never === 0) return '';
  const missing = missingPhrase(row);
  return `${wholeNumber(row.never)} never${missing === '' ? '' : `: ${missing}`}`;
}

/** Before so many are packed: “Packing one leaves 2 Gift bag without what goes in.” '' where it costs nothing. */
export function costsPhrase(quantity: number, costs: readonly PackingCostRow[]): string {
  if (costs.length === 0) return '';
  const short = listOf(costs.map(({ name, fewer }) => `${wholeNumber(fewer)} ${name}`));
  return `Packing ${quantity === 1 ? 'one' : wholeNumber(quantity)} leaves ${short} without what goes in.`;
}

/** What goes into one of it. */
export function insidePhrase({ isBare, contents }: Pick<PackRow, 'isBare' | 'contents'>): string {
  return isBare ? onItsOwn({ recipeName: null }) : contentsPhrase(contents);
}

/** “8 Gift bag packed.” */
export function packedPhrase(quantity: number, name: string): string {
  return `${wholeNumber(quantity)} ${name} packed.`;
}
