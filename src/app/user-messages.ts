/**
 * The words for everything that can be refused or go wrong: what it was, with its numbers, and what to do. Whoever adds a
 * refusal, a trouble or an open point finds that this file does not compile until its words are here.
 */
import type { OpenPoint, PlanWarning } from '../domain/plan-readiness.ts';
import type { UnfilledGood } from '../domain/plan-sheet.ts';
import { statesAllowing, type PlanAction, type PlanState } from '../domain/plan-states.ts';
import type { CannotComeBack, NotFound, Refusal } from '../domain/refusals.ts';
import type { BatchStep } from '../domain/yields.ts';
import type { Trouble } from '../store/trouble.ts';
import { batchesPhrase, countOf, listOf, wholeNumber } from './number-words.ts';

type Words<Union extends { readonly type: string }, Said> = {
  readonly [T in Union['type']]: (facts: Extract<Union, { readonly type: T }>) => Said;
};

/** A trouble in three sentences, as a banner or the stop screen says it. */
export interface TroubleMessage {
  readonly happened: string;
  readonly safe: string;
  readonly todo: string;
  /** Loading the page again is what helps; elsewhere it would only lose what was typed. */
  readonly isMendedByLoading?: true;
  /** What a person may decide on the stop screen, after a second question; nothing of it happens by itself. */
  readonly decision?: { readonly word: string; readonly question: string; readonly means: string };
}

const unitWord: Record<BatchStep, string> = { 1: 'whole batches', 0.5: 'half batches', 0.25: 'quarter batches' };

const missingWord: Record<NotFound['kind'], string> = {
  ingredient: 'ingredient',
  recipe: 'recipe',
  unit: 'baked thing',
  good: 'good',
  event: 'event',
  snapshot: 'sealed plan',
};

const stateIs: Record<PlanState, string> = {
  draft: 'a draft',
  locked: 'locked',
  in_production: 'baking',
  completed: 'done',
};

const actionWord: Record<PlanAction, string> = {
  editEvent: 'Name, date and guests can be changed',
  editNotes: 'Notes can be changed',
  changeSelection: 'What to make can be chosen freely',
  decideBatches: 'Batches can be chosen freely',
  withdrawDecision: 'Chosen batches can be taken back',
  lock: 'It can be locked',
  unlock: 'It can go back to draft',
  start: 'Baking can be started',
  voidStart: 'The start can be undone',
  make: 'Batches can be made',
  pack: 'Boxes can be packed',
  amend: 'A change can be recorded',
  complete: 'It can be finished',
  reopen: 'It can be opened again',
  compare: 'There is something to compare',
  deleteEvent: 'It can be deleted',
};

