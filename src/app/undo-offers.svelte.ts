/**
 * What can be taken back of the catalog: the last deletion, until it is undone, put away, or followed by another; and the
 * last archiving, which can be taken back from the archive anyway. In memory only: a page that is loaded anew offers nothing.
 */
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { Trouble } from '../store/trouble.ts';

export interface UndoOffer {
  /** The list that offers it. */
  readonly screen: 'recipes' | 'goods' | 'pantry';
  /** What was put away, by name. */
  readonly name: string;
  readonly was: 'deleted' | 'archived';
  readonly undo: () => Promise<Result<unknown, Refusal | Trouble>>;
  /** It stays as it was done: what was kept for its return can go. */
  readonly letGo?: () => void;
}

export class UndoOffers {
  #deleted = $state.raw<UndoOffer | null>(null);
  #archived = $state.raw<UndoOffer | null>(null);

  /** What a list offers, the later kind of slip first. */
  on(screen: UndoOffer['screen']): readonly UndoOffer[] {
    return [this.#deleted, this.#archived].filter((offer) => offer?.screen === screen) as UndoOffer[]; // a cast: null has no screen
  }

  /** A deletion takes the place of everything; an archiving only of an archiving. */
  offer(offer: UndoOffer): void {
    this.forgetArchived();
    if (offer.was === 'archived') {
      this.#archived = offer;
    } else {
      this.#deleted?.letGo?.();
      this.#deleted = offer;
    }
  }

  /** Does it; offered again when it was refused. */
  async use(offer: UndoOffer): Promise<Result<unknown, Refusal | Trouble>> {
    const done = await offer.undo();
    if (done.ok) this.#take(offer);
    return done;
  }

  putAway(offer: UndoOffer): void {
    this.#take(offer);
    offer.letGo?.();
  }

  /** What was archived was brought back by itself. */
  forgetArchived(): void {
    this.#archived = null;
  }

  /** Another kitchen may be open from now on. */
  forgetAll(): void {
    this.#deleted?.letGo?.();
    this.#deleted = null;
    this.#archived = null;
  }

  #take(offer: UndoOffer): void {
    if (this.#deleted === offer) this.#deleted = null;
    if (this.#archived === offer) this.#archived = null;
  }
}

export const undoOffers = new UndoOffers();
