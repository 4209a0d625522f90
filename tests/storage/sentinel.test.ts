import { describe, expect, it } from 'vitest';
import { checkSentinel } from '../../src/storage/sentinel.ts';

const expected = { databaseId: 'the-kitchen', generation: 7 };

describe('what the page remembers of the last save', () => {
  it('is nothing on a first visit, and then anything found is right', () => {
    expect(checkSentinel(null, null)).toEqual({ ok: true, value: undefined });
    expect(checkSentinel(expected, null)).toMatchObject({ ok: true });
  });

  it('agrees with the same kitchen, as it was or later', () => {
    expect(checkSentinel(expected, expected)).toMatchObject({ ok: true });
    expect(checkSentinel({ ...expected, generation: 8 }, expected)).toMatchObject({ ok: true });
  });

  it('tells a kitchen that was lost from a first visit', () => {
    expect(checkSentinel(null, expected)).toEqual({ ok: false, error: { type: 'KitchenLost', expected } });
  });

  it('tells when the kitchen is as it was before its last save', () => {
    const found = { ...expected, generation: 6 };
    expect(checkSentinel(found, expected)).toEqual({ ok: false, error: { type: 'KitchenOlder', expected, found } });
  });

  it('tells when another kitchen is found, even a later one', () => {
    const found = { databaseId: 'another-kitchen', generation: 9 };
    expect(checkSentinel(found, expected)).toEqual({ ok: false, error: { type: 'KitchenOther', expected, found } });
  });
});
