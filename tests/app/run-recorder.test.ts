/** Recording batches and losses from the kitchen's screen, on a real store: once each, whatever the device does. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { justWritten } from '../../src/app/just-written.svelte.ts';
import { RunForm, type RunFormKind } from '../../src/app/run-form.svelte.ts';
import { RunRecorder } from '../../src/app/run-recorder.svelte.ts';
import { err } from '../../src/shared/result.ts';
import type { MakeRow } from '../../src/store/making-views.ts';
import type { Store } from '../../src/store/register.ts';
import { startEvent, type PlannedEvent } from '../store/started-event.ts';
import { TestKitchen } from '../store/test-kitchen.ts';

let kitchen: TestKitchen;
let event: PlannedEvent;
beforeEach(async () => {
  kitchen = await TestKitchen.open();
  event = await startEvent(kitchen); // 9 batches of 48 cookies, 4 of 24 brownies, which are made in halves
});
afterEach(() => {
  justWritten.putAway();
});

async function row(name: string): Promise<MakeRow> {
  const { units } = await kitchen.ask('make.view', { eventId: event.eventId });
  const found = units.find((unit) => unit.name === name);
  if (!found) throw new Error(`${name} is in the plan`);
  return found;
}
const cookies = () => row('Chocolate Chip Cookies');
const brownies = () => row('Fudge Brownies');
const asPlanned = ({ next }: MakeRow) => ({
  batches: next.batches,
  good: next.units,
  lost: 0,
  reason: null,
  note: '',
});
const recorder = (store: Pick<Store, 'do'> = kitchen.store) => new RunRecorder(store, event.eventId);

/** A device on which what is sent is saved, and the first answer is lost. */
function losesFirstAnswer(): Pick<Store, 'do'> {
  let isFirst = true;
  return {
    do: async (name, ask) => {
      const done = await kitchen.store.do(name, ask);
      if (!isFirst) return done;
      isFirst = false;
      return err({ type: 'WorkerLost' });
    },
  };
}

describe('a batch', () => {
  it('is recorded, said, and can be taken back', async () => {
    const before = await cookies();
    expect(await recorder().record(before, asPlanned(before))).toBe(true);
    expect(await cookies()).toMatchObject({ done: 1, made: 48 });
    expect(justWritten.written).toMatchObject({ kind: 'made', words: '48 Chocolate Chip Cookies made.' });
    await justWritten.undo(kitchen.store);
    expect(await cookies()).toMatchObject({ done: 0, made: 0, runs: [{ isVoided: true }] });
  });

  it('tapped again while it is being saved is one batch, and after that another one', async () => {
    const before = await cookies();
    const taps = recorder();
    const both = await Promise.all([taps.record(before, asPlanned(before)), taps.record(before, asPlanned(before))]);
    expect(both).toEqual([true, false]);
    expect(await cookies()).toMatchObject({ done: 1 });
    await taps.record(before, asPlanned(before));
    expect(await cookies()).toMatchObject({ done: 2 });
  });

  it('whose answer was lost is recorded once when it is tapped again', async () => {
    const before = await cookies();
    const taps = recorder(losesFirstAnswer());
    expect(await taps.record(before, asPlanned(before))).toBe(false);
    expect(taps.error).toEqual({ type: 'WorkerLost' });
    expect(justWritten.written).toBeNull();
    expect(await taps.record(before, asPlanned(before))).toBe(true);
    expect(taps.error).toBeNull();
    expect(await cookies()).toMatchObject({ done: 1, made: 48 });
  });

  it('tapped after the lost one was seen to be there is the next one', async () => {
    const taps = recorder(losesFirstAnswer());
    const before = await cookies();
    await taps.record(before, asPlanned(before));
    const seen = await cookies();
    expect(await taps.record(seen, asPlanned(seen))).toBe(true);
    expect(await cookies()).toMatchObject({ done: 2, made: 96 });
  });

  it('that is refused is not recorded, and what was refused is said until something else is begun', async () => {
    const before = await cookies();
    const taps = recorder();
    const unexplained = { ...asPlanned(before), lost: 3 };
    expect(await taps.record(before, unexplained)).toBe(false);
    expect(taps.error).toMatchObject({ type: 'LossUnexplained' });
    taps.forgetError();
    expect(taps.error).toBeNull();
    expect(await cookies()).toMatchObject({ done: 0 });
  });
});

