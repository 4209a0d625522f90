/**
 * Amounts said in words at the head of a line that is typed whole: “a cup of flour”, “two eggs”, “half a lemon”. Only what is meant as
 * a number is one: “five spice powder”, “half and half” and “a little salt” are names.
 */
import pluralize from 'pluralize';

export interface SpokenAmount {
  /** The same in digits: “1”, “½”, “1 ½”. */
  readonly digits: string;
  /** What stands behind it. */
  readonly rest: string;
  /** “a”, “an”: says no number where there is none, “a pinch of salt”. */
  readonly isArticle: boolean;
  /** Whether it says how many there are of what is called so; before a unit it always does. */
  readonly counts: (name: string) => boolean;
}

const numberWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const SPOKEN = new RegExp(
  `^(?:((?:an? |one )?half(?: an?)?)|(an?)|(${numberWords.join('|')})( and a half)?) (.+)$`,
  'i',
);
/** What is said of an amount, and belongs to no name. */
const MORE_OF_AN_AMOUNT = /^(?:and|or|to|hundred|thousand|half|halves|thirds?|quarters?|eighths?)\b/i;
/** “a good glug”, “a little salt”, “a knob of butter”: how much, but not how many. */
const NO_COUNT = /^(?:little|tad|bit|touch|tiny|good|generous|some|few)\b|\bof\b/i;
const WORD = /\p{L}{2}/u;

/** The amount that a line begins with, in words; null when it begins with none. */
export function spokenAmount(line: string): SpokenAmount | null {
  const [, half, article, word = '', andHalf, rest = ''] = SPOKEN.exec(line) ?? [];
  if (rest === '') return null;
  const number = numberWords.indexOf(word.toLowerCase()) + 1;
  const isOne = half !== undefined || article !== undefined || (number === 1 && andHalf === undefined);
  return {
    digits: half === undefined ? `${number || 1}${andHalf === undefined ? '' : ' ½'}` : '½',
    rest,
    isArticle: article !== undefined,
    counts: (name) => {
      if (MORE_OF_AN_AMOUNT.test(name) || NO_COUNT.test(name)) return false;
      if (half !== undefined && !/ an?$/i.test(half)) return false; // “half fat milk”
      return WORD.test(name) && (isOne ? pluralize.isSingular(name) : pluralize.isPlural(name));
    },
  };
}
