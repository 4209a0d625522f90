/** What is said of safety copies, and of a kitchen that was brought back from one. */
import type { PlainDate } from '../domain/event-date.ts';
import type { Recovery } from '../domain/recovery.ts';
import type { SafetyFacts } from './answers.ts';
import { byteSize } from './byte-size.ts';
import { countOf } from './number-words.ts';
import { recentMoment } from './plain-dates.ts';
import { troubleMessage } from './trouble-messages.ts';

/** “today 19:40, 1.2 MB”; where it lies, and what went wrong, when that is worth a word. */
export function safetyPhrase({ place, last, failed }: SafetyFacts, today: PlainDate): string {
  if (place === null) return 'This browser has no place for one. Save a copy to a file now and then.';
  const copy = last ? `${recentMoment(last.copiedAt, today)}, ${byteSize(last.size)}` : 'none yet';
  const where = place === 'indexeddb' ? '. It lies in the same storage as the kitchen: save a copy to a file too.' : '';
  return failed ? `${copy}. The last try failed: ${troubleMessage(failed).happened}` : `${copy}${where}`;
}

const happened: Record<Recovery['because'], string> = {
  gone: 'The kitchen that was saved here was gone.',
  older: 'The kitchen found here was older than the last one saved.',
  damaged: 'The kitchen that was saved here was damaged.',
};

export interface RecoveryMessage {
  readonly happened: string;
  /** What it was brought back from. */
  readonly done: string;
  /** What may be missing, and what to do. */
  readonly missing: string;
}

export function recoveryMessage(recovery: Recovery, today: PlainDate): RecoveryMessage {
  const { because, copy } = recovery;
  return {
    happened: happened[because],
    done: `It was brought back from a safety copy, as it was saved ${recentMoment(copy.savedAt, today)}.`,
    missing: missingPhrase(recovery, today),
  };
}

function missingPhrase({ missing, lastSavedAt }: Recovery, today: PlainDate): string {
  if (missing === 0) return 'Nothing is missing: that was the last save.';
  const look = 'Look at what you did last, and do it again.';
  if (missing === null) return `What was saved after that, if anything, is missing. ${look}`;
  const until = lastSavedAt === null ? '' : `, the last of them ${recentMoment(lastSavedAt, today)}`;
  return `${countOf(missing, 'save', 'saves')} after that ${missing === 1 ? 'is' : 'are'} missing${until}. ${look}`;
}
