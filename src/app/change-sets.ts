/** The changes that are put together in each event, and wait there until they are written: on the screen, and after the page is gone. */
import type { EventId } from '../domain/ids.ts';
import type { Saved } from '../store/store-door.ts';
import type { PlanView } from '../store/views.ts';
import { ChangeSet } from './change-set.svelte.ts';
import { KeptForms } from './kept-forms.ts';
import { keepLeft, recallLeft } from './left-changes.ts';

class ChangeSets extends KeptForms<ChangeSet, EventId> {
  /**
   * As it was left in this page or in one before, else an empty one. `saved` says which kitchen it is. What is taken up here is not
   * taken up in another window as well.
   */
  openOn(plan: PlanView, saved: Saved | null): ChangeSet {
    const { eventId } = plan.event;
    return this.open(eventId, () => {
      const set = new ChangeSet(eventId);
      const left = saved && recallLeft(saved.databaseId, eventId);
      if (left) set.takeUp(left, plan);
      if (left) keepLeft(saved.databaseId, eventId, null);
      return set;
    });
  }

  /** It is left, or the page is put out of sight: as it stands now it outlasts the page. Nothing of one that has ended. */
  keep(set: ChangeSet, saved: Saved | null): void {
    if (saved && this.isLeft(set.eventId)) keepLeft(saved.databaseId, set.eventId, set.left);
  }

  /** Something is put together there that is not written. */
  isWaiting(eventId: EventId, saved: Saved | null): boolean {
    return this.isLeft(eventId) || (saved !== null && recallLeft(saved.databaseId, eventId) !== null);
  }

  /** It was written, thrown away, or its event is gone. */
  end(eventId: EventId, saved: Saved | null): void {
    this.drop(eventId);
    if (saved) keepLeft(saved.databaseId, eventId, null);
  }

  /** Nothing of it is lost with the page: nobody has to be asked first. */
  override get isAnyChanged(): boolean {
    return false;
  }
}

export const changeSets = new ChangeSets();
