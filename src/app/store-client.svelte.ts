/**
 * The page's side of the store: opens it, carries questions and commands to it, and knows whether all is saved. Hides the
 * worker, its death and its second start, and what the page remembers of the last save.
 */
import { on } from 'svelte/events';
import type { Refusal } from '../domain/refusals.ts';
import type { Moment } from '../domain/ids.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Answer, CommandName, Commands, Queries, QueryName, Store } from '../store/register.ts';
import type { Progress } from '../store/command.ts';
import type { KitchenCheck } from '../store/kitchen-check.ts';
import type { KitchenCopy } from '../store/kitchen-copy.ts';
import type { RestoreAsk } from '../store/restore-kitchen.ts';
import type { Saved } from '../store/store-door.ts';
import type { Trouble } from '../store/trouble.ts';
import type { Recovery } from '../domain/recovery.ts';
import type { EventRow, SafetyFacts } from './answers.ts';
import { forgetLastSaved, onOtherKitchen, readLastSaved, rememberSaved } from './last-saved.ts';
import { LiveAnswer } from './live-answer.svelte.ts';
import { isRecoverySeen, rememberRecoverySeen } from './recovery-seen.ts';
import { RememberedEvents } from './remembered-events.ts';
import { askForProtection } from './storage-protection.svelte.ts';
import { restoreThrough } from './restore-through.ts';
import { SavingState } from './saving-state.svelte.ts';
import { connectStore, type StoreConnection } from './store-connection.ts';
import { isSavingStopped, isTrouble } from './trouble-messages.ts';

export type StoreState =
  | { readonly name: 'opening' }
  | { readonly name: 'ready' }
  /** What was found does not fit: nothing is read or written until a person decides. */
  | { readonly name: 'stopped'; readonly trouble: Trouble };

export type SaveState = 'opening' | 'nothing yet' | 'saved' | 'saving' | 'not saved';

export type Live<N extends QueryName> = LiveAnswer<Result<Queries[N]['answer'], Refusal | Trouble>>;

export class StoreClient implements Store {
  readonly appVersion: string;
  readonly #startWorker: () => Worker;
  readonly #memory: RememberedEvents;
  /** What it held when the page was loaded; null: nothing of the last save. */
  #rememberedEvents: readonly EventRow[] | null;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- who listens is nothing a screen shows
  readonly #listeners = new Set<() => void>();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- the same
  readonly #safetyListeners = new Set<() => void>();
  #connection: StoreConnection;
  #recovery = $state.raw<Recovery | null>(null);
  #state = $state.raw<StoreState>({ name: 'opening' });
  #saved = $state.raw<Saved | null>(null);
  readonly #saving = new SavingState();
  #wasRestarted = false;

  constructor(startWorker: () => Worker, appVersion: string) {
    this.#startWorker = startWorker;
    this.appVersion = appVersion;
    this.#memory = new RememberedEvents(appVersion, () => void this.ask('events.list', undefined));
    this.#rememberedEvents = this.#memory.recall(readLastSaved());
    this.#connection = this.#connect();
    // A window that slept heard nothing of what another one saved.
    on(document, 'visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.#catchUp();
    });
    onOtherKitchen(() => void this.#catchUp()); // told at once, not when something is to be saved
  }

  get state(): StoreState {
    return this.#state;
  }

  /** While the kitchen is being opened: it is known how the last save left the events, and `events.list` begins with that. */
  get remembersEvents(): boolean {
    return this.#state.name === 'opening' && this.#rememberedEvents !== null;
  }

