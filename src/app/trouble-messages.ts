/**
 * The words for what the device or the app itself does wrong: what happened, what is safe, what to do. Whoever adds a trouble
 * finds that this file does not compile until its words are here.
 */
import type { Refusal } from '../domain/refusals.ts';
import type { Trouble } from '../store/trouble.ts';
import { say, type Words } from './message-table.ts';
import { countOf, wholeNumber } from './number-words.ts';

/** A trouble in three sentences, as a banner or the stop screen says it. */
export interface TroubleMessage {
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
  /** Loading the page again is what helps; elsewhere it would only lose what was typed. */
  readonly isMendedByLoading?: true;
  /** What is in this window is to be saved once more. */
  readonly isMendedByWritingAnew?: true;
  /** What a person may decide on the stop screen, after a second question; nothing of it happens by itself. */
  readonly decision?: { readonly word: string; readonly question: string; readonly means: string };
}

const nothingChanged = 'Everything that was saved before is safe; this last step was not saved.';
const untouched = 'Nothing here was read into the app or changed.';
const closeOthers = 'Close other windows of Bakeline, then try again.';

const troubleWords: Words<Trouble, TroubleMessage> = {
  StorageUnavailable: (t) => ({
    happened: {
      missing: 'This browser has no place to keep the kitchen.',
      refused: 'This browser does not let the app keep anything: a private window, or blocked site data.',
      hangs: 'The browser’s storage does not answer.',
    }[t.reason],
    safe: 'What was saved here before is not touched.',
    todo: t.reason === 'hangs' ? closeOthers : 'Open Bakeline in an ordinary window, with site data allowed.',
  }),
  StorageFull: () => ({
    happened: 'There is no room left on this device.',
    safe: nothingChanged,
    todo: 'Free some room (photos, downloads), then do it again.',
  }),
  StorageClosed: () => ({
    happened: 'The browser closed the storage.',
    safe: nothingChanged,
    todo: 'Save a copy, then load the page again.',
    isMendedByLoading: true,
  }),
  StorageFailed: (t) => ({
    happened: `The device could not save or read (${t.name}).`,
    safe: nothingChanged,
    todo: 'Try again. If it stays so, restart the device.',
  }),
  ImageDamaged: () => ({
    happened: 'What is stored on this device is damaged.',
    safe: 'It is left exactly as it is; nothing was written over it.',
    todo: 'Try again, and restart the device if that does not help. Do not clear site data: what is there may be mended.',
  }),
  NewerFormat: (t) => ({
    happened: `A newer Bakeline keeps the kitchen here (format ${t.formatVersion}); this one is too old to read it.`,
    safe: 'The kitchen is whole.',
    todo: 'Go online once and load the page again, so that the newer version comes.',
  }),
  KitchenLost: (t) => ({
    happened: `A kitchen was saved here (save ${wholeNumber(t.expected.generation)}), and it is gone. The browser may have cleared it.`,
    safe: untouched,
    todo: 'Restart the browser and try again before anything else: some browsers find it again.',
    decision: {
      word: 'Begin an empty kitchen',
      question: 'Begin an empty kitchen?',
      means:
        'The kitchen that was saved here is given up: should the browser find it again later, this one may be in its place.',
    },
  }),
  KitchenOlder: (t) => ({
    happened: `The kitchen found here is older (save ${wholeNumber(t.found.generation)}) than the last one saved (${wholeNumber(t.expected.generation)}).`,
    safe: untouched,
    todo: 'Restart the browser and try again before anything else: some browsers find the newer one again.',
    decision: {
      word: 'Open the older one',
      question: 'Open the older kitchen?',
      means: `What was done in the last ${countOf(t.expected.generation - t.found.generation, 'save', 'saves')} is given up, and has to be done again.`,
    },
  }),
  KitchenOther: () => ({
    happened: 'Another kitchen is stored here than the one saved last.',
    safe: untouched,
    todo: 'Try again. If another kitchen was put here on purpose, open that one.',
    decision: {
      word: 'Open this one',
      question: 'Open the kitchen that is here?',
      means: 'The kitchen saved last is given up on this device.',
    },
  }),
  StorageCleared: () => ({
    happened: 'The saved kitchen was cleared from this device while the app was open.',
    safe: 'What was saved is still in this window; only the last step is not.',
    todo: 'Save everything here again before you close this window or load the page again: then it would be gone.',
    isMendedByWritingAnew: true,
  }),
  KitchenReplaced: () => ({
    happened: 'Another kitchen was put here in another window: one from a copy, or an empty one.',
    safe: 'This window still holds the one that was here before, perhaps with saves that the other one lacks. Nothing more of it is saved.',
    todo: 'Save a copy now, and it is kept; what you have typed and not saved is not in it. Then load the page again.',
    isMendedByLoading: true,
  }),
  NewerVersionInUse: () => ({
    happened: 'A newer Bakeline works with this kitchen, in another window or since an update.',
    safe: nothingChanged,
    todo: 'Load the page again to get the newer version.',
    isMendedByLoading: true,
  }),
  DatabaseUnsound: (t) => ({
    happened: `What is stored on this device is not a sound kitchen (${t.problem}).`,
    safe: 'It is left exactly as it is; nothing was written over it.',
    todo: 'Try again. Do not clear site data: what is there may be mended.',
  }),
  KitchenBusy: (t) => ({
    happened: `Other windows of Bakeline kept saving first (${wholeNumber(t.attempts)} tries).`,
    safe: nothingChanged,
    todo: closeOthers,
  }),
  EngineFailed: (t) => ({
    happened: `The part of the app that reads the kitchen did not start (${t.message}).`,
    safe: 'What was saved here before is not touched.',
    todo: 'Load the page again. If it stays so, update the browser.',
    isMendedByLoading: true,
  }),
  CopyFailed: (t) => ({
    happened: {
      'not verified': 'A safety copy was not the same when it was read back.',
      busy: 'Another window of Bakeline is making a safety copy.',
      'no place': 'This browser has no place for safety copies.',
    }[t.because],
    safe: 'The kitchen itself is saved.',
    todo: t.because === 'busy' ? 'Try again in a moment.' : 'Save a copy to a file, and keep it somewhere else.',
  }),
  WorkerLost: () => ({
    happened: 'The part of the app that saves stopped.',
    safe: 'What was saved is safe. The very last step may or may not be: look before you do it again.',
    todo: 'Load the page again.',
    isMendedByLoading: true,
  }),
  Defect: () => ({
    happened: 'Something went wrong in the app.',
    safe: 'Nothing was changed.',
    todo: 'Try it once more. If it happens again, copy the details and send them to whoever looks after the app.',
  }),
};

