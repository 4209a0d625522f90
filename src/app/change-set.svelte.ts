/**
 * Changes to a started plan while they are put together: several under one reason, or only a note. Left without writing, it
 * is there again as it was; sent again after a lost answer, it is done once.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { ChangeRequest } from '../domain/amend.ts';
import type { EventId, FinishedUnitId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Commands, Store } from '../store/register.ts';
import type { Trouble } from '../store/trouble.ts';
import type { BatchProposal, ShownChange, WrittenChanges } from '../store/change-views.ts';
import type { PlanView } from '../store/views.ts';
import { addressOf, isChangedBy, isSame, subjectIn, type ChangeRow, type Way } from './change-subject.ts';
import type { LeftChanges } from './left-changes.ts';
import { PickedChange } from './picked-change.svelte.ts';
import { reasonText, type UsualReason } from './plan-words.ts';
import { newCommandId } from './command-id.ts';
import { isTrouble } from './trouble-messages.ts';

type Amend = Commands['plan.amend']['ask'];

export class ChangeSet {
  readonly eventId: EventId;
  /** Written to as one types. */
  readonly why = $state<{ usual: UsualReason | null; words: string }>({ usual: null, words: '' });
  #picked = $state.raw<readonly PickedChange[]>([]);
  #open = $state.raw<PickedChange | null>(null);
  #takenOut = $state.raw<{ change: PickedChange; place: number } | null>(null);
  #isPicking = $state(true);
  #isNote = $state(false);
  readonly #switched = new SvelteMap<FinishedUnitId, boolean>();
  #error = $state.raw<Refusal | Trouble | null>(null);
  #refusedOf = $state.raw('');
  #isBusy = $state(false);
  /** Sent last, and what a person had put together for it. */
  #sent: { readonly ask: Amend; readonly puttingTogether: string } | null = null;

  constructor(eventId: EventId) {
    this.eventId = eventId;
  }

  /** In the order they were picked; one without a number of its own is there only while it is open. */
  get picked(): readonly PickedChange[] {
    return this.#picked;
  }

  /** The one whose number is at hand. */
  get open(): PickedChange | null {
    return this.#open;
  }

  /** The question is what changes, or what else. */
  get isPicking(): boolean {
    return this.#isPicking;
  }

  /** It is a note, and nothing changes. */
  get isNote(): boolean {
    return this.#isNote;
  }

  /** The change that was taken out last, unless the same thing was picked since. */
  get takenOut(): PickedChange | null {
    const change = this.#takenOut?.change ?? null;
    return change && this.#picked.some(({ of }) => isSame(of, change.of)) ? null : change;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** What was refused when it was written last, as long as just that is put together. */
  get error(): Refusal | Trouble | null {
    return this.#refusedOf === this.#puttingTogether ? this.#error : null;
  }

  /** Those that change something, as `requests` asks for them, one by one. */
  get changes(): readonly PickedChange[] {
    return this.#picked.filter(({ request }) => request !== null);
  }

  /** What is asked of the store, but for the batches that follow. */
  get requests(): readonly ChangeRequest[] {
    return this.#isNote ? [{ type: 'note' }] : this.#picked.flatMap(({ request }) => request ?? []);
  }

  /** Something is put together, or a reason given, that is not written. */
  get isChanged(): boolean {
    return this.changes.length > 0 || this.why.usual !== null || this.why.words.trim() !== '';
  }

  get isUnread(): boolean {
    return this.#open?.isUnread ?? false;
  }

  /** What of it outlasts the page. */
  get left(): LeftChanges {
    const { usual, words } = this.why;
    const changes = this.changes.map(({ left }) => left);
    return { isNote: this.#isNote, usual, words, changes, switched: [...this.#switched] };
  }

  /** Takes up what outlasted another page, with the plan as it stands now. What that does not know any more is left out. */
  takeUp({ isNote, usual, words, changes, switched }: LeftChanges, plan: PlanView): void {
    Object.assign(this.why, { usual, words });
    for (const [id, isTaken] of switched) this.#switched.set(id, isTaken);
    this.#picked = changes.flatMap((change) => {
      const subject = subjectIn(plan, change);
      return subject ? [new PickedChange(subject, change.amount)] : [];
    });
    this.#isNote = isNote;
    this.#isPicking = this.#picked.length === 0 && !isNote;
  }

  /** The answer to just this was lost with a trouble of the device: it may be written, and can be sent once more. */
  get isUncertain(): boolean {
    return this.error !== null && isTrouble(this.error) && this.#sent?.puttingTogether === this.#puttingTogether;
  }

  /** What stands for a thing already, if it was picked before. */
  picking(subject: ChangeRow): PickedChange | null {
    return this.#picked.find(({ of }) => isSame(of, addressOf(subject))) ?? null;
  }

  /** A row to change: opens the one that is there, or begins one. With a number, that is given too. */
  pick(subject: ChangeRow, amount?: number): void {
    this.#isNote = false;
    const before = this.picking(subject);
    if (before === null) {
      this.#begin(new PickedChange(subject, amount));
      return;
    }
    if (amount !== undefined) before.give(amount, subject);
    this.edit(before);
  }

  /**
   * Takes up one of the ways to mend what falls short, in the place of what stands for anything that another of them would change. A number
   * that a person gave, and none of the ways has, can be put back.
   */
  mend(way: Way, ways: readonly Way[], plan: PlanView): void {
    const isOfAnother = ({ of }: PickedChange) => isChangedBy(of, ways.flat()) && !isChangedBy(of, way);
    const displaced = this.#picked.filter(isOfAnother);
    const given = displaced.find(
      (change) => change.request !== null && !ways.flat().some((each) => isAt(change, each)),
    );
    this.#takenOut = given ? { change: given, place: this.#picked.indexOf(given) } : null;
    const mended = way.flatMap(({ of, to }) => {
      const subject = subjectIn(plan, of);
      if (!subject) return [];
      const before = this.picking(subject);
      // One whose field holds text that was refused begins anew: the text must not stand there beside a number that counts.
      const change = before === null || before.isUnread ? new PickedChange(subject) : before;
      if (before !== change && before === this.#open) this.#open = change;
      change.give(to, subject);
      return [change];
    });
    const others = this.#picked.filter(({ of }) => !isChangedBy(of, ways.flat()));
    this.#picked = [...others, ...mended];
    if (this.#open && !this.#picked.includes(this.#open)) this.#open = null;
    this.#dropUntouched();
    this.#isNote = false;
    this.#isPicking = false;
    this.#error = null;
  }

  /** Of all that the ways would change, just this one's numbers stand here. */
  isMendedBy(way: Way, ways: readonly Way[]): boolean {
    const standing = this.changes.filter(({ of }) => isChangedBy(of, ways.flat()));
    return standing.length === way.length && way.every((each) => standing.some((change) => isAt(change, each)));
  }

  edit(change: PickedChange): void {
    change.forgetUnread();
    this.#open = change;
    this.#isPicking = false;
    this.#dropUntouched();
  }

  /** To the question what else changes. */
  pickAnother(): void {
    this.#open = null;
    this.#isNote = false;
    this.#isPicking = true;
    this.#dropUntouched();
  }

  /** Back from that question, with nothing picked. */
  backToChanges(): void {
    this.#isPicking = this.#picked.length === 0;
  }

  /** Only a note: offered while nothing is changed. */
  note(): void {
    this.#isNote = true;
    this.#isPicking = false;
  }

  takeOut(change: PickedChange): void {
    const place = this.#picked.indexOf(change);
    this.#takenOut = change.request === null ? null : { change, place };
    this.#picked = this.#picked.filter((other) => other !== change);
    if (this.#open === change) this.#open = null;
    this.#error = null;
  }

  putBack(): void {
    if (this.#takenOut === null || this.takenOut === null) return;
    this.#isNote = false;
    this.#picked = this.#picked.toSpliced(this.#takenOut.place, 0, this.#takenOut.change);
    this.#takenOut = null;
  }

  /** What a new or grown good needs is taken unless it is left; what is saved is left unless it is taken. */
  isTaken({ finishedUnitId, from, to }: BatchProposal): boolean {
    return this.#switched.get(finishedUnitId) ?? to > (from ?? 0);
  }

  /** Takes the batches that follow for a unit, or leaves them. */
  take(id: FinishedUnitId, isTaken: boolean): void {
    this.#switched.set(id, isTaken);
  }

  /** The reason is typed anew: what was refused of it is no longer what stands there. */
  retypedWhy(): void {
    this.#error = null;
  }

  /** It comes back on a screen that was drawn anew. */
  resume(): void {
    this.#open?.forgetUnread();
    this.#open = null;
    this.#takenOut = null;
    this.#dropUntouched();
    this.#isPicking = this.#picked.length === 0 && !this.#isNote;
  }

  /** Writes the requests, which are all that was shown, under the reason; null when it was not done. */
  write(
    store: Pick<Store, 'do'>,
    requests: readonly ChangeRequest[],
    shown: ShownChange,
  ): Promise<WrittenChanges | null> {
    const before = this.#sent?.ask;
    const usual = this.#isNote ? null : this.why.usual; // picked for a change that was taken out again
    const what = { eventId: this.eventId, requests, reason: reasonText(usual, this.why.words) };
    /** One that was changed after a lost answer is another change. */
    const isAgain = before !== undefined && wordsOf(before) === wordsOf(what);
    return this.#send(store, { ...what, shown, commandId: isAgain ? before.commandId : newCommandId() });
  }

  /** Sends what was sent last once more, exactly as it was: it is done once. */
  async writeAgain(store: Pick<Store, 'do'>): Promise<WrittenChanges | null> {
    return this.#sent === null ? null : this.#send(store, this.#sent.ask);
  }

  async #send(store: Pick<Store, 'do'>, ask: Amend): Promise<WrittenChanges | null> {
    if (this.#isBusy) return null;
    this.#isBusy = true;
    this.#sent = { ask, puttingTogether: this.#puttingTogether };
    const done = await store.do('plan.amend', ask);
    this.#isBusy = false;
    this.#error = done.ok ? null : done.error;
    this.#refusedOf = this.#puttingTogether;
    return done.ok ? done.value : null;
  }

  get #puttingTogether(): string {
    return JSON.stringify([this.requests, this.why.usual, this.why.words]);
  }

  #begin(change: PickedChange): void {
    this.#picked = [...this.#picked, change];
    this.edit(change);
  }

  /** Picked, and then nothing was done with it: it would stand there as a change that is none. */
  #dropUntouched(): void {
    this.#picked = this.#picked.filter((change) => change.request !== null || change === this.#open);
  }
}

function isAt({ of, left }: PickedChange, { of: thing, to }: Way[number]): boolean {
  return isSame(of, thing) && left.amount === to;
}

function wordsOf({
  requests,
  reason,
}: {
  readonly requests: readonly ChangeRequest[];
  readonly reason: string;
}): string {
  return JSON.stringify([requests, reason]);
}
