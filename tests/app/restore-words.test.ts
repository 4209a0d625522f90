import { describe, expect, it } from 'vitest';
import { comparison, copyRefusalMessage, keptUntil, restoredPhrase, sealsPhrase } from '../../src/app/restore-words.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { Moment } from '../../src/domain/ids.ts';
import type { KitchenFacts } from '../../src/store/views.ts';

const today = '2026-11-25' as PlainDate;
const moment = (text: string) => new Date(text).toISOString() as Moment; // local time, as it is said
const savedAt = moment('2026-11-25T09:30');
const saved = { databaseId: 'a', generation: 40 };
const facts: KitchenFacts = {
  version: '1.0.0',
  isEmpty: false,
  counts: { recipes: 1, goods: 1, ingredients: 1, events: 1 },
  saved: { size: 4096, generation: 40, savedAt },
  ownWorkSince: null,
};
const compared = (of: { databaseId: string; generation: number }, madeAt: Moment | null, here = { facts, saved }) =>
  comparison({ of, madeAt }, 'file', here, today);

describe('a copy beside what is here', () => {
  it('is plainly called older when it is an older state of this kitchen', () => {
    expect(compared({ databaseId: 'a', generation: 3 }, moment('2026-11-03T14:02'))).toEqual({
      is: 'older',
      words:
        'This is an older state of this kitchen, made 3 Nov 14:02. What was done here since (37 saves) is not in it.',
    });
  });

  it('and when it is of another kitchen, but from before the last change here', () => {
    expect(compared({ databaseId: 'b', generation: 99 }, moment('2026-11-24T08:00'))).toEqual({
      is: 'older',
      words:
        'This copy is older than what is here, made yesterday 08:00. What was done here since is not in it; the last change here was today 09:30.',
    });
  });

  it.each([
    ['the same', { databaseId: 'a', generation: 40 }, savedAt, 'same'],
    ['newer, of another kitchen', { databaseId: 'b', generation: 1 }, moment('2026-11-25T09:31'), 'other'],
    ['of another kitchen and says no time', { databaseId: 'b', generation: 1 }, null, 'other'],
  ])('is not called so when it is %s', (_, of, madeAt, is) => {
    expect(compared(of, madeAt).is).toBe(is);
  });

  it('is not called another kitchen when it was here itself, before a restore', () => {
    const kept = { of: { databaseId: 'b', generation: 41 }, madeAt: moment('2026-11-25T09:31') };
    expect(comparison(kept, 'kept', { facts, saved }, today).words).toBe(
      'This is the kitchen that was here before. Nothing of the two is mixed.',
    );
  });

  it('costs nothing in an empty kitchen', () => {
    const old = moment('2020-01-01T08:00');
    for (const here of [
      { facts: { ...facts, isEmpty: true }, saved },
      { facts: { ...facts, saved: null }, saved: null },
    ]) {
      const { is, words } = comparison({ of: { databaseId: 'b', generation: 1 }, madeAt: old }, 'file', here, today);
      expect([is, words]).toEqual(['other', 'There is nothing in this kitchen yet, so nothing is lost by it.']);
    }
  });
});

describe('what is said of a restore', () => {
  it('is when, from what, and until when one can go back', () => {
    const at = moment('2026-11-25T19:40');
    const restored = { at, from: 'bakeline-2026-11-03.sqlite', replaced: null };
    expect(restoredPhrase(restored, today)).toBe('Restored today 19:40 from bakeline-2026-11-03.sqlite.');
    expect(restoredPhrase({ ...restored, from: '' }, today)).toBe(
      'Went back today 19:40 to a kitchen that was kept here.',
    );
    expect(keptUntil(at, today)).toBe('25 Dec');
  });

  it('names events whose seals do not fit', () => {
    expect(sealsPhrase({ plans: 2, changes: 1, brokenSeals: [] })).toBe('All seals fit: 2 sealed plans with 1 change.');
    expect(sealsPhrase({ plans: 2, changes: 1, brokenSeals: ['Winter fair'] })).toMatch(
      /^Not as it was sealed: Winter fair\./,
    );
  });

  it('names table and row of what is not taken', () => {
    expect(
      copyRefusalMessage({
        type: 'CopyRowWrong',
        table: 'events',
        row: 1200,
        problem: 'name holds what a kitchen cannot',
      }),
    ).toBe(
      'The file cannot be taken: in “events”, row 1,200, name holds what a kitchen cannot. Choose another copy, if you have one.',
    );
  });
});
