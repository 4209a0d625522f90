/**
 * The timers of this kitchen: several, named, kept as the moments they end, the same in every window. What each of them is now follows
 * the clock for as long as a screen shows it; who rings and who asks is worked out by the rules in domain/kitchen-timer.ts.
 */
import { on } from 'svelte/events';
import { createSubscriber } from 'svelte/reactivity';
import { startedAnew, timerAt, timerName, timersInOrder, timerStep, withMinute } from '../domain/kitchen-timer.ts';
import type { KitchenTimer, TimerStanding } from '../domain/kitchen-timer.ts';
import { newCommandId } from './command-id.ts';
import { keepTimers, onTimersKept, recallTimers } from './kept-timers.ts';
import { ringSound } from './ring-sound.ts';
import { timePhrase } from './timer-words.ts';

/** Often enough that no second is seen to be late. */
const LOOK_MS = 250;

export interface NewTimer {
  /** What is made; blank: it is called after its length. */
  readonly name: string;
  readonly ms: number;
  /** The longer end of a range. */
  readonly upToMs?: number | null;
  /** The key of the time of a step: the timer is found by it while it runs. */
  readonly startedFrom?: string;
  /** That step, as it reads. */
  readonly step?: string;
}

export interface ShownTimer {
  readonly timer: KitchenTimer;
  readonly standing: TimerStanding;
}

export class KitchenTimers {
  #timers = $state.raw<readonly KitchenTimer[]>([]);
  #nowMs = $state.raw(Date.now());
  #isKept = $state.raw(true);
  #takenAway = $state.raw<KitchenTimer | null>(null);
  /** The sheet with all of them is open. */
  isSheetOpen = $state(false);

  readonly #shown = createSubscriber(() => this.follow());

  constructor() {
    this.#lookAgain();
  }

  /** Goes with the clock and with other windows until what it gives is called; whatever is read on a screen does so by itself. */
  follow(): () => void {
    this.#lookAgain();
    const interval = setInterval(() => this.#tick(), LOOK_MS);
    const ends = [
      onTimersKept((timers) => this.#show(timers)),
      on(document, 'visibilitychange', () => this.#lookAgain()),
      on(window, 'pageshow', () => this.#lookAgain()),
      // A page that is opened anew makes no sound before it is touched.
      on(window, 'pointerup', () => this.#timers.length > 0 && ringSound.unlock()),
      on(window, 'keydown', () => this.#timers.length > 0 && ringSound.unlock()),
    ];
    return () => {
      clearInterval(interval);
      for (const end of ends) end();
    };
  }

  /** All of them: those that ask first, then the next to end. Read on a screen, it follows the clock. */
  get all(): readonly ShownTimer[] {
    this.#shown();
    return timersInOrder(this.#timers, this.#nowMs).map((timer) => ({
      timer,
      standing: timerAt(timer, this.#nowMs),
    }));
  }

  /** Those that have ended and not been stopped, the first to end first. */
  get ringing(): readonly ShownTimer[] {
    return this.all.filter(({ standing }) => standing.kind === 'ringing');
  }

  /** What was started from that time of a step and is not over: it runs, or asks because the clock was moved. */
  runningFrom(startedFrom: string): ShownTimer | null {
    const isOn = ({ kind }: TimerStanding) => kind === 'running' || kind === 'clock moved';
    return this.all.find(({ timer, standing }) => timer.startedFrom === startedFrom && isOn(standing)) ?? null;
  }

  /** One of them runs, rings or asks: no moment for a new version. */
  get isAnyRunning(): boolean {
    return this.all.some(({ standing }) => standing.kind !== 'finished');
  }

  /** False: this browser keeps none, and they end with the page. */
  get areKept(): boolean {
    this.#shown();
    return this.#isKept;
  }

  /** The one that was taken away last, until another one is. */
  get takenAway(): KitchenTimer | null {
    return this.#takenAway;
  }

  /** From a tap: that tap also lets the page make sounds. */
  start({ name, ms, upToMs = null, step, ...from }: NewTimer): void {
    ringSound.unlock();
    const timer: KitchenTimer = {
      id: newCommandId(),
      name: timerName(name, timePhrase(ms)),
      lengthMs: ms,
      endsAtMs: Date.now() + ms,
      upToMs,
      ...from,
      ...(step !== undefined && { step: timerStep(step) }),
    };
    this.#change((timers) => [...timers, timer]);
  }

  addMinute(id: string): void {
    this.#replace(id, (timer) => withMinute(timer, Date.now()));
  }

  /** The clock was moved, or it finished unseen: its whole length again. */
  startAnew(id: string): void {
    this.#replace(id, (timer) => startedAnew(timer, Date.now()));
  }

  /** It rang, and was heard. */
  stop(id: string): void {
    this.#change((timers) => timers.filter((timer) => timer.id !== id));
  }

  /** Can be put back, with the moment it ends. */
  takeAway(id: string): void {
    this.#takenAway = this.#timers.find((timer) => timer.id === id) ?? null;
    this.stop(id);
  }

  putBack(): void {
    const timer = this.#takenAway;
    if (timer === null) return;
    this.#takenAway = null;
    this.#change((timers) => [...timers, timer]);
  }

  #replace(id: string, change: (timer: KitchenTimer) => KitchenTimer): void {
    this.#change((timers) => timers.map((timer) => (timer.id === id ? change(timer) : timer)));
  }

  /** On what is kept now: another window may have changed it without a word having come here yet. */
  #change(change: (timers: readonly KitchenTimer[]) => readonly KitchenTimer[]): void {
    const before = (this.#isKept ? recallTimers() : null) ?? this.#timers;
    const timers = change(before);
    this.#isKept = keepTimers(timers);
    this.#show(timers);
  }

  #show(timers: readonly KitchenTimer[]): void {
    this.#timers = timers;
    if (timers.length === 0) ringSound.rest();
    this.#nowMs = Date.now();
  }

  #lookAgain(): void {
    const kept = recallTimers();
    this.#isKept &&= kept !== null;
    this.#show(this.#isKept && kept !== null ? kept : this.#timers);
  }

  /** A tablet without a timer has nothing to draw. */
  #tick(): void {
    if (this.#timers.length > 0) this.#nowMs = Date.now();
  }
}

export const kitchenTimers = new KitchenTimers();
