/**
 * The words for everything that the rules refuse: what it was, with its numbers, and what to do. Whoever adds a refusal or an
 * open point finds that this file does not compile until its words are here. What the device does wrong is in trouble-messages.ts.
 */
import { formatBatches } from '../domain/batch-options.ts';
import type { OpenPoint, PlanWarning } from '../domain/plan-readiness.ts';
import type { UnfilledGood } from '../domain/plan-sheet.ts';
import { statesAllowing, type PlanAction, type PlanState } from '../domain/plan-states.ts';
import type { CannotComeBack, NotFound, Refusal } from '../domain/refusals.ts';
import type { BatchStep } from '../domain/yields.ts';
import { byteSize } from './byte-size.ts';
import { say, type Words } from './message-table.ts';
import { batchesPhrase, countOf, countsPhrase, firstOf, listOf, wholeNumber } from './number-words.ts';
import type { Weighed } from '../domain/weighing.ts';

const unitWord: Record<BatchStep, string> = { 1: 'whole batches', 0.5: 'half batches', 0.25: 'quarter batches' };

const missingWord: Record<NotFound['kind'], string> = {
  ingredient: 'ingredient',
  recipe: 'recipe',
  unit: 'baked thing',
  good: 'good',
  event: 'event',
  snapshot: 'sealed plan',
  entry: 'entry of the history',
  run: 'entry',
};

