/**
 * Forms that were left without saving, by a stray tap on another place: they are there again as they were when one comes
 * back to their address. In memory only: whoever reloads the page is asked first.
 */
interface Changing {
  /** Something was typed that is not saved. */
  readonly isChanged: boolean;
  /** It comes back on a screen that was drawn anew. */
  resume?(): void;
}

const all: { readonly isAnyChanged: boolean; dropAll(): void }[] = [];

/** Something is typed anywhere that is not saved. */
export function isAnyFormChanged(): boolean {
  return all.some((kept) => kept.isAnyChanged);
}

/** Another kitchen is here: what is typed belongs to the one before. */
export function forgetForms(): void {
  for (const kept of all) kept.dropAll();
}

/** Each waits under the address it stands at, or under what it is about. */
export class KeptForms<Form extends Changing, Id = string> {
  readonly #forms = new Map<Id, Form>();

  constructor() {
    all.push(this);
  }

  /** The form of this id that was left with something typed in it, else a new one. */
  open(id: Id, begin: () => Form): Form {
    const left = this.left(id);
    const form = left ?? begin();
    this.#forms.set(id, form);
    left?.resume?.();
    return form;
  }

  /** The form of this id, when it was left with something typed in it. */
  left(id: Id): Form | null {
    const kept = this.#forms.get(id);
    return kept?.isChanged ? kept : null;
  }

  isLeft(id: Id): boolean {
    return this.left(id) !== null;
  }

  /** Something is typed in one of them that is not saved. */
  get isAnyChanged(): boolean {
    return [...this.#forms.values()].some((form) => form.isChanged);
  }

  dropAll(): void {
    this.#forms.clear();
  }

  /** It was saved, or thrown away. */
  drop(id: Id): void {
    this.#forms.delete(id);
  }
}