const refusalWords: Words<Refusal, string> = {
  AlreadyStarted: (r) => `The start stays: ${startedFacts(r.batches, r.packed, r.changes)} since.`,
  AmendmentUnreadable: (r) =>
    `Change ${r.sequence} of this event cannot be read, so its plan cannot be shown. Nothing was changed. (${r.problem})`,
  AmountUnreadable: (r) => `“${r.text}” is not an amount. Write it like 2, 2.5, 1/2, 1 ½ or 2–3.`,
  AmountNotPositive: (r) => `An amount is more than 0; “${r.text}” is not. Leave it blank for “to taste”.`,
  AmountTooLarge: (r) => `“${r.text}” is too much: amounts go up to ${wholeNumber(r.limit)}.`,
  AmountAmbiguous: (r) => `“${r.text}” can be read in two ways. Write ${r.asThousands} or ${r.asDecimal}.`,
  BatchesUnreadable: (r) =>
    r.given === ''
      ? 'A number of batches is missing.'
      : `“${r.given}” is no number of batches. Write it like ${r.step === 1 ? '2 or 3' : r.step === 0.5 ? '2 or 2 ½' : '2, 2 ½ or 2 ¼'}.`,
  BatchesNotMultiple: (r) =>
    `This recipe is made in ${unitWord[r.step]}, up to ${wholeNumber(r.limit)}; “${anyNumber(r.batches)}” does not fit.`,
  QuantityInvalid: (r) =>
    r.given === ''
      ? `A number is missing: a whole one, from ${r.least} to ${wholeNumber(r.limit)}.`
      : `Quantities are whole numbers from ${r.least} to ${wholeNumber(r.limit)}; “${r.given}” is not one.${r.least === 0 ? ' 0 takes it out.' : ''}`,
  NeedTooLarge: (r) =>
    `That would need more than ${wholeNumber(r.limit)} of ${r.name}. Look for a slip in the quantities.`,
  ChangesNothing: () => 'That is how the plan stands already: there is nothing to change.',
  NotInPlan: (r) => `${r.name} is not in this plan.`,
  AlreadyInPlan: (r) =>
    `${r.name} is in the plan already, ${wholeNumber(r.quantity)} of it. Change its quantity instead.`,
  AlreadyPacked: (r) => `${wholeNumber(r.packed)} of ${r.name} are packed already; it cannot go below that.`,
  AlreadyMade: (r) => `${batchesPhrase(r.batches)} of ${r.name} are made already; it cannot go below that.`,
  CannotComeBack: (r) => `${r.name} cannot come back as it was. ${hindrancePhrase(r.because)}`,
  DateInvalid: (r) =>
    r.given === ''
      ? 'A date is missing: on what day is it?'
      : r.given === '?'
        ? 'There is no such day: check the day and the month.'
        : `“${r.given}” is not a day of the calendar from 2000 to 2199.`,
  DraftRefused: (r) => r.fields.map((field) => refusalMessage(field.refusal)).join(' '),
  EditedMeanwhile: () =>
    'It was changed in another window since you opened it. Nothing was saved. Leave it and open it again; what you typed can be copied first.',
  GoodEmpty: () => 'There is nothing baked in it yet. Put at least one good in.',
  InUse: (r) =>
    `${r.name} is used in ${listOf(firstOf(r.by))}, so it cannot be deleted. ${r.isArchived ? 'It is archived' : 'Archive it instead'}: it stays there, and is offered no more.`,
  KitchenNotEmpty: (r) =>
    `The demo kitchen only goes into an empty one. Here are ${countOf(r.recipes, 'recipe', 'recipes')} and ${countOf(r.events, 'event', 'events')}.`,
  ListedTwice: (r) => `${r.name === '' ? 'This' : r.name} is on the list twice. Put the numbers together on one line.`,
  PlanMovedOn: () =>
    'The plan has changed since this was shown, perhaps in another window. Nothing was recorded. Look at it again, then confirm.',
  NameBlank: () => 'A name is missing.',
  NameTooLong: (r) => `A name has at most ${wholeNumber(r.limit)} characters; this one has ${wholeNumber(r.length)}.`,
  TextTooLong: (r) => `There is room for ${wholeNumber(r.limit)} characters; these are ${wholeNumber(r.length)}.`,
  TextUnreadable: () => 'There is a character in it that cannot be shown. Type it again, without pasting.',
  NameTaken: (r) =>
    r.isArchived
      ? `“${r.name}” is taken: there is an archived ${missingWord[r.kind]} of that name. Bring it back, or choose another name.`
      : `“${r.name}” is taken: there is another ${missingWord[r.kind]} of that name.`,
  ContainsItself: (r) => `That would put it inside itself: ${r.path.join(' → ')}. Take ${r.path[1] ?? 'that'} out.`,
  NestedTooDeep: (r) =>
    `At most ${r.limit} can be inside one another; this makes ${r.path.length}: ${r.path.join(' → ')}.`,
  NotFound: (r) => `That ${missingWord[r.kind]} is no longer here: it was deleted.`,
  OriginalGone: (r) =>
    `The ${missingWord[r.kind]} that this is a copy of was deleted meanwhile, so nothing was saved. Undo that on the list, then save again; what you typed stays here.`,
  PlanNotReady: (r) => `Still to settle: ${r.open.map(openPointMessage).join(' ')}`,
  PlanStateForbids: (r) =>
    `This plan is ${stateIs[r.state]}. ${actionWord[r.action]} only while a plan is ${listOf(
      statesAllowing[r.action].map((state) => stateIs[state]),
      'or',
    )}.`,
  ReasonBlank: () => 'A reason is missing: pick one, or write a few words.',
  SnapshotUnreadable: (r) =>
    `The sealed plan of this event cannot be read${r.version === null ? '' : ` (version ${r.version})`}. Nothing was changed. (${r.problem})`,
  WrongKind: (r) =>
    r.wanted === 'packaging'
      ? 'That name belongs to a food. Give the packaging another name.'
      : 'That name belongs to packaging. Give the ingredient another name.',
};

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
    todo: 'Load the page again.',
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
    safe: 'What you see is still in this window, and cannot be saved.',
    todo: 'Write down what matters before you close this window, then load the page again.',
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

