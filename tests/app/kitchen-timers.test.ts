/** The timers of the kitchen, as they are kept, shared and taken back. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KitchenTimers } from '../../src/app/kitchen-timers.svelte.ts';

const MIN = 60_000;
const DAY = 86_400_000;
const START = Date.UTC(2026, 11, 18, 18);
const KEY = 'bakeline.timers';

let memory: Map<string, string>;
let page: EventTarget;
const opened: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  memory = new Map();
  page = new EventTarget();
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', new EventTarget());
  keepIn({ setItem: (key, text) => void memory.set(key, text) });
});
afterEach(() => {
  for (const close of opened.splice(0)) close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function keepIn({ setItem }: { setItem: (key: string, text: string) => void }): void {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem,
    removeItem: (key: string) => memory.delete(key),
  });
}

/** A page on which the timers are shown. */
function openPage(): KitchenTimers {
  const timers = new KitchenTimers();
  opened.push(timers.follow());
  return timers;
}
const pass = (ms: number) => vi.advanceTimersByTime(ms);
const tell = (newValue: string | null) =>
  page.dispatchEvent(Object.assign(new Event('storage'), { key: KEY, newValue }));
const shown = (timers: KitchenTimers) => timers.all.map(({ timer, standing }) => [timer.name, standing.kind]);
const idOf = (timers: KitchenTimers, name: string) =>
  timers.all.find(({ timer }) => timer.name === name)?.timer.id ?? '';

describe('a timer', () => {
  it('runs, rings at its end, and is gone once it is stopped', () => {
    const timers = openPage();
    timers.start({ name: 'Sugar cookie', ms: 10 * MIN });
    expect(timers.all[0]?.standing).toEqual({ kind: 'running', leftMs: 10 * MIN });
    pass(9 * MIN);
    expect([timers.all[0]?.standing, timers.ringing]).toEqual([{ kind: 'running', leftMs: MIN }, []]);
    pass(MIN);
    expect(timers.ringing.map(({ timer }) => timer.name)).toEqual(['Sugar cookie']);
    timers.stop(idOf(timers, 'Sugar cookie'));
    expect([timers.all, memory.has(KEY), timers.isAnyRunning]).toEqual([[], false, false]);
  });

  it('is called after its length where it has no name', () => {
    const timers = openPage();
    timers.start({ name: ' ', ms: 90 * MIN });
    expect(shown(timers)).toEqual([['1 h 30 min', 'running']]);
  });

  it('goes on while the page is gone, and rings on return when it has ended', () => {
    openPage().start({ name: 'Buns', ms: 10 * MIN });
    vi.setSystemTime(START + 4 * MIN);
    expect(openPage().all[0]?.standing).toEqual({ kind: 'running', leftMs: 6 * MIN });
    vi.setSystemTime(START + 14 * MIN);
    expect(openPage().ringing[0]?.standing).toEqual({ kind: 'ringing', agoMs: 4 * MIN });
  });

  it('after a day says that it finished, and holds no new version back', () => {
    openPage().start({ name: 'Buns', ms: 10 * MIN });
    vi.setSystemTime(START + DAY);
    const timers = openPage();
    expect(shown(timers)).toEqual([['Buns', 'finished']]);
    expect([timers.ringing, timers.isAnyRunning]).toEqual([[], false]);
  });

  it('asks when the clock is set back by a day, and runs its length again when told to', () => {
    const timers = openPage();
    timers.start({ name: 'Buns', ms: 10 * MIN });
    vi.setSystemTime(START - DAY);
    pass(1_000);
    expect([shown(timers), timers.ringing, timers.isAnyRunning]).toEqual([[['Buns', 'clock moved']], [], true]);
    timers.startAnew(idOf(timers, 'Buns'));
    expect(timers.all[0]?.standing).toEqual({ kind: 'running', leftMs: 10 * MIN });
  });

  it('takes a minute more while it runs, and one from now on when it rings', () => {
    const timers = openPage();
    timers.start({ name: 'Buns', ms: 10 * MIN });
    timers.addMinute(idOf(timers, 'Buns'));
    expect(timers.all[0]?.standing).toEqual({ kind: 'running', leftMs: 11 * MIN });
    pass(13 * MIN);
    expect(timers.ringing).toHaveLength(1);
    timers.addMinute(idOf(timers, 'Buns'));
    expect(timers.all[0]?.standing).toEqual({ kind: 'running', leftMs: MIN });
  });

  it('that was taken away is put back with the moment it ends', () => {
    const timers = openPage();
    timers.start({ name: 'Buns', ms: 10 * MIN });
    timers.takeAway(idOf(timers, 'Buns'));
    expect([timers.all, timers.takenAway?.name]).toEqual([[], 'Buns']);
    pass(2 * MIN);
    timers.putBack();
    timers.putBack();
    expect([timers.all.map(({ standing }) => standing), timers.takenAway]).toEqual([
      [{ kind: 'running', leftMs: 8 * MIN }],
      null,
    ]);
  });
});

