/** A UUID that the same words always give, so that the same thing is known again when its file comes a second time. */
import { fingerprintOfText } from './fingerprint.ts';
import type { Uuid } from './ids.ts';

/** Of custom making (RFC 9562, version 8): the first 122 bits that are free, from SHA-256 of the words. */
export function steadyUuid(words: string): Uuid {
  const digits = fingerprintOfText(words);
  const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) % 4];
  const groups = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
  ];
  return [...groups, digits.slice(20, 32)].join('-') as Uuid; // a cast: 32 hex digits in the form that the brand asks for
}
