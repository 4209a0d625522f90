import { describe, expect, it } from 'vitest';
import {
  lossesPhrase,
  makingPhrase,
  notMadePhrase,
  notPackedPhrase,
  packingWords,
  runWords,
} from '../../src/app/made-words.ts';
import { besideGood, besideUnit } from '../../src/app/plan-words.ts';
import type { Moment, PackingRunId, ProductionRunId } from '../../src/domain/ids.ts';
import type { UnitMaking } from '../../src/domain/making.ts';
import type { ComparedGood, ComparedUnit } from '../../src/domain/plan-comparison.ts';
import type { RunRow } from '../../src/store/run-views.ts';

const making = (facts: Partial<UnitMaking>): UnitMaking => ({
  done: 4,
  promised: 192,
  made: 192,
  lost: 0,
  missing: 0,
  toCome: 0,
  expected: 192,
  ...facts,
});
const run = (facts: Partial<RunRow>): RunRow => ({
  runId: 1 as ProductionRunId,
  batches: 1,
  goodUnits: 48,
  lostUnits: 0,
  lossReason: null,
  note: '',
  at: '2026-12-18T19:40:00.000Z' as Moment,
  isVoided: false,
  ...facts,
});

describe('what was made of a unit', () => {
  it.each([
    [{}, '192 made'],
    [{ made: 176, lost: 8, missing: 8 }, '176 made, 8 lost, 8 fewer than the 192 the batches give'],
    [{ made: 1_194, promised: 1_192, missing: -2 }, '1,194 made, 2 more than the 1,192 the batches give'],
    [{ done: 0, promised: 0, made: 0 }, ''],
  ])('as %j is said as “%s”', (facts, words) => {
    expect(makingPhrase(making(facts))).toBe(words);
  });

  it('is listed batch by batch, with what was lost and why', () => {
    const burnt = run({ batches: 2.5, goodUnits: 112, lostUnits: 8, lossReason: 'burnt', note: 'left tray' });
    expect(runWords(burnt)).toEqual({ title: '2 ½ batches', text: '112 good, 8 lost', reason: 'burnt: left tray' });
    const dropped = run({ batches: 0, goodUnits: -12, lostUnits: 12, lossReason: 'dropped' });
    expect(runWords(dropped)).toEqual({ title: 'Lost later', text: '12 lost', reason: 'dropped' });
    expect(lossesPhrase([burnt, run({}), burnt, dropped])).toBe('burnt; dropped');
  });
});

it('what was packed is listed with how many', () => {
  const packing = { runId: 1 as PackingRunId, quantity: 1_200, at: run({}).at, isVoided: false };
  expect(packingWords(packing)).toEqual({ title: 'Packed', text: '1,200', reason: '' });
});

describe('beside a row whose number stands', () => {
  // casts: the other facts are not looked at
  const unit = { currentBatches: 4, originalNeed: 180, currentNeed: 180, currentDifference: 12 } as ComparedUnit;
  const good = { original: 50, current: 50, originalFilled: 50, currentFilled: 48 } as ComparedGood;
  const packed = { packed: 40, now: 8, later: 0, never: 2 };

  it('stands what was lost or how many fewer came out, and when it is over what was not made', () => {
    expect(besideUnit({ ...unit, made: making({ lost: 8, missing: 4 }) })?.word).toBe('8 lost');
    expect(besideUnit({ ...unit, made: making({ missing: 4 }) })?.word).toBe('4 fewer made');
    expect(besideUnit({ ...unit, made: making({ done: 2.5, lost: 8 }) }, true)?.word).toBe('1 ½ not made');
    expect(besideUnit({ ...unit, made: making({}) }, true)).toBeNull();
  });

  it('stands how many are short, and when it is over how many are not packed', () => {
    expect(besideGood({ ...good, made: packed })?.word).toBe('2 short');
    expect(besideGood({ ...good, made: packed }, true)).toEqual({ word: '10 not packed', isShort: true });
    expect(besideGood({ ...good, currentFilled: 50, made: { ...packed, packed: 50 } }, true)).toBeNull();
  });
});

describe('what is left undone when the baking is called done', () => {
  it.each([
    [{ left: 53, planned: 54 }, '53 not packed, of 54'],
    [{ left: 1_200, planned: 1_201 }, '1,200 not packed, of 1,201'],
    [{ left: 12, planned: 12 }, 'none packed, of 12'],
  ])('of boxes cannot be read as what is packed: %j', (row, said) => {
    expect(notPackedPhrase(row)).toBe(said);
  });

  it.each([
    [{ left: 9, planned: 11 }, '9 batches not made, of 11'],
    [{ left: 0.5, planned: 2.5 }, '½ batch not made, of 2 ½'],
    [{ left: 11, planned: 11 }, 'none made, of 11 batches'],
    [{ left: 1, planned: 1 }, 'none made, of 1 batch'],
  ])('of batches cannot be read as what is made: %j', (row, said) => {
    expect(notMadePhrase(row)).toBe(said);
  });
});