  get saveState(): SaveState {
    if (this.#state.name === 'opening') return 'opening';
    if (this.#saving.isUnderWay) return 'saving';
    if (!this.#saving.isSaved || this.#saving.isOnlyHere) return 'not saved';
    return this.#saved ? 'saved' : 'nothing yet';
  }

  /** The save that is on the screen; null: nothing is saved yet, or not known while opening. */
  get saved(): Saved | null {
    return this.#saved;
  }

  /** What the device did wrong, that nothing has mended since and nobody has put away: stands in the banner. */
  get trouble(): Trouble | null {
    return this.#saving.trouble;
  }

  /** The notice of a trouble, and what refers to it. */
  get notice(): Pick<SavingState, 'isPutAway' | 'standingOf' | 'putAway' | 'showAgain'> {
    return this.#saving;
  }

  /** What this window holds is stored here no more, as far as is known. */
  get isOnlyHere(): boolean {
    return this.#state.name === 'ready' && this.#saving.isOnlyHere;
  }

  /** How far a long command is; null while none is under way. */
  get progress(): Progress | null {
    return this.#saving.progress;
  }

  /** That the kitchen was recovered, until a person has read it. */
  get recovery(): Recovery | null {
    return this.#recovery;
  }

  dismissRecovery(): void {
    if (this.#recovery) rememberRecoverySeen(this.#recovery);
    this.#recovery = null;
  }

  /** Looks whether what this window holds is stored, so that nothing is lost when the page is loaded anew. Where it is not, says so. */
  async isSafeToReload(): Promise<boolean> {
    if (this.#state.name !== 'ready') return true;
    const trouble = await this.#catchUp();
    return trouble === null || trouble.type === 'NewerVersionInUse' || !isSavingStopped(trouble);
  }

  /** From the stop screen: everything anew, as if the page had just been opened. */
  openAgain(): void {
    this.#connection.close();
    this.#state = { name: 'opening' };
    this.#connection = this.#connect();
  }

  /** From the stop screen, on a person's word: what is found is right, whatever was saved last. */
  openWhatIsThere(): void {
    forgetLastSaved();
    this.#memory.forget();
    this.openAgain();
  }

  async ask<N extends QueryName>(name: N, args: Queries[N]['ask']): Answer<Queries[N]['answer']> {
    const plain = $state.snapshot<unknown>(args) as Queries[N]['ask'];
    const connection = this.#connection;
    const saved = this.#saved;
    const answer = await connection.call((door) => door.ask(name, plain));
    const isOfLastSave = saved !== null && saved === this.#saved;
    if (name === 'events.list' && isOfLastSave && answer.ok)
      this.#memory.keep(saved, answer.value as readonly EventRow[]); // a cast: it is the list of events
    // The worker died and was started again in between: a question does no harm when it is put twice.
    return !answer.ok && connection !== this.#connection ? this.ask(name, args) : answer;
  }

  async do<N extends CommandName>(name: N, args: Commands[N]['ask']): Answer<Commands[N]['answer']> {
    // A snapshot: what a form holds in runes are proxies, and those do not cross to a worker.
    const plain = $state.snapshot<unknown>(args) as Commands[N]['ask'];
    const place = this.#saving.begin();
    this.#memory.forgetUntilQuiet(); // the word of its save may never come: the page can be killed before
    const done = await this.#connection.call((door) => door.do(name, plain));
    this.#saving.end(place, done);
    if (done.ok) void askForProtection();
    return done;
  }

  /** Saves all that is here once more, where it was cleared from the device: what was not saved before is not among it. */
  async writeAnew(): Promise<Result<Saved, Refusal | Trouble>> {
    const place = this.#saving.begin();
    const done = await this.#connection.call((door) => door.writeAnew());
    this.#saving.end(place, done);
    return done;
  }

  /** Looks at everything that is kept once more. */
  check(): Promise<Result<KitchenCheck, Refusal | Trouble>> {
    return this.#connection.call((door) => door.check());
  }

  /** What is to be said of the safety copies, for a screen. */
  watchSafety(): LiveAnswer<Result<SafetyFacts, Refusal | Trouble>> {
    return new LiveAnswer(
      () => this.#connection.call((door) => door.safety()),
      (listener) => addTo(this.#safetyListeners, listener),
    );
  }

  /** What was found broken, as a file; null: there is none of that name. */
  brokenFile(name: string): Promise<Result<Uint8Array<ArrayBuffer> | null, Refusal | Trouble>> {
    return this.#connection.call((door) => door.brokenFile(name));
  }

  /** Removes what was found broken, and with it what is told of the recovery. */
  async removeBroken(): Promise<Result<undefined, Refusal | Trouble>> {
    const removed = await this.#connection.call((door) => door.removeBroken());
    if (removed.ok) this.dismissRecovery();
    this.#tellOfSafety();
    return removed;
  }

  /** The whole kitchen as a file, as it stands in memory: also while saving fails. */
  async copy(): Promise<Result<KitchenCopy, Refusal | Trouble>> {
    const connection = this.#connection;
    const copy = await connection.call((door) => door.copy());
    return !copy.ok && connection !== this.#connection ? this.copy() : copy; // died and started again, as above
  }

  /** The kitchen of a file in the place of what is here; from the stop screen, of whatever is there. The page then begins anew. */
  async restore(ask: RestoreAsk): Promise<Result<Saved, Refusal | Trouble>> {
    this.#memory.forget(); // its word may never come, as above
    const isOpen = this.#state.name !== 'stopped';
    const connection = isOpen ? this.#connection : connectStore(this.#startWorker, ignore, ignore, ignore, ignore);
    const found = isOpen ? null : await connection.open(null, this.appVersion);
    const done = await restoreThrough(connection, ask, found);
    if (!isOpen) connection.close();
    if (done.ok) rememberSaved(done.value);
    return done;
  }

  /** Moments of restores whose kitchens before are still kept, the last one first. */
  keptKitchens(): Promise<Result<readonly Moment[], Refusal | Trouble>> {
    return this.#connection.callOutside((door) => door.keptKitchens());
  }

  /** One of them as the file of a copy; null when it is kept no more. */
  keptKitchen(at: Moment): Promise<Result<Uint8Array<ArrayBuffer> | null, Refusal | Trouble>> {
    return this.#connection.callOutside((door) => door.keptKitchen(at));
  }

  /** A query for a screen: `const plan = $derived(store.watch('plan.view', { eventId }))`, then `plan.current`. */
  watch<N extends QueryName>(name: N, args: Queries[N]['ask']): Live<N> {
    const before = name === 'events.list' && this.remembersEvents ? this.#rememberedEvents : null;
    return new LiveAnswer<Result<Queries[N]['answer'], Refusal | Trouble>>(
      () => this.ask(name, args),
      (listener) => addTo(this.#listeners, listener),
      before && ok(before as Queries[N]['answer']), // a cast: it is the list of events
    );
  }

  #connect(): StoreConnection {
    const connection = connectStore(
      this.#startWorker,
      (saved) => this.#onSaved(saved),
      (progress) => this.#saving.goneOn(progress),
      () => this.#tellOfSafety(),
      () => this.#onLost(connection),
    );
    void this.#open(connection);
    return connection;
  }

  async #open(connection: StoreConnection): Promise<void> {
    const opened = await connection.open(readLastSaved(), this.appVersion);
    if (connection !== this.#connection) return; // closed, or died and was started again
    if (opened.ok) {
      const wasReady = this.#state.name === 'ready';
      this.#state = { name: 'ready' };
      const { saved, recovery } = opened.value;
      this.#saving.meetStored();
      if (saved) this.#onFound(saved);
      this.#recovery = recovery && !isRecoverySeen(recovery) ? recovery : null;
      if (wasReady) this.#tellListeners(); // else nobody has an answer yet that could be old
    } else {
      const { error } = opened;
      this.#rememberedEvents = null; // what is found is not what it was kept of
      const trouble: Trouble = isTrouble(error) ? error : { type: 'Defect', details: JSON.stringify(error) };
      this.#state = { name: 'stopped', trouble };
    }
  }

  /** One that fails is said: what is on the screen may be old. */
  async #catchUp(): Promise<Trouble | null> {
    const followed = await this.#connection.catchUp();
    if (followed.ok) this.#saving.meetStored();
    if (followed.ok || !isTrouble(followed.error)) return null;
    this.#saving.meet(followed.error);
    return followed.error;
  }

  #onFound(saved: Saved): void {
    this.#saved = saved;
    rememberSaved(saved);
    if (!this.#memory.recall(saved)) this.#memory.forgetUntilQuiet();
  }

  #onSaved(saved: Saved): void {
    this.#saved = saved;
    rememberSaved(saved);
    this.#memory.forgetUntilQuiet();
    if (this.#saving.isOnlyHere) void this.#catchUp();
    this.#tellListeners();
  }

  #onLost(connection: StoreConnection): void {
    if (connection !== this.#connection) return;
    if (!this.#wasRestarted) {
      this.#wasRestarted = true;
      this.#connection = this.#connect();
    } else if (this.#state.name === 'ready') this.#saving.meet({ type: 'WorkerLost' });
    else this.#state = { name: 'stopped', trouble: { type: 'WorkerLost' } };
  }

  #tellOfSafety(): void {
    for (const listener of this.#safetyListeners) listener();
  }

  #tellListeners(): void {
    for (const listener of this.#listeners) listener();
  }
}

function addTo(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const ignore = () => undefined;
