/** Taps that pack, on a real store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JustWritten } from '../../src/app/just-written.svelte.ts';
import { PackRecorder } from '../../src/app/pack-recorder.svelte.ts';
import { err } from '../../src/shared/result.ts';
import type { Store } from '../../src/store/register.ts';
import { startEvent, type PlannedEvent } from '../store/started-event.ts';
import { newUuid, TestKitchen } from '../store/test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
let justWritten: JustWritten;

beforeEach(async () => {
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen); // 30 bags of 6 cookies and 3 brownies, 20 tins of 12 cookies
  justWritten = new JustWritten();
  const { eventId } = event;
  const cookies = { finishedUnitId: await kitchen.unit(eventId, 'Chocolate Chip Cookies'), batches: 2, good: 96 };
  const brownies = { finishedUnitId: await kitchen.unit(eventId, 'Fudge Brownies'), batches: 1, good: 24 };
  for (const made of [cookies, brownies])
    await kitchen.do('make.record', { commandId: newUuid(), eventId, lost: 0, reason: null, note: '', ...made });
});
afterEach(() => justWritten.putAway());

const bags = () => ({ eventId: event.eventId, finishedGoodId: event.bag, name: 'Gift bag' });
const bagRow = async () => (await kitchen.ask('pack.view', { eventId: event.eventId })).goods[0];
/** The command is done, and its answer is lost so many times. */
function losing(times: number): Pick<Store, 'do'> {
  let left = times;
  return {
    do: async (name, ask) => {
      const done = await kitchen.store.do(name, ask);
      if (left === 0) return done;
      left -= 1;
      return err({ type: 'WorkerLost' });
    },
  };
}

describe('packing by tap', () => {
  it('six quick taps pack six, and the undo is of the last', async () => {
    const recorder = new PackRecorder(kitchen.store, justWritten);
    await Promise.all(Array.from({ length: 6 }, () => recorder.pack(bags(), 1)));
    expect(await bagRow()).toMatchObject({ packed: 6, now: 2 });
    expect(justWritten.written).toMatchObject({ kind: 'packed', words: '1 Gift bag packed.' });
    await justWritten.undo(kitchen.store);
    expect(await bagRow()).toMatchObject({ packed: 5, now: 3 });
  });

  it('says why nothing was packed, and forgets it when something is', async () => {
    const recorder = new PackRecorder(kitchen.store, justWritten);
    expect(await recorder.pack(bags(), 9)).toBe(false);
    expect(recorder.error).toMatchObject({ type: 'NotEnoughToPack', most: 8 });
    expect(recorder.uncertain).toBe(0);
    expect(justWritten.written).toBeNull();
    expect(await recorder.pack(bags(), 8)).toBe(true);
    expect(recorder.error).toBeNull();
  });

  it('takes back what was a slip', async () => {
    const recorder = new PackRecorder(kitchen.store, justWritten);
    await recorder.pack(bags(), 3);
    const run = (await bagRow())?.runs[0];
    if (run === undefined) throw new Error('nothing was packed');
    await recorder.takeBack(bags(), run);
    expect(await bagRow()).toMatchObject({ packed: 0, runs: [{ quantity: 3, isVoided: true }] });
    expect(justWritten.written).toMatchObject({ kind: 'unpacked', words: '3 Gift bag packed.' });
    await justWritten.undo(kitchen.store);
    expect(await bagRow()).toMatchObject({ packed: 3, runs: [{ quantity: 3 }, { quantity: 3, isVoided: true }] });
  });
});

describe('a packing whose answer is lost', () => {
  it('is made sure of before anything else is packed, and counts once', async () => {
    const recorder = new PackRecorder(losing(2), justWritten);
    await Promise.all([recorder.pack(bags(), 1), recorder.pack(bags(), 1)]);
    expect(recorder.uncertain).toBe(2);
    expect(await recorder.pack(bags(), 1)).toBe(false);
    expect(await bagRow()).toMatchObject({ packed: 2 });
    await recorder.makeSure(bags());
    expect(recorder.uncertain).toBe(0);
    expect(recorder.error).toBeNull();
    expect(await bagRow()).toMatchObject({ packed: 2 });
    expect(justWritten.written).toMatchObject({ kind: 'packed' });
    await recorder.pack(bags(), 1);
    expect(await bagRow()).toMatchObject({ packed: 3 });
  });

  it('stays uncertain when it is lost again', async () => {
    const recorder = new PackRecorder(losing(2), justWritten);
    await recorder.pack(bags(), 4);
    await recorder.makeSure(bags());
    expect(recorder.uncertain).toBe(4);
    await recorder.makeSure(bags());
    expect(recorder.uncertain).toBe(0);
    expect(await bagRow()).toMatchObject({ packed: 4 });
  });
});
