import { describe, expect, it } from 'vitest';
import { amendmentFingerprint, fingerprintOf } from '../../src/domain/fingerprint.ts';
import type { Moment } from '../../src/domain/ids.ts';
import { someMoment, someUuid } from './plan-builder.ts';

describe('fingerprints', () => {
  it('are SHA-256 over canonical JSON, whatever the order of keys', () => {
    const data = { snapshot_version: '2.0', b: 1, a: [1.5, 'é'] };
    // echo -n '{"a":[1.5,"é"],"b":1,"snapshot_version":"2.0"}' | sha256sum
    expect(fingerprintOf(data)).toBe('82be94bdfd83f012353a326507c58948ea4f4fd44831fa034fba37a5106d727e');
    expect(fingerprintOf({ a: [1.5, 'é'], snapshot_version: '2.0', b: 1 })).toBe(fingerprintOf(data));
  });

  it('of a change rest on all that is recorded of it, and on the entry before it', () => {
    const previous = fingerprintOf('the snapshot');
    const note = {
      eventUuid: someUuid,
      sequence: 1,
      change: { type: 'note', data: {} },
      reason: 'Burnt',
      createdAt: someMoment,
    };
    const seals = [
      amendmentFingerprint(previous, note),
      amendmentFingerprint(fingerprintOf('another'), note),
      amendmentFingerprint(previous, { ...note, sequence: 2 }),
      amendmentFingerprint(previous, { ...note, reason: 'Broke' }),
      amendmentFingerprint(previous, { ...note, change: { type: 'note', data: { a: 1 } } }),
      amendmentFingerprint(previous, { ...note, createdAt: '2027-01-01T00:00:00.000Z' as Moment }),
    ];
    expect(new Set(seals).size).toBe(seals.length);
    expect(amendmentFingerprint(previous, { ...note })).toBe(seals[0]);
  });
});
