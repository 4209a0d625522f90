import { describe, expect, it } from 'vitest';
import { filledPhrase, goodsPhrase, unfilledCount } from '../../src/app/goods-words.ts';

describe('goods', () => {
  it.each([
    [50, 0, '50 boxes'],
    [1, 0, '1 box'],
    [50, 24, '50 boxes and 24 loose'],
    [0, 1_200, '1,200 pieces'],
    [0, 1, '1 piece'],
    [0, 0, '0 boxes'],
  ])('%i in boxes and %i on their own are “%s”', (boxes, loose, words) => {
    expect(goodsPhrase({ boxes, loose })).toBe(words);
  });

  it('that are filled are said by kind: lost cookies are no lost boxes', () => {
    const goods = { planned: { boxes: 56, loose: 44 }, filled: { boxes: 56, loose: 36 } };
    expect(filledPhrase(goods)).toBe('56 of 56 boxes and 36 of 44 loose');
    expect(unfilledCount(goods)).toBe(8);
    const pieces = { planned: { boxes: 0, loose: 2 }, filled: { boxes: 0, loose: 1 } };
    expect(filledPhrase(pieces)).toBe('1 of 2 pieces');
  });
});