describe('a timer that was started from a step', () => {
  const BAKE = '7 2 14 540000';
  const REST = '7 3 14 540000';

  it('is found by that step while it runs, in every window, and by no other', () => {
    const timers = openPage();
    timers.start({ name: 'Sugar cookies', ms: 9 * MIN, startedFrom: BAKE });
    timers.start({ name: 'Sugar cookies', ms: MIN });
    pass(2 * MIN);
    const found = [timers, openPage()].map((each) => each.runningFrom(BAKE)?.standing);
    expect(found).toEqual([
      { kind: 'running', leftMs: 7 * MIN },
      { kind: 'running', leftMs: 7 * MIN },
    ]);
    expect(timers.runningFrom(REST)).toBeNull();
  });

  it('is not when it is over, stopped or taken away, and is again when it was put back', () => {
    const timers = openPage();
    timers.start({ name: 'Sugar cookies', ms: 9 * MIN, startedFrom: BAKE });
    timers.takeAway(idOf(timers, 'Sugar cookies'));
    expect(timers.runningFrom(BAKE)).toBeNull();
    timers.putBack();
    expect(timers.runningFrom(BAKE)?.standing.kind).toBe('running');
    pass(9 * MIN);
    expect(timers.runningFrom(BAKE)).toBeNull();
    timers.stop(idOf(timers, 'Sugar cookies'));
    expect(timers.runningFrom(BAKE)).toBeNull();
  });

  it('is found while it asks because the clock was moved', () => {
    const timers = openPage();
    timers.start({ name: 'Sugar cookies', ms: 9 * MIN, startedFrom: BAKE });
    vi.setSystemTime(START - DAY);
    pass(1_000);
    expect(timers.runningFrom(BAKE)?.standing.kind).toBe('clock moved');
  });
});

describe('several timers', () => {
  it('stand there with the next one first, and ring one by one', () => {
    const timers = openPage();
    timers.start({ name: 'Dough', ms: 60 * MIN });
    timers.start({ name: 'Buns', ms: 10 * MIN });
    timers.start({ name: 'Icing', ms: 10 * MIN + 1_000 });
    expect(shown(timers).map(([name]) => name)).toEqual(['Buns', 'Icing', 'Dough']);
    pass(10 * MIN + 2_000);
    expect(timers.ringing.map(({ timer }) => timer.name)).toEqual(['Buns', 'Icing']);
    timers.stop(idOf(timers, 'Buns'));
    expect(timers.ringing.map(({ timer }) => timer.name)).toEqual(['Icing']);
  });

  it('are the same in every window: none is lost, and one that is stopped in one is stopped in all', () => {
    const [one, other] = [openPage(), openPage()];
    one.start({ name: 'Buns', ms: MIN });
    other.start({ name: 'Dough', ms: 5 * MIN }); // before a word of the first came
    tell(memory.get(KEY) ?? null);
    expect([shown(one), shown(other)]).toEqual([
      [
        ['Buns', 'running'],
        ['Dough', 'running'],
      ],
      [
        ['Buns', 'running'],
        ['Dough', 'running'],
      ],
    ]);
    pass(MIN);
    one.stop(idOf(one, 'Buns'));
    tell(memory.get(KEY) ?? null);
    expect([one.ringing, other.ringing]).toEqual([[], []]);
  });
});

describe('a page that may keep nothing', () => {
  it('has timers as long as it is open, and says so', () => {
    vi.stubGlobal('localStorage', undefined);
    const timers = openPage();
    timers.start({ name: 'Buns', ms: MIN });
    expect([shown(timers), timers.areKept]).toEqual([[['Buns', 'running']], false]);
    pass(MIN);
    expect(timers.ringing).toHaveLength(1);
    timers.stop(idOf(timers, 'Buns'));
    expect(timers.all).toEqual([]);
  });

  it('because there is no room has them all the same', () => {
    const timers = openPage();
    timers.start({ name: 'Buns', ms: MIN });
    keepIn({
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    timers.start({ name: 'Dough', ms: MIN });
    timers.start({ name: 'Icing', ms: MIN });
    document.dispatchEvent(new Event('visibilitychange'));
    expect([shown(timers).length, timers.areKept]).toEqual([3, false]);
  });
});

it.each([['{'], ['{}'], ['null'], ['7'], ['[null, 7, {"id":"a"}]']])(
  'what is kept as %s is no timer, and breaks none',
  (kept) => {
    memory.set(KEY, kept);
    const timers = openPage();
    expect(timers.all).toEqual([]);
    timers.start({ name: 'Buns', ms: MIN });
    expect(shown(openPage())).toEqual([['Buns', 'running']]);
  },
);

it('one broken timer takes no other with it', () => {
  openPage().start({ name: 'Buns', ms: MIN });
  memory.set(KEY, JSON.stringify([{ id: 'x' }, ...(JSON.parse(memory.get(KEY) ?? '[]') as object[])]));
  expect(shown(openPage())).toEqual([['Buns', 'running']]);
});
