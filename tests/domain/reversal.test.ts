import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideChanges, type ChangeRequest } from '../../src/domain/amend.ts';
import { NOTHING_MADE, type Progress } from '../../src/domain/progress.ts';
import type { Plan } from '../../src/domain/plan.ts';
import type { PlanChange } from '../../src/domain/plan-change.ts';
import { reversalOf, reversalsOf, stillStands, tied } from '../../src/domain/reversal.ts';
import { arbitraryPlan, arbitraryRequest } from './arbitrary-plan.ts';
import { goodId, planOf, unitId } from './plan-builder.ts';

const plan = planOf({
  units: { 1: { name: 'Cookie', perBatch: 48 }, 2: { name: 'Loaf', perBatch: 2, step: 0.5 } },
  goods: { 1: { name: 'Gift bag', units: { 1: 6 } }, 2: { name: 'Hamper', units: { 1: 2, 2: 1 } } },
  selection: [
    [1, 50],
    [2, 6],
  ],
  batches: { 1: 7, 2: 3 },
});
const nothingMade = NOTHING_MADE;

function changed(from: Plan, requests: readonly ChangeRequest[], progress = nothingMade) {
  const decided = decideChanges(from, plan.definitions, progress, requests);
  if (!decided.ok) throw new Error(JSON.stringify(decided.error));
  return decided.value;
}

/** What a plan makes, whatever the order of its goods. */
function numbersOf({ selection, decisions }: Plan) {
  return {
    goods: new Map(selection.map(({ finishedGoodId, quantity }) => [finishedGoodId, quantity])),
    batches: new Map([...decisions].map(([id, { batches }]) => [id, batches])),
  };
}

describe('taking a change back', () => {
  it.each<[string, ChangeRequest, ChangeRequest]>([
    [
      'a quantity goes back to what it was',
      { type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 54 },
      { type: 'change_fg_quantity', finishedGoodId: goodId(1), quantity: 50 },
    ],
    [
      'what was dropped is added again, as many as there were',
      { type: 'drop_fg', finishedGoodId: goodId(2) },
      { type: 'add_fg', finishedGoodId: goodId(2), quantity: 6 },
    ],
    [
      'batches go back to what they were',
      { type: 'modify_batch', finishedUnitId: unitId(2), batches: 2.5 },
      { type: 'modify_batch', finishedUnitId: unitId(2), batches: 3 },
    ],
  ])('%s', (_, request, reversal) => {
    const [change] = changed(plan, [request]).changes;
    expect(change && reversalOf(change)).toEqual(reversal);
  });

  it('what was added is dropped, and batches that were not chosen before are dropped', () => {
    const without = planOf({
      units: { 1: { perBatch: 48 } },
      goods: { 1: { units: { 1: 6 } } },
      selection: [],
    });
    const { changes } = changed(without, [
      { type: 'add_fg', finishedGoodId: goodId(1), quantity: 5 },
      { type: 'modify_batch', finishedUnitId: unitId(1), batches: 1 },
    ]);
    expect(reversalsOf(changes)).toEqual([
      { type: 'modify_batch', finishedUnitId: 1, batches: 0 },
      { type: 'drop_fg', finishedGoodId: 1 },
    ]);
  });

  it('a note has nothing to take back', () => {
    expect(reversalsOf(changed(plan, [{ type: 'note' }]).changes)).toEqual([]);
  });

  it('is under the rules of every change: what is made meanwhile stays', () => {
    const more = changed(plan, [{ type: 'modify_batch', finishedUnitId: unitId(1), batches: 9 }]);
    const made: Progress = { ...nothingMade, batchesMade: new Map([[unitId(1), 8]]) };
    expect(decideChanges(more.after, plan.definitions, made, reversalsOf(more.changes))).toMatchObject({
      error: { refused: [{ refusal: { type: 'AlreadyMade', batches: 8 } }] },
    });
  });

  it('law: whatever was changed in one go, taking it back brings every number back', () => {
    fc.assert(
      fc.property(arbitraryPlan, fc.array(arbitraryRequest, { minLength: 1, maxLength: 4 }), (random, requests) => {
        const decide = (from: Plan, asked: readonly ChangeRequest[]) =>
          decideChanges(from, random.definitions, nothingMade, asked);
        // Those that would be refused are left out, one after the other, so that every run takes something back.
        const possible = requests.reduce<readonly ChangeRequest[]>(
          (taken, request) => (decide(random, [...taken, request]).ok ? [...taken, request] : taken),
          [],
        );
        const there = decide(random, possible);
        fc.pre(there.ok);
        const reversals = reversalsOf(there.value.changes);
        fc.pre(reversals.length > 0);
        const back = decide(there.value.after, reversals);
        if (!back.ok) throw new Error(JSON.stringify(back.error));
        expect(numbersOf(back.value.after)).toEqual(numbersOf(random));
      }),
    );
  });
});