const weighedLike: Record<Weighed, string> = { volume: '1 cup = 120 g', piece: '50 g' };

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
    `This recipe is made in ${unitWord[r.step]}, up to ${wholeNumber(r.limit)}; “${givenBatches(r.batches)}” does not fit.`,
  QuantityInvalid: (r) =>
    r.given === ''
      ? `A number is missing: a whole one, from ${r.least} to ${wholeNumber(r.limit)}.`
      : `Quantities are whole numbers from ${r.least} to ${wholeNumber(r.limit)}; “${r.given}” is not one.`,
  NeedTooLarge: (r) =>
    `That would need more than ${wholeNumber(r.limit)} of ${r.name}. Look for a slip in the quantities.`,
  ChangesNothing: () => 'That is how the plan stands already: there is nothing to change.',
  ChangesRefused: (r) => r.refused.map(({ refusal }) => refusalMessage(refusal)).join(' '),
  LossUnexplained: () => 'What happened to them? Pick why they were lost.',
  NotEnoughToPack: (r) =>
    r.left === 0
      ? `All of ${r.name} are packed already.`
      : r.most === 0
        ? `None of ${r.name} can be packed now: too little of what goes in is made.`
        : `At most ${wholeNumber(r.most)} of ${r.name} can be packed now${r.most === r.left ? ': that is all of them' : ''}.`,
  UnitsNotThere: (r) => `Only ${wholeNumber(r.there)} of ${r.name} are there and in no box.`,
  UnitsPacked: (r) =>
    `${wholeNumber(r.inBoxes)} of ${r.name} are in boxes, and without this only ${wholeNumber(r.made)} would be made. Take packed boxes back first.`,
  NotInPlan: (r) => `${r.name === '' ? 'That' : r.name} is not in this plan.`,
  AlreadyInPlan: (r) =>
    `${r.name} is in the plan already, ${wholeNumber(r.quantity)} of it. Change its quantity instead.`,
  AlreadyPacked: (r) => `${wholeNumber(r.packed)} of ${r.name} are packed already; it cannot go below that.`,
  AlreadyMade: (r) => `${batchesPhrase(r.batches)} of ${r.name} are made already; it cannot go below that.`,
  CountUnreadable: (r) => `“${r.text}” is no count. Write one number like 2, 2.5, 1/2 or 1 ½; 0 when there is none.`,
  CannotComeBack: (r) => `${r.name} cannot come back as it was. ${hindrancePhrase(r.because)}`,
  DateInvalid: (r) =>
    r.given === ''
      ? 'A date is missing: on what day is it?'
      : r.given === '?'
        ? 'There is no such day: check the day and the month.'
        : `“${r.given}” is not a day of the calendar from 2000 to 2199.`,
  DemoInTheWay: (r) =>
    `The demo kitchen is still here, and ${listOf(firstOf(r.names))} would be taken for its own. Remove the demo kitchen first; nothing was brought in.`,
  DensityImpossible: (r) => `“${r.text}” cannot be right: nothing in a kitchen weighs that. Look at both units.`,
  DraftRefused: (r) => r.fields.map((field) => refusalMessage(field.refusal)).join(' '),
  EditedMeanwhile: () =>
    'It was changed in another window since you opened it. Nothing was saved. Leave it and open it again; what you typed can be copied first.',
  FileTooLarge: (r) =>
    `The file has ${byteSize(r.bytes)}; a kitchen’s has at most ${byteSize(r.limit)}. Choose the export of your recipe program.`,
  FileEmpty: () => 'The file is empty. Export it again, then choose it here.',
  FileUnreadable: () =>
    'Bakeline cannot read this file: it is not JSON. Choose the .json file that your recipe program exported.',
  FileCutShort: () => 'The file ends in the middle, as if it had not been copied whole. Export or copy it again.',
  FileOfOtherKind: () =>
    'This file is not the export of a kitchen. Bakeline reads the full exports of bake-tracker: choose one of those.',
  FileVersionUnknown: (r) =>
    `The file is of version ${r.version}, and Bakeline reads version 4. Export it again with a current bake-tracker.`,
  FileLinesBroken: (r) =>
    `${countOf(r.count, 'line of the file', 'lines of the file')} cannot be taken, so nothing was brought in. Mend ${r.count === 1 ? 'it' : 'them'} in the program the file comes from, and export it again.`,
  GoodEmpty: () => 'There is nothing baked in it yet. Put at least one good in.',
  InUse: (r) =>
    `${r.name} is used in ${listOf(firstOf(r.by))}, so it cannot be deleted. ${r.isArchived ? 'It is archived' : 'Archive it instead'}: it stays there, and is offered no more.`,
  KindInUse: (r) =>
    `${r.name} is ${r.kind === 'food' ? 'food' : 'packaging'} in ${listOf(firstOf(r.by))}, and stays so. Take it out there first.`,
  KitchenMovedOn: () =>
    'The kitchen has changed since this was shown, perhaps in another window. Nothing was brought in. Look at it again, then confirm.',
  KitchenNotEmpty: (r) =>
    `The demo kitchen only goes into an empty one. Already here: ${countsPhrase([
      [r.recipes, 'recipe', 'recipes'],
      [r.events, 'event', 'events'],
      [r.ingredients, 'ingredient', 'ingredients'],
    ])}.`,
  ListedTwice: (r) => `${r.name === '' ? 'This' : r.name} is on the list twice. Put the numbers together on one line.`,
  PlanMovedOn: () =>
    'The plan has changed since this was shown, perhaps in another window. Nothing was recorded. Look at it again, then confirm.',
  NameBlank: () => 'A name is missing.',
  NameTooLong: (r) => `A name has at most ${wholeNumber(r.limit)} characters; this one has ${wholeNumber(r.length)}.`,
  TimerMinutesInvalid: (r) => {
    const like = `like 10, 7 1/2 or 0.5, up to ${wholeNumber(r.limit)}.`;
    return r.given === ''
      ? `The minutes are missing. Write them ${like}`
      : `“${r.given}” is no number of minutes for a timer. Write it ${like}`;
  },
  TextTooLong: (r) => `There is room for ${wholeNumber(r.limit)} characters; these are ${wholeNumber(r.length)}.`,
  TextUnreadable: () => 'There is a character in it that cannot be shown. Type it again, without pasting.',
  NameTaken: (r) =>
    r.isArchived
      ? `“${r.name}” is taken: there is an archived ${missingWord[r.kind]} of that name. Bring it back, or choose another name.`
      : `“${r.name}” is taken: there is another ${missingWord[r.kind]} of that name. Choose another one.`,
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
  ReasonBlank: () => 'A reason is missing: pick one, or write a few words. “Other” alone does not say it.',
  RecipeUnknown: (r) => `No recipe of that name is in the file${r.soughtIn === 'file' ? '' : ' or in your kitchen'}.`,
  SizesAlike: (r) => `Two of what it gives would be called “${r.name}”. Give each a name of its own.`,
  SnapshotUnreadable: (r) =>
    `The sealed plan of this event cannot be read${r.version === null ? '' : ` (version ${r.version})`}. Nothing was changed. (${r.problem})`,
  TooManyLines: (r) =>
    `These are ${wholeNumber(r.lines)} lines; at most ${wholeNumber(r.limit)} can come in at once. Was something else copied?`,
  ValueWrong: (r) => (r.found === '' ? 'A value is missing.' : `“${r.found}” cannot stand there.`),
  VolumeMissing: (r) =>
    `There is no volume in “${r.text}”. Write it like ${weighedLike.volume}: cups, spoons, ml or l on one side.`,
  WeighingUnreadable: (r) => `“${r.text}” cannot be read. Write it like ${weighedLike[r.of]}.`,
  WeighsNothing: (r) => `“${r.text}” says that there is nothing. Numbers here are more than 0.`,
  WeightMissing: (r) =>
    `There is no weight in “${r.text}”. Write it like ${weighedLike[r.of]}: g, kg, oz or lb behind the number.`,
  WrongKind: (r) =>
    r.wanted === 'packaging'
      ? 'That name belongs to a food. Give the packaging another name.'
      : 'That name belongs to packaging. Give the ingredient another name.',
};

