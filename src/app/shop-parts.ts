/** The shopping list in the parts one reads it in: what is to be bought by shelf, then what one has to look at, then what is there. */
import { grouped } from '../shared/grouped.ts';
import type { ShopLine } from '../store/pantry-views.ts';

export interface ShopPart {
  readonly kind: ShopLine['verdict'];
  readonly title: string;
  readonly lines: readonly ShopLine[];
}

/** Takes the lines by shelf, as the store gives them. Parts without a line are left out. */
export function shopParts(lines: readonly ShopLine[]): readonly ShopPart[] {
  const shelves = grouped(
    lines.filter(({ verdict }) => verdict === 'buy'),
    shelfOf,
  );
  const other = (['cannot compare', 'to taste', 'enough'] as const).map((kind): ShopPart => ({
    kind,
    title: titles[kind],
    lines: lines.filter(({ verdict }) => verdict === kind),
  }));
  const bought = [...shelves].map(([title, rows]): ShopPart => ({ kind: 'buy', title, lines: rows }));
  return [...bought, ...other].filter((part) => part.lines.length > 0);
}

const titles = {
  'cannot compare': 'Cannot be compared: look for yourself',
  'to taste': 'To taste: see that there is some',
  enough: 'Enough is there',
} as const;

function shelfOf({ category, kind }: ShopLine): string {
  return category ?? (kind === 'packaging' ? 'Packaging' : 'Everything else');
}

/** Lines that ask for something, and how many of them are ticked off. */
export function ticked(lines: readonly ShopLine[]): { readonly done: number; readonly all: number } {
  const asked = lines.filter(({ verdict }) => verdict !== 'enough');
  return { done: asked.filter((line) => line.isDone).length, all: asked.length };
}
