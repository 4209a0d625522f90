/** How a line of the shopping list is said, on the screen, on paper and as text. */
import type { ShopLine, ShopView } from '../store/pantry-views.ts';
import type { PlainDate } from '../domain/event-date.ts';
import type { WrittenAmount } from '../domain/written-amounts.ts';
import { firstOf, listOf } from './number-words.ts';
import { longDate } from './plain-dates.ts';
import { shopParts } from './shop-parts.ts';

/** “5, from 4.5”, “2 ½ cups”. */
export function amountPhrase({ text, roundedFrom }: WrittenAmount): string {
  return roundedFrom === null ? text : `${text}, from ${roundedFrom}`;
}

/** What is to be done about a line, in the place of its figure: “3 ½ cups”, “2 cups more”, “enough”, “?”. */
export function figureOf({ verdict, buy, rest, needed, isDone }: ShopLine): string {
  if (rest && !isDone) return `${rest.text} more`;
  switch (verdict) {
    case 'buy':
      return buy?.text ?? '';
    case 'cannot compare':
      return needed ? `${needed.text}?` : '?';
    case 'to taste':
      return 'some';
    case 'enough':
      return 'enough';
  }
}

/** The facts under a line: what is needed and what is there, and why it cannot be said better. */
export function lineFacts(line: ShopLine): string {
  const { needed, have, buy, apart, verdict } = line;
  const facts = [
    needed && (have !== null || verdict !== 'buy' || needed.roundedFrom !== null || buy?.text !== needed.text)
      ? `needs ${amountPhrase(needed)}`
      : '',
    have === null ? '' : `${have} there`,
    verdict === 'to taste' && line.stock.length > 0 ? `${haveOf(line)} there` : '',
    apart.length > 0 ? `${listOf(apart)} there${verdict === 'cannot compare' ? '' : ' too'}` : '',
    lineRemarks(line),
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

/** What else is to be said of a line where its amounts stand in columns; '' where nothing is. */
export function lineRemarks({ ticked, rest, andToTaste, standsApart, nameToday }: ShopLine): string {
  const remarks = [
    nameToday === null ? '' : `now called ${nameToday}`,
    ticked !== null && rest !== null ? `${ticked} ticked off` : '',
    andToTaste ? 'and some to taste' : '',
    standsApart ? 'does not add up with its other line' : '',
  ];
  return remarks.filter((remark) => remark !== '').join(' · ');
}

/** What is needed of a line, in a column: “5, from 4.5”, “to taste”. */
export function neededOf({ needed }: ShopLine): string {
  return needed === null ? 'to taste' : amountPhrase(needed);
}

/** What is there, in a column: “2 cups”, “2 cups and 1 bag”, “not counted”. */
export function haveOf({ have, apart, stock, verdict }: ShopLine): string {
  const there = verdict === 'to taste' ? stock.map(({ left }) => left) : have === null ? apart : [have, ...apart];
  return there.length > 0 ? listOf(there) : 'not counted';
}

/** What would help to compare; '' where nothing would. */
export function missingPhrase({ missing }: Pick<ShopLine, 'missing'>): string {
  if (missing === null) return '';
  return missing === 'density' ? 'Nobody has said what a cup of it weighs.' : 'Nobody has said what one of it weighs.';
}

/** What the list leaves out; '' where nothing is. */
export function undecidedPhrase({ undecided }: Pick<ShopView, 'undecided'>): string {
  return undecided.length === 0
    ? ''
    : `Not on the list yet, because no batches are chosen: ${listOf(firstOf(undecided))}.`;
}

/** “☐ Jam: 5 cups? (2 jars there)” */
function textOf(line: ShopLine): string {
  const there = line.apart.length > 0 ? ` (${listOf(line.apart)} there)` : '';
  return `☐ ${line.name}: ${figureOf(line)}${there}`;
}

/** The list as plain text, to be sent to whoever goes shopping: what is not ticked off, by shelf. */
export function shoppingText(view: ShopView, today: PlainDate): string {
  const { name, date } = view.event;
  const parts = shopParts(view.lines.filter((line) => !line.isDone && line.verdict !== 'enough'));
  const written = parts.map(({ title, lines }) => [title, ...lines.map(textOf)].join('\n'));
  const head = [`Shopping for ${name}, ${longDate(date, today)}`, undecidedPhrase(view)];
  return [...head, ...written].filter((part) => part !== '').join('\n\n');
}