const openPointWords: Words<OpenPoint, string> = {
  DecisionMissing: (p) => `${p.name}: no batches chosen yet, ${wholeNumber(p.need)} needed.`,
  ShortfallOpen: (p) => `${p.name}: ${wholeNumber(p.short)} short, not accepted yet.${unfilledPhrase(p.unfilled)}`,
  NeedBeyondLimit: (p) =>
    `${p.name}: more than ${wholeNumber(p.limit)} are needed, which cannot be right. Look at how many goods, and at what is in them.`,
  StepMoved: (p) =>
    `${p.name}: ${batchesPhrase(p.batches)} chosen, but its recipe is now made in ${unitWord[p.step]}. Choose again.`,
};

const thingWord = { recipe: 'recipe', good: 'box', ingredient: 'ingredient' } as const;

const planWarningWords: Words<PlanWarning, string> = {
  PlanEmpty: () => 'Nothing is chosen: there is nothing to bake.',
  ShortfallAccepted: (w) => `${w.name}: ${wholeNumber(w.short)} short, and accepted.${unfilledPhrase(w.unfilled)}`,
  GoodArchived: (w) => `${w.name} is archived, and stays in this plan.`,
  EditedSinceLocked: ({ thing }) =>
    `${thing.name}: this ${thingWord[thing.kind]} was edited since the plan was locked. What you see here follows it.`,
};

/** A refusal as a sentence that stands beside what caused it. */
export function refusalMessage(refusal: Refusal): string {
  return say(refusalWords, refusal);
}

/** What stands between a plan and its start. */
export function openPointMessage(point: OpenPoint): string {
  return say(openPointWords, point);
}

export function planWarningMessage(warning: PlanWarning): string {
  return say(planWarningWords, warning);
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

/** What has happened since a start, without what has not. */
function startedFacts(batches: number, packed: number, changes: number): string {
  const facts = [
    batches > 0 && `${batchesPhrase(batches)} made`,
    packed > 0 && `${wholeNumber(packed)} packed`,
    changes > 0 && `${countOf(changes, 'change', 'changes')} recorded`,
  ];
  return listOf(facts.filter((fact) => fact !== false));
}

/** As a kitchen writes them; what no kitchen writes, as it is, because rounded it would be another number. */
function givenBatches(batches: number): string {
  const isWritten = batches > 0 && Number.isInteger(batches * 4);
  return isWritten ? formatBatches(batches) : batches.toLocaleString('en', { maximumFractionDigits: 4 });
}
