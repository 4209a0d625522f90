import { describe, expect, it } from 'vitest';
import { recoveryMessage, safetyPhrase } from '../../src/app/safety-words.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { Moment } from '../../src/domain/ids.ts';
import type { Recovery } from '../../src/domain/recovery.ts';
import type { SafetyFacts } from '../../src/store/kitchen-safety.ts';

const today = '2026-11-26' as PlainDate;
/** A moment of that day by the clock of whoever runs this. */
const at = (hour: number, minute: number) => new Date(2026, 10, 26, hour, minute).toISOString() as Moment;

describe('the line about safety copies', () => {
  const facts: SafetyFacts = {
    place: 'opfs',
    last: { copiedAt: at(14, 32), generation: 7, size: 1_234_567 },
    failed: null,
    recovery: null,
    broken: [],
  };

  it.each<[string, Partial<SafetyFacts>, string]>([
    ['when and how large', {}, 'today 14:32, 1.23 MB'],
    ['that there is none yet', { last: null }, 'none yet'],
    [
      'that it failed, beside the last good one',
      { failed: { type: 'StorageFull' } },
      'today 14:32, 1.23 MB. The last try failed: There is no room left on this device.',
    ],
    [
      'that it lies where the kitchen does',
      { place: 'indexeddb' },
      'today 14:32, 1.23 MB. It lies in the same storage as the kitchen: save a copy to a file too.',
    ],
    [
      'that there is no place for any',
      { place: null, last: null },
      'This browser has no place for one. Save a copy to a file now and then.',
    ],
  ])('says %s', (_, changed, said) => {
    expect(safetyPhrase({ ...facts, ...changed }, today)).toBe(said);
  });
});

describe('the notice of a recovery', () => {
  const recovery: Recovery = {
    at: at(15, 0),
    because: 'damaged',
    formerIds: ['before'],
    copy: { savedAt: at(14, 32), generation: 7 },
    missing: 3,
    lastSavedAt: at(14, 50),
    kept: null,
  };

  it('says what happened, as of when it was brought back, and what is missing', () => {
    expect(recoveryMessage(recovery, today)).toEqual({
      happened: 'The kitchen that was saved here was damaged.',
      done: 'It was brought back from a safety copy, as it was saved today 14:32.',
      missing:
        '3 saves after that are missing, the last of them today 14:50. Look at what you did last, and do it again.',
    });
  });

  it.each<[Partial<Recovery>, string]>([
    [{ missing: 0 }, 'Nothing is missing: that was the last save.'],
    [{ missing: 1, lastSavedAt: null }, '1 save after that is missing. Look at what you did last, and do it again.'],
    [
      { missing: null, lastSavedAt: null },
      'What was saved after that, if anything, is missing. Look at what you did last, and do it again.',
    ],
  ])('of %j says: %s', (changed, said) => {
    expect(recoveryMessage({ ...recovery, ...changed }, today).missing).toBe(said);
  });
});
