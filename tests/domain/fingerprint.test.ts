import { describe, expect, it } from 'vitest';
import {
  amendmentFingerprint,
  fingerprintOf,
  firstBrokenSeal,
  type SealedAmendment,
} from '../../src/domain/fingerprint.ts';
import { someMoment, someUuid } from './plan-builder.ts';

const snapshotData = { snapshot_version: '2.0', b: 1, a: [1.5, 'é'] };
const note = (sequence: number, reason: string): SealedAmendment => ({
  eventUuid: someUuid,
  sequence,
  change: { type: 'note', data: {} },
  reason,
  createdAt: someMoment,
});

function history() {
  const snapshotFingerprint = fingerprintOf(snapshotData);
  const first = { ...note(1, 'Burnt'), fingerprint: amendmentFingerprint(snapshotFingerprint, note(1, 'Burnt')) };
  const second = { ...note(2, 'Broke'), fingerprint: amendmentFingerprint(first.fingerprint, note(2, 'Broke')) };
  return { snapshotData, snapshotFingerprint, amendments: [first, second] };
}

describe('fingerprints', () => {
  it('are SHA-256 over canonical JSON, whatever the order of keys', () => {
    // echo -n '{"a":[1.5,"é"],"b":1,"snapshot_version":"2.0"}' | sha256sum
    expect(fingerprintOf(snapshotData)).toBe('82be94bdfd83f012353a326507c58948ea4f4fd44831fa034fba37a5106d727e');
    expect(fingerprintOf({ a: [1.5, 'é'], snapshot_version: '2.0', b: 1 })).toBe(fingerprintOf(snapshotData));
  });

  it('fit a history that nobody touched', () => {
    expect(firstBrokenSeal(history())).toBeNull();
  });

  it('name the first entry that does not fit', () => {
    const { amendments, ...sealed } = history();
    const [first, second] = amendments;
    if (!first || !second) throw new Error('two changes');
    expect(firstBrokenSeal({ ...sealed, amendments, snapshotData: { ...snapshotData, b: 2 } })).toBe(0);
    expect(firstBrokenSeal({ ...sealed, amendments: [{ ...first, reason: 'Taste' }, second] })).toBe(1);
    expect(
      firstBrokenSeal({
        ...sealed,
        amendments: [first, { ...second, createdAt: '2027-01-01T00:00:00.000Z' as typeof someMoment }],
      }),
    ).toBe(2);
    expect(firstBrokenSeal({ ...sealed, amendments: [second] })).toBe(1);
  });
});
