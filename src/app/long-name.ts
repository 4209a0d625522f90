/** As many characters as stand beside a control on a phone in three lines. */
const MOST_BESIDE = 36;

/** A name that needs a line of its own, above what belongs to it. */
export function isLongName(name: string): boolean {
  return name.length > MOST_BESIDE;
}
