/** How a copy is spoken of before it takes the place of a kitchen: against what is here, and why it is not taken. */
import type { PlainDate } from '../domain/event-date.ts';
import { KEPT_DAYS, type CopyRefusal, type Restored } from '../domain/kitchen-copy.ts';
import type { Moment } from '../domain/ids.ts';
import type { ReadCopy } from '../store/read-copy.ts';
import type { Saved } from '../store/store-door.ts';
import type { KitchenFacts } from '../store/views.ts';
import { byteSize } from './byte-size.ts';
import { say, type Words } from './message-table.ts';
import type { RestoreSource } from './kitchen-restore.svelte.ts';
import { countOf, firstOf, listOf, wholeNumber } from './number-words.ts';
import { dayOf, recentMoment, shortDate } from './plain-dates.ts';

const DAY_MS = 86_400_000;
const chooseCopy = 'Choose a file that “Save a copy” gave; its name ends in .sqlite.';
const otherCopy = 'Choose another copy, if you have one.';

const refusalWords: Words<CopyRefusal, string> = {
  CopyTooLarge: (r) => `The file has ${byteSize(r.bytes)}; a copy has at most ${byteSize(r.limit)}. ${chooseCopy}`,
  CopyEmpty: () => 'The file is empty. Copy it again from where it was kept, then choose it here.',
  CopyGone: () => 'The file is not there any more: it was moved or deleted. Choose it again.',
  CopyOfOtherKind: () => `This file is not a copy of a kitchen. ${chooseCopy}`,
  CopyOfOtherProgram: () => `This file is the database of another program. ${chooseCopy}`,
  CopyCutShort: (r) =>
    `The file ends too early: ${byteSize(r.bytes)} of ${byteSize(r.expected)} are there. Copy it again from where it was kept.`,
  CopyNewer: (r) =>
    `A newer Bakeline wrote this copy (version ${r.version}; this one knows ${r.known}). Go online once and load the page again, then choose it again.`,
  CopyTableWrong: (r) =>
    `A part of the file, “${r.table}”, ${r.problem}: it was changed by another program. ${otherCopy}`,
  CopyRowWrong: (r) =>
    `The file cannot be taken: in “${r.table}”${r.row === null ? '' : `, row ${wholeNumber(r.row)}`}, ${r.problem}. ${otherCopy}`,
  CopyDamaged: (r) => `The file is damaged (${r.problem}). ${otherCopy}`,
  CopyTooSlow: (r) => `The file could not be read in ${r.seconds} seconds. ${otherCopy}`,
};

/** Why a file is not taken, and what to do. */
export function copyRefusalMessage(refusal: CopyRefusal): string {
  return say(refusalWords, refusal);
}

export function isCopyRefusal(error: { readonly type: string }): error is CopyRefusal {
  return Object.hasOwn(refusalWords, error.type);
}

export interface Comparison {
  /** `older`: something that is here would be missing. */
  readonly is: 'older' | 'same' | 'other';
  readonly words: string;
}

/** How a copy stands to what is here: the one thing to fear is an older one over a newer kitchen. */
export function comparison(
  copy: Pick<ReadCopy, 'madeAt' | 'of'>,
  kind: RestoreSource['kind'],
  here: { readonly facts: KitchenFacts; readonly saved: Saved | null },
  today: PlainDate,
): Comparison {
  const { facts, saved } = here;
  if (!saved || !facts.saved || facts.isEmpty) {
    return { is: 'other', words: 'There is nothing in this kitchen yet, so nothing is lost by it.' };
  }
  const madeOn = copy.madeAt === null ? '' : `, made ${recentMoment(copy.madeAt, today)}`;
  if (copy.of.databaseId === saved.databaseId) {
    const saves = saved.generation - copy.of.generation;
    if (saves <= 0)
      return { is: 'same', words: 'This was copied from the last save here: nothing was done here since.' };
    return {
      is: 'older',
      words: `This is an older state of this kitchen${madeOn}. What was done here since (${countOf(saves, 'save', 'saves')}) is not in it.`,
    };
  }
  if (copy.madeAt !== null && copy.madeAt < facts.saved.savedAt) {
    return {
      is: 'older',
      words: `This copy is older than what is here${madeOn}. What was done here since is not in it; the last change here was ${recentMoment(facts.saved.savedAt, today)}.`,
    };
  }
  const words =
    kind === 'kept'
      ? 'This is the kitchen that was here before. Nothing of the two is mixed.'
      : 'This is another kitchen than the one here. Nothing of the two is mixed.';
  return { is: 'other', words };
}

/** The last day on which the kitchen before a restore is still there. */
export function keptUntil(restoredAt: Moment, today: PlainDate): string {
  return shortDate(dayOf(new Date(Date.parse(restoredAt) + KEPT_DAYS * DAY_MS)), today);
}

/** What the file is called, or which kept kitchen it is. */
export function sourceName(source: RestoreSource, today: PlainDate): string {
  return source.kind === 'file' ? source.name : `The kitchen before the restore of ${recentMoment(source.at, today)}`;
}

/** “Restored today 19:40 from bakeline-2026-11-03.sqlite.” */
export function restoredPhrase({ at, from }: Restored, today: PlainDate): string {
  const when = recentMoment(at, today);
  return from === '' ? `Went back ${when} to a kitchen that was kept here.` : `Restored ${when} from ${from}.`;
}

/** What of the seals is to be known before one decides. */
export function sealsPhrase({
  plans,
  changes,
  brokenSeals,
}: Pick<ReadCopy, 'plans' | 'changes' | 'brokenSeals'>): string {
  const sealed = `${countOf(plans, 'sealed plan', 'sealed plans')} with ${countOf(changes, 'change', 'changes')}`;
  if (brokenSeals.length === 0) return `All seals fit: ${sealed}.`;
  return `Not as it was sealed: ${listOf(firstOf(brokenSeals))}. It comes over as it is in the file.`;
}
