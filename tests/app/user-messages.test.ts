import { describe, expect, it } from 'vitest';
import {
  isSavingStopped,
  isTrouble,
  notSavedMessage,
  troubleDetails,
  troubleMessage,
} from '../../src/app/trouble-messages.ts';
import { openPointMessage, planWarningMessage, refusalMessage } from '../../src/app/user-messages.ts';
import type { FinishedGoodId, FinishedUnitId } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/refusals.ts';
import type { Trouble } from '../../src/store/trouble.ts';

const unit = 1 as FinishedUnitId;
const good = 1 as FinishedGoodId;

describe('refusals', () => {
  it.each<[Refusal, string]>([
    [
      { type: 'QuantityInvalid', given: '2.5', least: 1, limit: 1_000_000 },
      'Quantities are whole numbers from 1 to 1,000,000; “2.5” is not one.',
    ],
    [
      { type: 'QuantityInvalid', given: '', least: 1, limit: 1_000_000 },
      'A number is missing: a whole one, from 1 to 1,000,000.',
    ],
    [
      { type: 'TimerMinutesInvalid', given: 'soon', limit: 5_940 },
      '“soon” is no number of minutes for a timer. Write it like 10, 7 1/2 or 0.5, up to 5,940.',
    ],
    [
      { type: 'TimerMinutesInvalid', given: '', limit: 5_940 },
      'The minutes are missing. Write them like 10, 7 1/2 or 0.5, up to 5,940.',
    ],
    [
      { type: 'BatchesNotMultiple', batches: 2.25, step: 0.5, limit: 1_000_000 },
      'This recipe is made in half batches, up to 1,000,000; “2 ¼” does not fit.',
    ],
    [
      { type: 'BatchesNotMultiple', batches: 0.5, step: 1, limit: 1_000_000 },
      'This recipe is made in whole batches, up to 1,000,000; “½” does not fit.',
    ],
    [
      { type: 'BatchesNotMultiple', batches: 2.3, step: 0.25, limit: 1_000_000 },
      'This recipe is made in quarter batches, up to 1,000,000; “2.3” does not fit.',
    ],
    [
      { type: 'BatchesNotMultiple', batches: -0.5, step: 1, limit: 1_000_000 },
      'This recipe is made in whole batches, up to 1,000,000; “-0.5” does not fit.',
    ],
    [
      { type: 'AlreadyStarted', batches: 3, packed: 0, changes: 1 },
      'The start stays: 3 batches made and 1 change recorded since.',
    ],
    [
      { type: 'AlreadyMade', name: 'Sugar cookie', batches: 4 },
      '4 batches of Sugar cookie are made already; it cannot go below that.',
    ],
    [
      { type: 'AmountAmbiguous', text: '1,500', asThousands: '1500', asDecimal: '1.500' },
      '“1,500” can be read in two ways. Write 1500 or 1.500.',
    ],
    [
      { type: 'ContainsItself', path: ['Crate', 'Tin', 'Crate'] },
      'That would put it inside itself: Crate → Tin → Crate. Take Tin out.',
    ],
    [
      { type: 'InUse', name: 'Tin', by: ['Crate', 'Box', 'Carol supper'], isArchived: false },
      'Tin is used in Crate, Box and Carol supper, so it cannot be deleted. Archive it instead: it stays there, and is offered no more.',
    ],
    [
      { type: 'InUse', name: 'Tin', by: Array.from({ length: 40 }, (_, n) => `Box ${n}`), isArchived: true },
      'Tin is used in Box 0, Box 1, Box 2, Box 3, Box 4, Box 5 and 34 more, so it cannot be deleted. It is archived: it stays there, and is offered no more.',
    ],
    [
      { type: 'CountUnreadable', text: '2–3' },
      '“2–3” is no count. Write one number like 2, 2.5, 1/2 or 1 ½; 0 when there is none.',
    ],
    [
      { type: 'KindInUse', name: 'Flour', kind: 'food', by: ['Scones', 'Loaf'] },
      'Flour is food in Scones and Loaf, and stays so. Take it out there first.',
    ],
    [
      { type: 'WeighingUnreadable', text: '1 cup', of: 'volume' },
      '“1 cup” cannot be read. Write it like 1 cup = 120 g.',
    ],
    [{ type: 'WeighingUnreadable', text: '40–60 g', of: 'piece' }, '“40–60 g” cannot be read. Write it like 50 g.'],
    [
      { type: 'WeighsNothing', text: '1 cup = 0 g' },
      '“1 cup = 0 g” says that there is nothing. Numbers here are more than 0.',
    ],
    [
      { type: 'VolumeMissing', text: '1 lb = 30 g' },
      'There is no volume in “1 lb = 30 g”. Write it like 1 cup = 120 g: cups, spoons, ml or l on one side.',
    ],
    [
      { type: 'WeightMissing', text: '50', of: 'piece' },
      'There is no weight in “50”. Write it like 50 g: g, kg, oz or lb behind the number.',
    ],
    [
      { type: 'DensityImpossible', text: '1 cup = 120 kg', gramsPerMl: 507 },
      '“1 cup = 120 kg” cannot be right: nothing in a kitchen weighs that. Look at both units.',
    ],
    [
      {
        type: 'CannotComeBack',
        name: 'Star',
        because: { type: 'NameTaken', kind: 'recipe', name: 'STAR', isArchived: true },
      },
      'Star cannot come back as it was. An archived recipe has its name now: give that one another name, then undo again.',
    ],
    [
      { type: 'CannotComeBack', name: 'Tin', because: { type: 'NotFound', kind: 'good' } },
      'Tin cannot come back as it was. Something that was in it, a good, was deleted since. Enter it anew.',
    ],
    [
      { type: 'CannotComeBack', name: 'A', because: { type: 'NestedTooDeep', path: ['A', 'B', 'C'], limit: 2 } },
      'A cannot come back as it was. At most 2 can be inside one another; this makes 3: A → B → C.',
    ],
    [
      { type: 'OriginalGone', kind: 'recipe' },
      'The recipe that this is a copy of was deleted meanwhile, so nothing was saved. Undo that on the list, then save again; what you typed stays here.',
    ],
    [
      { type: 'PlanStateForbids', action: 'changeSelection', state: 'locked' },
      'This plan is locked. What to make can be chosen freely only while a plan is a draft.',
    ],
    [
      { type: 'PlanStateForbids', action: 'editEvent', state: 'completed' },
      'This plan is done. Name, date and guests can be changed only while a plan is a draft, locked or baking.',
    ],
    [{ type: 'NotInPlan', name: '' }, 'That is not in this plan.'],
    [
      {
        type: 'ChangesRefused',
        refused: [
          { index: 0, refusal: { type: 'NotInPlan', name: 'Holiday tin' } },
          { index: 2, refusal: { type: 'AlreadyInPlan', name: 'Truffle box', quantity: 4 } },
        ],
      },
      'Holiday tin is not in this plan. Truffle box is in the plan already, 4 of it. Change its quantity instead.',
    ],
    [
      {
        type: 'DraftRefused',
        fields: [
          { at: 'name', refusal: { type: 'NameBlank' } },
          { at: 'date', refusal: { type: 'DateInvalid', given: '2026-02-30' } },
        ],
      },
      'A name is missing. “2026-02-30” is not a day of the calendar from 2000 to 2199.',
    ],
  ])('%j is said with its facts', (refusal, sentence) => {
    expect(refusalMessage(refusal)).toBe(sentence);
    expect(isTrouble(refusal)).toBe(false);
  });

  it('a plan that is not ready says every point that is open', () => {
    const message = refusalMessage({
      type: 'PlanNotReady',
      open: [
        { type: 'DecisionMissing', finishedUnitId: unit, name: 'Loaf', need: 5 },
        { type: 'StepMoved', finishedUnitId: unit, name: 'Star', batches: 2.5, step: 1 },
      ],
    });
    expect(message).toBe(
      'Still to settle: Loaf: no batches chosen yet, 5 needed. Star: 2 ½ batches chosen, but its recipe is now made in whole batches. Choose again.',
    );
  });
});

