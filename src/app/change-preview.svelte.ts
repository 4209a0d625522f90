/**
 * What a set of changes would do, live: read anew whenever something was saved, here or in another window. What is refused
 * stands beside its change, and the effect is that of the others; it can be written when nothing is refused.
 */
import type { ChangeRefusal, ChangeRequest } from '../domain/amend.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Trouble } from '../store/trouble.ts';
import type { BatchProposal, ChangePreview } from '../store/change-views.ts';
import type { UnitChoice } from '../store/views.ts';
import type { ChangeSet } from './change-set.svelte.ts';
import type { PickedChange } from './picked-change.svelte.ts';
import type { Live, StoreClient } from './store-client.svelte.ts';

interface RefusedChange {
  readonly change: PickedChange;
  readonly refusal: ChangeRefusal;
}

export class ChangeSetPreview {
  readonly #store: StoreClient;
  readonly #set: ChangeSet;
  /** The last answers stay until the next ones are there: figures and refusals must not blink at every step. */
  #lastRefused: readonly RefusedChange[] = [];
  #lastProposals: readonly BatchProposal[] = [];
  #lastShown: ChangePreview | null = null;

  constructor(store: StoreClient, set: ChangeSet) {
    this.#store = store;
    this.#set = set;
  }

  readonly #asked = $derived.by(() => this.#watch(this.#set.requests));
  readonly #refused = $derived.by(() => {
    const { changes } = this.#set;
    const answer = this.#asked?.current;
    if (answer?.ok === false && answer.error.type === 'ChangesRefused')
      this.#lastRefused = answer.error.refused.flatMap(({ index, refusal }) => {
        const change = changes[index];
        return change ? [{ change, refusal }] : [];
      });
    else if (answer || this.#asked === null) this.#lastRefused = [];
    return this.#lastRefused.filter(({ change }) => changes.includes(change));
  });
  readonly #possible = $derived.by(() => {
    if (this.#refused.length === 0) return this.#set.requests;
    return this.#set.changes.flatMap((change) => (this.refusalOf(change) ? [] : (change.request ?? [])));
  });
  readonly #alone = $derived.by(() => (this.#refused.length === 0 ? this.#asked : this.#watch(this.#possible)));

  /** The batch changes that follow from all of them. */
  readonly proposals: readonly BatchProposal[] = $derived.by(() => {
    const current = this.#alone?.current;
    if (this.#alone === null || current?.ok === false) this.#lastProposals = [];
    else if (current) this.#lastProposals = current.value.proposals;
    return this.#lastProposals;
  });
  readonly taken = $derived(this.proposals.filter((proposal) => this.#set.isTaken(proposal)));
  /** All that would be written. */
  readonly requests: readonly ChangeRequest[] = $derived([
    ...this.#possible,
    ...this.taken.map(({ finishedUnitId, to }) => ({ type: 'modify_batch' as const, finishedUnitId, batches: to })),
  ]);
  /** Its refusal is that of the whole. */
  readonly #whole = $derived(
    this.#alone?.current?.ok && this.taken.length > 0 ? this.#watch(this.requests) : this.#alone,
  );

  /** What all that is possible does; null while nothing is changed, or nothing of it is possible. */
  readonly shown: ChangePreview | null = $derived.by(() => {
    const current = this.#whole?.current;
    if (current?.ok) this.#lastShown = current.value;
    else if (this.#whole === null || current?.ok === false) this.#lastShown = null;
    return this.#lastShown;
  });
  /** Units that the set brings into the plan. */
  readonly brought: readonly UnitChoice[] = $derived(
    this.shown?.units.flatMap(({ before, after }) => (before === null && after ? [{ ...after, batches: null }] : [])) ??
      [],
  );
  /** What is shown is what would be written, and all that was put together is in it. */
  readonly isReady = $derived.by(
    () => this.#refused.length === 0 && this.#whole?.current?.ok === true && !this.#set.isUnread,
  );
  readonly isAnyRefused = $derived(this.#refused.length > 0);
  /** What belongs to no change of the list. */
  readonly error: Refusal | Trouble | null = $derived.by(() => {
    const current = this.#refused.length === 0 ? this.#whole?.current : null;
    return current?.ok === false ? current.error : null;
  });

  /** What is refused of one change of the set. */
  refusalOf(change: PickedChange): ChangeRefusal | null {
    return this.#refused.find((refused) => refused.change === change)?.refusal ?? null;
  }

  #watch(requests: readonly ChangeRequest[]): Live<'plan.previewChange'> | null {
    if (requests.length === 0) return null;
    return this.#store.watch('plan.previewChange', { eventId: this.#set.eventId, requests });
  }
}
