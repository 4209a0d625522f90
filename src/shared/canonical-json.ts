import canonicalize from 'canonicalize';
import { invariant } from './invariant.ts';

/**
 * JSON in the one spelling of RFC 8785 (keys in UTF-16 order, no space, shortest numbers): what fingerprints are taken over.
 * Takes a plain JSON value; `undefined`, NaN, infinities and lone surrogates have no spelling there and are defects.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  invariant(text !== undefined && text.isWellFormed(), 'canonical JSON: only a JSON value has a canonical spelling');
  return text;
}