describe('what came out otherwise', () => {
  const begin = async (kind: RunFormKind, of = cookies) => {
    const unit = await of();
    return new RunForm(kind, () => unit);
  };

  it('of a burnt tray: what is good follows from what was lost, and is recorded with why', async () => {
    const form = await begin('lost');
    form.giveLost('12');
    expect([form.good.number, form.missing, form.asksWhy]).toEqual([36, 0, true]);
    const draft = form.draft('burnt');
    expect(draft && (await recorder().record(await cookies(), draft))).toBe(true);
    expect((await cookies()).runs).toMatchObject([{ goodUnits: 36, lostUnits: 12, lossReason: 'burnt' }]);
  });

  it('of a batch that burnt whole: all of it, also of half a batch', async () => {
    const whole = await begin('lost');
    whole.loseAll();
    expect(whole.draft('burnt')).toMatchObject({ batches: 1, good: '0', lost: '48' });
    const half = await begin('lost', brownies);
    half.giveBatches('1/2');
    half.loseAll();
    expect(half.draft('burnt')).toMatchObject({ batches: 0.5, good: '0', lost: '12' });
  });

  it('of a small batch: what is missing is said, is let be so, or was lost after all', async () => {
    const form = await begin('count');
    form.giveGood('36');
    expect([form.missing, form.asksWhy]).toEqual([12, false]);
    expect(form.asksOfMissing).toBe(true);
    expect(form.draft(null)).toMatchObject({ good: '36', lost: '0', reason: null });
    expect(form.draft('burnt')).toMatchObject({ good: '36', lost: 12, reason: 'burnt' }); // one tap says both
    expect(form.lost.number).toBe(0); // were it refused, it could still be a small batch
    form.loseMissing();
    expect(form.asksOfMissing).toBe(false);
    expect([form.missing, form.asksWhy]).toEqual([0, true]);
    expect(form.draft('dropped')).toMatchObject({ good: '36', lost: '12', reason: 'dropped' });
  });

  it('of more than planned is taken as it is', async () => {
    const form = await begin('count');
    form.giveGood('50');
    expect(form.missing).toBe(-2);
    form.giveBatches(2);
    expect([form.good.number, form.missing]).toEqual([50, 46]); // what someone said stays
  });

  it('is not recorded while a number in it is none, or none were lost', async () => {
    const form = await begin('count');
    expect(form.giveGood('many').ok).toBe(false);
    expect([form.missing, form.draft(null)]).toEqual([0, null]);
    expect(form.refusal).toBeNull(); // it is said beside the number
    const lost = await begin('lost');
    expect(lost.refusal).toBeNull();
    expect(lost.draft('burnt')).toBeNull();
    expect(lost.refusal).toMatchObject({ type: 'QuantityInvalid', given: '', least: 1 });
    lost.giveLost(1);
    expect(lost.refusal).toBeNull();
  });

  it('later is lost from what is there, at most all of it', async () => {
    const before = await cookies();
    await recorder().record(before, asPlanned(before));
    const form = await begin('since');
    form.loseAll();
    form.giveLost('10');
    const draft = form.lossDraft('dropped');
    expect([form.whole, form.missing]).toEqual([48, 0]);
    expect(draft && (await recorder().lose(await cookies(), draft))).toBe(true);
    expect(justWritten.written).toMatchObject({ words: '10 Chocolate Chip Cookies lost.' });
    expect(await cookies()).toMatchObject({ made: 38, lost: 10, inHand: 38 });
    const taps = recorder();
    expect(await taps.lose(await cookies(), { lost: '39', reason: 'broken', note: '' })).toBe(false);
    expect(taps.error).toMatchObject({ type: 'UnitsNotThere', there: 38 });
  });
});
