/**
 * Verifying what was sealed: whether the snapshot and every change are as they were written, and none is missing. Takes rows
 * as they stand in the database, whether the rest of the app can read them or not.
 */
import { amendmentFingerprint, fingerprintOf, type SealedAmendment } from './fingerprint.ts';
import type { Fingerprint, Moment, PlanAmendmentId, Uuid } from './ids.ts';

export interface SealedHistory {
  readonly eventUuid: Uuid;
  /** null when it is not there. */
  readonly snapshot: {
    readonly data: Readonly<Record<string, unknown>>;
    readonly createdAt: Moment;
    readonly fingerprint: Fingerprint;
  } | null;
  readonly amendments: readonly (Omit<SealedAmendment, 'eventUuid'> & {
    readonly id: PlanAmendmentId;
    readonly fingerprint: Fingerprint;
  })[];
  /** The ids of the changes that the history names, in its order: a chain of seals does not miss its own end. */
  readonly named: readonly (number | null)[];
}

/** The first entry that does not fit or is missing: 0 is the snapshot, n the n-th change; null when all fit. */
export function firstBrokenSeal({ eventUuid, snapshot, amendments, named }: SealedHistory): number | null {
  if (snapshot === null || !isSnapshotWhole(snapshot, eventUuid)) return 0;
  let previous = snapshot.fingerprint;
  for (let place = 0; place < Math.max(amendments.length, named.length); place += 1) {
    const amendment = amendments[place];
    const sequence = place + 1;
    if (amendment?.sequence !== sequence || amendment.id !== named[place]) return sequence;
    const expected = amendmentFingerprint(previous, { ...amendment, eventUuid });
    if (amendment.fingerprint !== expected) return sequence;
    previous = expected;
  }
  return null;
}

/** What the row says beside the sealed data must be what the data say; the oldest say nothing of it. */
function isSnapshotWhole(snapshot: NonNullable<SealedHistory['snapshot']>, eventUuid: Uuid): boolean {
  const { event, created_at: createdAt = snapshot.createdAt } = snapshot.data;
  const named = typeof event === 'object' && event !== null && 'uuid' in event ? event.uuid : eventUuid;
  return (
    fingerprintOf(snapshot.data) === snapshot.fingerprint && named === eventUuid && createdAt === snapshot.createdAt
  );
}