describe('changes of the same good or unit', () => {
  const batches = (count: number): ChangeRequest => ({
    type: 'modify_batch',
    finishedUnitId: unitId(1),
    batches: count,
  });
  const bags = (quantity: number): ChangeRequest => ({
    type: 'change_fg_quantity',
    finishedGoodId: goodId(1),
    quantity,
  });
  const drop: ChangeRequest = { type: 'drop_fg', finishedGoodId: goodId(2) };
  const back: ChangeRequest = { type: 'add_fg', finishedGoodId: goodId(2), quantity: 6 };

  /** Written one after the other; each as “1”, “1 taken back by 2”, “2 takes back 1”, “1 held by 2”. */
  function story(...requests: readonly ChangeRequest[]): string[] {
    let now = plan;
    const written = requests.flatMap((request, place) => {
      const { changes, after } = changed(now, [request]);
      now = after;
      return changes.map((change) => ({ sequence: place + 1, change }));
    });
    return tied(written).map(({ sequence, ties: { takenBackBy, takesBack, heldBy } }) =>
      [
        String(sequence),
        takesBack === null ? '' : `takes back ${takesBack}`,
        takenBackBy === null ? '' : `taken back by ${takenBackBy}`,
        heldBy === null ? '' : `held by ${heldBy}`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    );
  }

  it('are tied when one brings back what stood before the other, whatever else was changed in between', () => {
    expect(story(batches(8), batches(7))).toEqual(['1 taken back by 2', '2 takes back 1']);
    expect(story(batches(8), bags(54), drop, back, batches(7))).toEqual([
      '1 taken back by 5',
      '2',
      '3 taken back by 4',
      '4 takes back 3',
      '5 takes back 1',
    ]);
  });

  it('are taken back from the last one on', () => {
    expect(story(bags(54), bags(60))).toEqual(['1 held by 2', '2']);
    expect(story(bags(54), bags(60), bags(54))).toEqual(['1', '2 taken back by 3', '3 takes back 2']);
    expect(story(bags(54), bags(60), bags(54), bags(50))).toEqual([
      '1 taken back by 4',
      '2 taken back by 3',
      '3 takes back 2',
      '4 takes back 1',
    ]);
  });

  it('stand again when what took them back is taken back, and so on', () => {
    const undone = [bags(54), bags(50), bags(54)];
    expect(story(...undone)).toEqual(['1', '2 takes back 1 taken back by 3', '3 takes back 2']);
    expect(story(...undone, bags(50))).toEqual([
      '1 taken back by 2',
      '2 takes back 1',
      '3 takes back 2 taken back by 4',
      '4 takes back 3',
    ]);
    expect(story(drop, back, drop)).toEqual(['1', '2 takes back 1 taken back by 3', '3 takes back 2']);
    expect(story(...undone, bags(60))).toEqual([
      '1 held by 4',
      '2 takes back 1 taken back by 3',
      '3 takes back 2',
      '4',
    ]);
  });

  it('that were taken back together stand again together, the first one first', () => {
    const both = [bags(54), bags(60), bags(54), bags(50)];
    expect(story(...both, bags(54))).toEqual([
      '1',
      '2 taken back by 3',
      '3 takes back 2',
      '4 takes back 1 taken back by 5',
      '5 takes back 4',
    ]);
    expect(story(...both, bags(54), bags(60))).toEqual([
      '1 held by 2',
      '2',
      '3 takes back 2 taken back by 6',
      '4 takes back 1 taken back by 5',
      '5 takes back 4',
      '6 takes back 3',
    ]);
  });

  it('do not stand again by a step that leads to the same number from another', () => {
    expect(story(bags(54), bags(60), bags(54), bags(50), bags(60))).toEqual([
      '1 taken back by 4',
      '2 taken back by 3',
      '3 takes back 2',
      '4 takes back 1',
      '5',
    ]);
  });

  it('law: those that stand lead, one after the other, from the first number to the last', () => {
    const numbers = fc.array(fc.constantFrom(50, 54, 60, 66), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(numbers, (asked) => {
        const steps = [50, ...asked].filter((quantity, place, all) => quantity !== all[place - 1]);
        fc.pre(steps.length > 1);
        let now = plan;
        const written = steps.slice(1).map((quantity, place) => {
          const { changes, after } = changed(now, [bags(quantity)]);
          now = after;
          return { sequence: place + 1, change: changes[0] as Extract<PlanChange, { type: 'change_fg_quantity' }> }; // a cast: what was asked for
        });
        const standing = tied(written).filter(({ ties }) => ties.takenBackBy === null && ties.takesBack === null);
        const path = standing.map(({ change }) => [change.data.old_quantity, change.data.new_quantity]);
        expect(path.map(([from]) => from)).toEqual([50, ...path.map(([, to]) => to)].slice(0, path.length));
        expect(path.at(-1)?.[1] ?? 50).toBe(steps.at(-1));
      }),
    );
  });

  it('are not tied when another number comes of them, and a note never is', () => {
    expect(story(batches(8), batches(6), { type: 'note' }, batches(9))).toEqual([
      '1 held by 4',
      '2 held by 4',
      '3',
      '4',
    ]);
  });
});

describe('whether a change still stands', () => {
  const more = (quantity: number): ChangeRequest => ({
    type: 'change_fg_quantity',
    finishedGoodId: goodId(1),
    quantity,
  });
  const first = changed(plan, [more(54)]);
  const [change] = first.changes as readonly [PlanChange];

  it('it does until something moves the same good again', () => {
    expect(stillStands(change, first.after)).toBe(true);
    const other = changed(first.after, [{ type: 'drop_fg', finishedGoodId: goodId(2) }]);
    expect(stillStands(change, other.after)).toBe(true);
    expect(other.changes.map((each) => stillStands(each, other.after))).toEqual([true]);
    expect(stillStands(change, changed(first.after, [more(60)]).after)).toBe(false);
    expect(stillStands(change, plan)).toBe(false);
  });

  it('dropped batches do while there are none', () => {
    const none = changed(plan, [{ type: 'modify_batch', finishedUnitId: unitId(2), batches: 0 }]);
    expect(none.changes.map((each) => stillStands(each, none.after))).toEqual([true]);
    expect(none.changes.map((each) => stillStands(each, plan))).toEqual([false]);
  });
});
