import { describe, expect, it } from 'vitest';
import { shopParts, ticked } from '../../src/app/shop-parts.ts';
import {
  figureOf,
  haveOf,
  lineFacts,
  lineRemarks,
  missingPhrase,
  neededOf,
  shoppingText,
} from '../../src/app/shop-words.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { EventHeader } from '../../src/store/views.ts';
import type { ShopLine } from '../../src/store/pantry-views.ts';
import { shopLine as line } from './shop-line.ts';

const whole = (text: string) => ({ text, roundedFrom: null });

describe('a line of the shopping list', () => {
  it('says once what is to be bought where nothing was counted', () => {
    expect([figureOf(line()), lineFacts(line())]).toEqual(['6 cups', '']);
  });

  it('says what is needed and what is there where that makes a difference', () => {
    const some = line({ have: '2 cups', buy: whole('4 cups') });
    expect([figureOf(some), lineFacts(some)]).toEqual(['4 cups', 'needs 6 cups · 2 cups there']);
  });

  it('shows from what eggs were rounded up', () => {
    const eggs = line({ needed: { text: '5', roundedFrom: '4.5' }, buy: whole('5') });
    expect([figureOf(eggs), lineFacts(eggs)]).toEqual(['5', 'needs 5, from 4.5']);
  });

  it('puts a question mark where it cannot compare, and says what nobody has said', () => {
    const apart = line({ verdict: 'cannot compare', buy: null, apart: ['2 kg'], missing: 'density' });
    expect([figureOf(apart), lineFacts(apart)]).toEqual(['6 cups?', 'needs 6 cups · 2 kg there']);
    expect(missingPhrase(apart)).toBe('Nobody has said what a cup of it weighs.');
  });

  it('asks for the rest when more is needed than was ticked off', () => {
    const more = line({ ticked: '4 cups', rest: whole('2 cups') });
    expect([figureOf(more), lineFacts(more)]).toEqual(['2 cups more', '4 cups ticked off']);
  });

  it('says what a thing is called by now that a started plan knows by its old name', () => {
    expect(lineFacts(line({ nameToday: 'White flour' }))).toBe('now called White flour');
    expect(lineRemarks(line({ nameToday: 'White flour' }))).toBe('now called White flour');
  });

  it('stands in columns on paper: what is needed, what is there, and what else is to be said of it', () => {
    const columns = (facts: Partial<ShopLine>) => [
      neededOf(line(facts)),
      haveOf(line(facts)),
      lineRemarks(line(facts)),
    ];
    expect(columns({})).toEqual(['6 cups', 'not counted', '']);
    expect(columns({ have: '2 cups', apart: ['1 bag'], standsApart: true })).toEqual([
      '6 cups',
      '2 cups and 1 bag',
      'does not add up with its other line',
    ]);
    expect(columns({ needed: { text: '5', roundedFrom: '4.5' }, andToTaste: true })[0]).toBe('5, from 4.5');
    expect(columns({ needed: null })[0]).toBe('to taste');
    expect(columns({ ticked: '4 cups', rest: whole('2 cups'), andToTaste: true })[2]).toBe(
      '4 cups ticked off · and some to taste',
    );
  });

  it('to taste asks for some', () => {
    expect(figureOf(line({ verdict: 'to taste', needed: null, buy: null }))).toBe('some');
  });
});

describe('the shopping list', () => {
  const lines = [
    line({ category: 'Baking', name: 'Flour' }),
    line({ category: 'Dairy', name: 'Butter', isDone: true }),
    line({ name: 'Paper box', kind: 'packaging' }),
    line({ name: 'Salt', verdict: 'to taste', needed: null, buy: null }),
    line({ category: 'Baking', name: 'Sugar', verdict: 'enough', buy: null }),
  ];

  it('stands by shelf, then what one has to look at, then what is there', () => {
    expect(shopParts(lines).map(({ title, lines: rows }) => [title, rows.map(({ name }) => name)])).toEqual([
      ['Baking', ['Flour']],
      ['Dairy', ['Butter']],
      ['Packaging', ['Paper box']],
      ['To taste: see that there is some', ['Salt']],
      ['Enough is there', ['Sugar']],
    ]);
  });

  it('counts what is ticked off of all that asks for something', () => {
    expect(ticked(lines)).toEqual({ done: 1, all: 4 });
  });

  it('as text holds what is still to be bought, and what is not counted yet', () => {
    const event = { name: 'School fair', date: '2026-12-18' } as EventHeader; // a cast: the text says no more of it
    const text = shoppingText({ event, isOfRest: false, undecided: ['Brownie'], lines }, '2026-12-01' as PlainDate);
    expect(text).toBe(
      [
        'Shopping for School fair, Friday 18 December',
        'Not on the list yet, because no batches are chosen: Brownie.',
        'Baking\n☐ Flour: 6 cups',
        'Packaging\n☐ Paper box: 6 cups',
        'To taste: see that there is some\n☐ Salt: some',
      ].join('\n\n'),
    );
  });
});
