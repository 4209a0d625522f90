import { describe, expect, it } from 'vitest';
import {
  costsPhrase,
  insidePhrase,
  leftPhrase,
  neverPhrase,
  outlookPhrase,
  packedPhrase,
} from '../../src/app/pack-words.ts';

describe('what becomes of the boxes that are not packed', () => {
  it('is said with how many can be now, and how many after the remaining batches', () => {
    expect(outlookPhrase({ now: 8, later: 22, most: 8 })).toBe('8 now · 22 after the remaining batches');
    expect(outlookPhrase({ now: 8, later: 0, most: 8 })).toBe('8 now');
    expect(outlookPhrase({ now: 0, later: 1_022, most: 0 })).toBe('none now · 1,022 after the remaining batches');
  });

  it('says that what is made is for goods that come first', () => {
    expect(outlookPhrase({ now: 0, later: 16, most: 8 })).toBe(
      'what is made is for others first · 16 after the remaining batches',
    );
    expect(outlookPhrase({ now: 0, later: 0, most: 8 })).toBe('what is made is for others first');
  });

  it('says nothing where none are left but those that never can be', () => {
    expect(outlookPhrase({ now: 0, later: 0, most: 0 })).toBe('');
  });

  it('names what those lack that can never be packed', () => {
    const shortOf = [{ name: 'Sugar cookie', by: 12, isChosen: true }];
    expect(neverPhrase({ never: 2, shortOf })).toBe('2 never: 12 Sugar cookie short');
    expect(neverPhrase({ never: 0, shortOf: [] })).toBe('');
  });

  it('is said plainly when the baking is over', () => {
    expect([0, 48, 49, 50].map((packed) => leftPhrase({ quantity: 50, packed }))).toEqual([
      'none were packed',
      '2 were not packed',
      '1 was not packed',
      '',
    ]);
  });
});

describe('packing', () => {
  it('says before who goes short by it', () => {
    const costs = [
      { name: 'Gift bag', fewer: 2 },
      { name: 'Holiday tin', fewer: 1 },
    ];
    expect(costsPhrase(1, costs)).toBe('Packing one leaves 2 Gift bag and 1 Holiday tin without what goes in.');
    expect(costsPhrase(5, costs.slice(0, 1))).toBe('Packing 5 leaves 2 Gift bag without what goes in.');
    expect(costsPhrase(5, [])).toBe('');
  });

  it('says what was packed, and what goes into one', () => {
    expect(packedPhrase(8, 'Gift bag')).toBe('8 Gift bag packed.');
    const contents = [{ name: 'Sugar cookie', quantity: 6, inside: [] }];
    expect(insidePhrase({ isBare: false, contents })).toBe('6 Sugar cookie');
    expect(insidePhrase({ isBare: true, contents })).toBe('on its own');
  });
});
