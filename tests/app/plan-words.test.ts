import { describe, expect, it } from 'vitest';
import {
  besideGood,
  besideUnit,
  changePhrase,
  contentsPhrase,
  differencePhrase,
  inIt,
  onItsOwn,
  reasonsPhrase,
  reasonText,
  type Beside,
} from '../../src/app/plan-words.ts';
import type { ComparedGood, ComparedUnit } from '../../src/domain/plan-comparison.ts';
import type { Moment } from '../../src/domain/ids.ts';
import type { AmendmentRow } from '../../src/store/views.ts';

describe('what batches give against what is needed', () => {
  it.each([
    [-12, '12 short'],
    [0, 'just enough'],
    [1_036, '1,036 extra'],
  ])('%d is “%s”', (difference, words) => {
    expect(differencePhrase(difference)).toBe(words);
  });
});

describe('what is said of a compared row whose number stands', () => {
  const good = { original: 20, current: 20 } as ComparedGood; // a cast: the other facts are not looked at
  it.each<[string, number, number, Beside | null]>([
    ['fewer of it can be filled', 20, 12, { word: '8 short', isShort: true }],
    ['it was short and is short still', 18, 18, { word: '2 short', isShort: true }],
    ['it is short no more', 12, 20, { word: 'None short now', isShort: false }],
    ['all is as it was', 20, 20, null],
  ])('of a good, when %s', (_, originalFilled, currentFilled, said) => {
    expect(besideGood({ ...good, originalFilled, currentFilled })).toEqual(said);
  });

  const unit = { originalBatches: 7, currentBatches: 7 } as ComparedUnit;
  it.each<[string, number, number, Beside | null]>([
    ['more of it are needed', 324, 12, { word: 'Needs more', isShort: false }],
    ['fewer of it are needed, and they are short all the same', 200, -4, { word: 'Needs fewer', isShort: false }],
    ['it is short', 300, -12, { word: '12 short', isShort: true }],
    ['all is as it was', 300, 36, null],
  ])('of batches, when %s', (_, currentNeed, currentDifference, said) => {
    expect(besideUnit({ ...unit, originalNeed: 300, currentNeed, currentDifference })).toEqual(said);
  });
});

it('a size that is not called like its recipe says whose it is, in the box and beside it', () => {
  const large = { recipeName: 'Butter cookie' };
  expect([onItsOwn(large), inIt(3, large)]).toEqual(['on its own, from Butter cookie', '3 in it, from Butter cookie']);
  const plain = { recipeName: null };
  expect([onItsOwn(plain), inIt(1_200, plain)]).toEqual(['on its own', '1,200 in it']);
});

it('what is in a box is read through the boxes in it', () => {
  const tin = { name: 'Tin', quantity: 1, inside: [] };
  const stars = { name: 'Star', quantity: 1_200, inside: [] };
  expect(contentsPhrase([{ name: 'Holiday tin', quantity: 2, inside: [stars, tin] }, tin])).toBe(
    '2 Holiday tin (1,200 Star, 1 Tin), 1 Tin',
  );
});

describe('a recorded change', () => {
  it.each<[AmendmentRow['type'], string, number | null, number | null, string]>([
    ['drop_fg', 'Gift bag', 50, null, 'Gift bag dropped, was 50'],
    ['add_fg', 'Gift bag', null, 3, 'Gift bag added, 3'],
    ['change_fg_quantity', 'Gift bag', 50, 54, 'Gift bag 50 to 54'],
    ['modify_batch', 'Loaf', 2, 2.5, 'Loaf 2 to 2 ½ batches'],
    ['modify_batch', 'Loaf', null, 1, 'Loaf: 1 batch added'],
    ['modify_batch', 'Loaf', 2.5, 0, 'Loaf: 2 ½ batches dropped'],
    ['note', '', null, null, 'Note'],
  ])('%s of “%s” from %j to %j says “%s”', (type, name, from, to, words) => {
    const ties = { takenBackBy: null, takesBack: null, heldBy: null };
    const row = { sequence: 1, reason: 'Burnt', createdAt: '2026-12-18T19:40:00.000Z' as Moment, ties };
    expect(changePhrase({ ...row, type, name, from, to })).toBe(words);
  });
});

const untied = { takenBackBy: null, takesBack: null, heldBy: null };

it.each([
  [['Burnt'], 'Burnt'],
  [['Guests changed', 'Guests changed'], 'Guests changed'],
  [['Burnt', 'not burnt after all'], 'Burnt; then not burnt after all'],
  [['Burnt', 'not burnt after all', 'Guests changed'], '3 changes'],
  [[], ''],
])('what moved because of %j is said as “%s”', (reasons, words) => {
  expect(reasonsPhrase(reasons.map((reason) => ({ reason, ties: untied })))).toBe(words);
});

it('what was taken back is no reason beside one that stands, but the only one there is where none does', () => {
  const slip = { reason: 'Burnt', ties: { ...untied, takenBackBy: 2 } };
  const undo = { reason: 'Undone at once', ties: { ...untied, takesBack: 1 } };
  const more = { reason: 'Guests changed', ties: untied };
  expect(reasonsPhrase([slip, undo, more])).toBe('Guests changed');
  expect(reasonsPhrase([slip, undo])).toBe('Burnt; then Undone at once');
});

describe('a reason', () => {
  it.each([
    ['Burnt', ' second tray ', 'Burnt: second tray'],
    ['Burnt', ' ', 'Burnt'],
    ['Other', '', ''],
    ['Other', 'rain', 'Other: rain'],
    [null, ' second tray ', 'second tray'],
    [null, ' ', ''],
  ] as const)('%j and “%s” is “%s”', (usual, words, reason) => {
    expect(reasonText(usual, words)).toBe(reason);
  });
});
