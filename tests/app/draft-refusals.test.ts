import { describe, expect, it } from 'vitest';
import { refusalAt, refusalBeyond, refusalsByKey, withoutRefusalAt } from '../../src/app/draft-refusals.ts';
import { byteSize } from '../../src/app/byte-size.ts';

describe('a refused form', () => {
  const blank = { at: 'name', refusal: { type: 'NameBlank' } } as const;
  const empty = { at: 'components', refusal: { type: 'GoodEmpty' } } as const;
  const refused = { type: 'DraftRefused', fields: [blank, empty] } as const;

  it('puts each refusal beside its field', () => {
    expect(refusalAt(refused, 'name')).toBe(blank.refusal);
    expect(refusalAt(refused, 'date')).toBeNull();
    expect(refusalAt({ type: 'PlanMovedOn' }, 'name')).toBeNull();
  });

  it('loses none: what no field shows stands at the button', () => {
    expect(refusalBeyond(refused, (at) => at === 'name')).toEqual({ type: 'DraftRefused', fields: [empty] });
    expect(refusalBeyond(refused, () => true)).toBeNull();
    expect(refusalBeyond({ type: 'PlanMovedOn' }, () => true)).toEqual({ type: 'PlanMovedOn' });
    expect(refusalBeyond(null, () => false)).toBeNull();
  });

  it('keeps a refusal with its row while other rows come and go', () => {
    const amount = { at: 'lines.1.amount', refusal: { type: 'AmountUnreadable', text: '1/0' } } as const;
    const sent = { lines: [{ key: 4 }, { key: 9 }] };
    expect(refusalsByKey({ type: 'DraftRefused', fields: [blank, amount] }, sent)).toEqual({
      type: 'DraftRefused',
      fields: [blank, { ...amount, at: 'lines.9.amount' }],
    });
    expect(refusalsByKey({ type: 'PlanMovedOn' }, sent)).toEqual({ type: 'PlanMovedOn' });
  });

  it('lets go of a refusal as soon as its field is typed anew', () => {
    expect(withoutRefusalAt(refused, 'name')).toEqual({ type: 'DraftRefused', fields: [empty] });
    expect(withoutRefusalAt({ type: 'DraftRefused', fields: [blank] }, 'name')).toBeNull();
  });
});

describe('sizes', () => {
  it('are said in three digits', () => {
    expect([0, 999, 482_304, 999_499, 999_500, 12_345_678].map(byteSize)).toEqual([
      '0 bytes',
      '999 bytes',
      '482 KB',
      '999 KB',
      '1 MB',
      '12.3 MB',
    ]);
  });
});