describe('open points and warnings', () => {
  const unfilled = [{ finishedGoodId: good, name: 'Teacher box', never: 4, quantity: 8 }];

  it('a shortfall says how much is missing and from which boxes', () => {
    expect(
      openPointMessage({ type: 'ShortfallOpen', finishedUnitId: unit, name: 'Brownie', short: 14, unfilled }),
    ).toBe('Brownie: 14 short, not accepted yet. Not filled: 4 of 8 Teacher box.');
  });

  it('an archived good is named', () => {
    expect(planWarningMessage({ type: 'GoodArchived', finishedGoodId: good, name: 'Tin' })).toBe(
      'Tin is archived, and stays in this plan.',
    );
  });
});

describe('troubles', () => {
  it('a defect says that nothing was changed, and keeps its details to copy', () => {
    const defect = { type: 'Defect', details: 'Error: good 3 is defined\n  at x.ts:1' } as const;
    const { happened, safe } = troubleMessage(defect);
    expect(`${happened} ${safe}`).toBe('Something went wrong in the app. Nothing was changed.');
    expect(troubleDetails(defect, '1.2.3')).toBe('Bakeline 1.2.3\nError: good 3 is defined\n  at x.ts:1');
  });

  it('an older kitchen says both saves and how many would be given up', () => {
    const saved = (generation: number) => ({ databaseId: 'a', generation });
    const trouble = { type: 'KitchenOlder', expected: saved(1204), found: saved(1199) } as const;
    const { happened, decision } = troubleMessage(trouble);
    expect(happened).toContain('1,199');
    expect(happened).toContain('1,204');
    expect(decision?.means).toContain('5 saves');
    expect(isTrouble(trouble)).toBe(true);
  });

  it('loading the page again is offered only where it helps: a full disk keeps what is typed', () => {
    expect(troubleMessage({ type: 'StorageFull' }).isMendedByLoading).toBeUndefined();
    expect(troubleMessage({ type: 'WorkerLost' }).isMendedByLoading).toBe(true);
  });

  it('a step that was not saved points above only while a notice stands there', () => {
    const full = { type: 'StorageFull' } as const;
    expect(notSavedMessage(full, 'above')).toBe('Not saved: see the notice above.');
    expect(notSavedMessage(full, 'put away')).toBe('Not saved. There is no room left on this device.');
    expect(notSavedMessage(full, 'mended')).toBe('This was not saved. Do it again.');
    expect(notSavedMessage({ type: 'WorkerLost' }, 'above')).toContain('It is not certain');
  });

  it.each<[Trouble, boolean]>([
    [{ type: 'StorageFull' }, true],
    [{ type: 'StorageCleared' }, true],
    [{ type: 'KitchenBusy', attempts: 8 }, true],
    [{ type: 'NewerVersionInUse', minReader: 2 }, true],
    [{ type: 'WorkerLost' }, false], // there is nobody to ask for a copy
    [{ type: 'Defect', details: 'a bug' }, false], // the next step can be saved
  ])('a copy is offered beside %o: %s', (trouble, isOffered) => {
    expect(isSavingStopped(trouble)).toBe(isOffered);
  });
});
