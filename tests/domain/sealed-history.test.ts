import { describe, expect, it } from 'vitest';
import { amendmentFingerprint, fingerprintOf } from '../../src/domain/fingerprint.ts';
import type { Fingerprint, PlanAmendmentId, Uuid } from '../../src/domain/ids.ts';
import { firstBrokenSeal, type SealedHistory } from '../../src/domain/sealed-history.ts';
import { someEvent, someMoment, someUuid } from './plan-builder.ts';

const later = '2027-01-01T00:00:00.000Z' as typeof someMoment;

function sealed(): SealedHistory & { readonly snapshot: NonNullable<SealedHistory['snapshot']> } {
  const data = { snapshot_version: '2.0', created_at: someMoment, event: { ...someEvent } };
  const snapshot = { data, createdAt: someMoment, fingerprint: fingerprintOf(data) };
  let previous = snapshot.fingerprint;
  const amendments = ['Burnt', 'Broke', 'Rain'].map((reason, place) => {
    const amendment = { sequence: place + 1, change: { type: 'note', data: {} }, reason, createdAt: someMoment };
    previous = amendmentFingerprint(previous, { ...amendment, eventUuid: someUuid });
    return { ...amendment, id: (place + 5) as PlanAmendmentId, fingerprint: previous };
  });
  return { eventUuid: someUuid, snapshot, amendments, named: amendments.map(({ id }) => id) };
}

describe('verifying what was sealed', () => {
  it('finds nothing in a history that nobody touched, nor in one of the oldest format', () => {
    expect(firstBrokenSeal(sealed())).toBeNull();
    const data = { snapshot_version: '1.0' };
    const oldest = { data, createdAt: someMoment, fingerprint: fingerprintOf(data) };
    expect(firstBrokenSeal({ ...sealed(), snapshot: oldest, amendments: [], named: [] })).toBeNull();
  });

  it.each<[string, number, (whole: ReturnType<typeof sealed>) => Partial<SealedHistory>]>([
    [
      'the original has another number',
      0,
      ({ snapshot }) => ({ snapshot: { ...snapshot, data: { ...snapshot.data, b: 2 } } }),
    ],
    ['the original says another moment', 0, ({ snapshot }) => ({ snapshot: { ...snapshot, createdAt: later } })],
    ['the original is that of another event', 0, () => ({ eventUuid: crypto.randomUUID() as Uuid })],
    ['the original is gone', 0, () => ({ snapshot: null })],
    [
      'a reason is another',
      1,
      ({ amendments }) => ({ amendments: amendments.with(0, { ...amendments[0]!, reason: 'Taste' }) }),
    ],
    [
      'a moment is another',
      2,
      ({ amendments }) => ({ amendments: amendments.with(1, { ...amendments[1]!, createdAt: later }) }),
    ],
    [
      'what changed is another thing',
      3,
      ({ amendments }) => ({
        amendments: amendments.with(2, { ...amendments[2]!, change: { type: 'note', data: { a: 1 } } }),
      }),
    ],
    [
      'a seal is another',
      2,
      ({ amendments }) => ({
        amendments: amendments.with(1, { ...amendments[1]!, fingerprint: '0'.repeat(64) as Fingerprint }),
      }),
    ],
    ['one in between is missing', 2, ({ amendments }) => ({ amendments: amendments.toSpliced(1, 1) })],
    ['the last one is missing', 3, ({ amendments }) => ({ amendments: amendments.slice(0, 2) })],
    ['all are missing', 1, () => ({ amendments: [] })],
    ['one is there that the history does not name', 3, ({ named }) => ({ named: named.slice(0, 2) })],
    ['two have changed places in the history', 1, ({ named }) => ({ named: [named[1]!, named[0]!, named[2]!] })],
  ])('names the first entry that does not fit when %s', (_, broken, touch) => {
    const whole = sealed();
    expect(firstBrokenSeal({ ...whole, ...touch(whole) })).toBe(broken);
  });
});
