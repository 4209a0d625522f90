/**
 * Names: how they are kept, how two of them are known to be the same, and the slug that is made of the first one.
 */
import { err, ok, type Result } from '../shared/result.ts';

/** A name as shown, and its key: two names with the same key are the same name to a person. */
export interface Name {
  readonly name: string;
  readonly key: string;
}

export type NameRefusal =
  | { readonly type: 'NameBlank' }
  | { readonly type: 'NameTooLong'; readonly length: number; readonly limit: number }
  | { readonly type: 'TextUnreadable' };

export type TextRefusal =
  | { readonly type: 'TextTooLong'; readonly length: number; readonly limit: number }
  | { readonly type: 'TextUnreadable' };

/** Characters of a name: enough for any box, short enough for a row. */
export const LONGEST_NAME = 200;
/** Characters of a method or the notes of an event. */
export const LONGEST_TEXT = 20_000;

// eslint-disable-next-line no-control-regex -- control characters are what it finds: they cannot be shown or printed
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/;

/**
 * A name as typed gives a name as kept: composed (NFC), outer space gone, inner space single. Markup, quotes and
 * right-to-left text are just text. Refuses a blank one, one above 200 characters, and control characters.
 */
export function parseName(typed: string): Result<Name, NameRefusal> {
  if (isUnreadable(typed)) return err({ type: 'TextUnreadable' });
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const length = [...name].length;
  if (length > LONGEST_NAME) return err({ type: 'NameTooLong', length, limit: LONGEST_NAME });
  const key = foldName(name);
  return key === '' ? err({ type: 'NameBlank' }) : ok({ name, key });
}

/** A name that nothing is known by here, a shelf or another program's slug: kept under the rules of a name, without its key. */
export function parsePlainName(given: string): Result<string, NameRefusal> {
  const parsed = parseName(given);
  return parsed.ok ? ok(parsed.value.name) : parsed;
}

/** A longer text as typed (a note, a method): kept as it is but for its ends. May be blank; at most `limit` characters. */
export function parseText(typed: string, limit: number = LONGEST_TEXT): Result<string, TextRefusal> {
  if (isUnreadable(typed)) return err({ type: 'TextUnreadable' });
  const text = typed.normalize('NFC').trim();
  const { length } = [...text];
  return length > limit ? err({ type: 'TextTooLong', length, limit }) : ok(text);
}

/** Letters that have no accent to take off, and apostrophes, as a plain keyboard writes them. */
const PLAIN: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  '’': "'",
  '‘': "'",
  ʼ: "'",
};

/**
 * Folds accents, case, width and space, so that “Crème  brûlée” and “creme brulee” are one name and typing creme finds
 * crème. Invisible format characters do not count.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\p{Cf}]/gu, '')
    .toUpperCase() // “ß” and “SS” are one name
    .toLowerCase()
    .replace(/[œæøłđ’‘ʼ]/gu, (letter) => PLAIN[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Makes a slug of a name's key, with a number behind it while it is taken. It never changes afterwards. */
export function slugFor(key: string, isTaken: (slug: string) => boolean): string {
  const stem = key.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '') || 'unnamed';
  if (!isTaken(stem)) return stem;
  let number = 2;
  while (isTaken(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** Whether two names are one, as {@link foldName} sees them. */
export function isSameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}

/** Letters at the end in which one and many differ: loaf and loaves. */
const PLURAL_LETTERS = 3;

/** Whether a name has the other in it, in one or in many: “Large butter cookie” and “Cranberry loaf” say what “Butter cookies” and “Cranberry loaves” are. */
export function isNamedAfter(name: string, other: string): boolean {
  if (name === other) return true; // as most are, and a list asks it of every name
  const [folded, foldedOther] = [foldName(name), foldName(other)];
  const stem = [...foldedOther].slice(0, -PLURAL_LETTERS).join('');
  return folded === foldedOther || (stem.length >= PLURAL_LETTERS && folded.includes(stem));
}

/** “Large (Butter cookies)”: a name that tells itself apart where it is read alone. Two recipes may have a “Large” each. */
export function tellingName(name: string, recipeName: string): string {
  return isNamedAfter(name, recipeName) ? name : `${name} (${recipeName})`;
}

/**
 * A name for the copy of something: “Star (copy)”, and with a number while that is taken. The copy of a copy counts on, and a
 * name that would become too long is cut.
 */
export function copyName(name: string, isTaken: (key: string) => boolean): string {
  const stem = [...name.replace(/ \(copy(?: \d+)?\)$/u, '')];
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? ' (copy)' : ` (copy ${number})`;
    const copy = `${stem
      .slice(0, LONGEST_NAME - ending.length)
      .join('')
      .trimEnd()}${ending}`;
    if (!isTaken(foldName(copy))) return copy;
  }
}

function isUnreadable(text: string): boolean {
  return !text.isWellFormed() || CONTROL.test(text);
}