const openPointWords: Words<OpenPoint, string> = {
  DecisionMissing: (p) => `${p.name}: no batches chosen yet, ${wholeNumber(p.need)} needed.`,
  ShortfallOpen: (p) => `${p.name}: ${wholeNumber(p.short)} short, not accepted yet.${unfilledPhrase(p.unfilled)}`,
  NeedBeyondLimit: (p) =>
    `${p.name}: more than ${wholeNumber(p.limit)} are needed, which cannot be right. Look at how many goods, and at what is in them.`,
  StepMoved: (p) =>
    `${p.name}: ${batchesPhrase(p.batches)} chosen, but its recipe is now made in ${unitWord[p.step]}. Choose again.`,
};

const planWarningWords: Words<PlanWarning, string> = {
  PlanEmpty: () => 'Nothing is chosen: there is nothing to bake.',
  ShortfallAccepted: (w) => `${w.name}: ${wholeNumber(w.short)} short, and accepted.${unfilledPhrase(w.unfilled)}`,
  GoodArchived: (w) => `${w.name} is archived, and stays in this plan.`,
};

/** A refusal as a sentence that stands beside what caused it. */
export function refusalMessage(refusal: Refusal): string {
  return say(refusalWords, refusal);
}

export function troubleMessage(trouble: Trouble): TroubleMessage {
  return say(troubleWords, trouble);
}

/** What to send to whoever looks after the app: all facts, and the version. */
export function troubleDetails(trouble: Trouble, appVersion: string): string {
  return trouble.type === 'Defect'
    ? `Bakeline ${appVersion}\n${trouble.details}`
    : `Bakeline ${appVersion}\n${JSON.stringify(trouble, null, 2)}`;
}

/** What stands between a plan and its start. */
export function openPointMessage(point: OpenPoint): string {
  return say(openPointWords, point);
}

export function planWarningMessage(warning: PlanWarning): string {
  return say(planWarningWords, warning);
}

export function isTrouble(error: Refusal | Trouble): error is Trouble {
  return Object.hasOwn(troubleWords, error.type);
}

function say<Union extends { readonly type: string }, Said>(words: Words<Union, Said>, facts: Union): Said {
  const word = words[facts.type as Union['type']] as (facts: Union) => Said; // a cast: the table is keyed by the type of its facts
  return word(facts);
}

function unfilledPhrase(unfilled: readonly UnfilledGood[]): string {
  if (unfilled.length === 0) return '';
  const goods = unfilled.map((good) => `${wholeNumber(good.never)} of ${wholeNumber(good.quantity)} ${good.name}`);
  return ` Not filled: ${listOf(goods)}.`;
}

/** Why a deletion cannot be taken back, and what helps. */
function hindrancePhrase(because: CannotComeBack['because']): string {
  if (because.type === 'NotFound') {
    const word = missingWord[because.kind];
    return `Something that was in it, ${word.startsWith('i') ? 'an' : 'a'} ${word}, was deleted since. Enter it anew.`;
  }
  if (because.type !== 'NameTaken') return refusalMessage(because);
  return `${because.isArchived ? 'An archived' : 'Another'} ${missingWord[because.kind]} has its name now: give that one another name, then undo again.`;
}

/** Names for a sentence, not more than one reads. */
function firstOf(names: readonly string[]): readonly string[] {
  return names.length <= 7 ? names : [...names.slice(0, 6), `${wholeNumber(names.length - 6)} more`];
}

/** What has happened since a start, without what has not. */
function startedFacts(batches: number, packed: number, changes: number): string {
  const facts = [
    batches > 0 && `${batchesPhrase(batches)} made`,
    packed > 0 && `${wholeNumber(packed)} packed`,
    changes > 0 && `${countOf(changes, 'change', 'changes')} recorded`,
  ];
  return listOf(facts.filter((fact) => fact !== false));
}

function anyNumber(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 4 });
}
