/**
 * Seals: SHA-256 over canonical JSON (RFC 8785). An amendment's seal is taken over the one before it, so that no entry can
 * be changed, dropped or put between others without it showing.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { Fingerprint, Moment, Uuid } from './ids.ts';

/** The fingerprint of any JSON value. */
export function fingerprintOf(value: unknown): Fingerprint {
  return fingerprintOfText(canonicalJson(value));
}

/** Of a text as it is, for what is compared within one run of the app and never kept. */
export function fingerprintOfText(text: string): Fingerprint {
  return fingerprintOfBytes(utf8ToBytes(text));
}

/** Of bytes as they are. */
export function fingerprintOfBytes(bytes: Uint8Array): Fingerprint {
  return bytesToHex(sha256(bytes)) as Fingerprint; // a cast: 32 bytes give 64 hex digits
}

/** What an amendment's fingerprint is taken over, in the words that stand in users' databases. */
export interface SealedAmendment {
  readonly eventUuid: Uuid;
  readonly sequence: number;
  /** Type and data as they stand in the database, readable or not. */
  readonly change: { readonly type: string; readonly data: unknown };
  readonly reason: string;
  readonly createdAt: Moment;
}

/** Takes the fingerprint before it: the snapshot's for the first amendment. */
export function amendmentFingerprint(previous: Fingerprint, amendment: SealedAmendment): Fingerprint {
  return fingerprintOf({
    previous,
    event_uuid: amendment.eventUuid,
    sequence: amendment.sequence,
    type: amendment.change.type,
    data: amendment.change.data,
    reason: amendment.reason,
    created_at: amendment.createdAt,
  });
}