export function troubleMessage(trouble: Trouble): TroubleMessage {
  return say(troubleWords, trouble);
}

/** What stands beside a step that a trouble kept from being saved; `standing` says where more of it is to be read. */
export function notSavedMessage(trouble: Trouble, standing: 'above' | 'put away' | 'mended'): string {
  const isUncertain = trouble.type === 'WorkerLost';
  if (standing === 'mended') return isUncertain ? 'Look whether this was saved.' : 'This was not saved. Do it again.';
  const what = isUncertain ? 'It is not certain that this was saved' : 'Not saved';
  return standing === 'above' ? `${what}: see the notice above.` : `${what}. ${troubleMessage(trouble).happened}`;
}

/** What to send to whoever looks after the app: all facts, and the version. */
export function troubleDetails(trouble: Trouble, appVersion: string): string {
  return trouble.type === 'Defect'
    ? `Bakeline ${appVersion}\n${trouble.details}`
    : `Bakeline ${appVersion}\n${JSON.stringify(trouble, null, 2)}`;
}

/** Whether the kitchen is in memory and cannot be saved: what is on the screen can be kept in a copy all the same. */
export function isSavingStopped({ type }: Trouble): boolean {
  return type !== 'Defect' && type !== 'WorkerLost' && type !== 'EngineFailed';
}

/** Whether this window holds a kitchen that is stored here no more, so that it is gone with the window. */
export function isOnlyHere({ type }: Trouble): boolean {
  return type === 'StorageCleared' || type === 'KitchenReplaced';
}

/** Whether what is stored is damaged and no kitchen opens on it: one from a copy can be put in its place. */
export function isDamage({ type }: Refusal | Trouble): boolean {
  return type === 'ImageDamaged' || type === 'DatabaseUnsound';
}

export function isTrouble(error: Refusal | Trouble): error is Trouble {
  return Object.hasOwn(troubleWords, error.type);
}
