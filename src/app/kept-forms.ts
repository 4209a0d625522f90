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

export class KeptForms<Form extends Changing> {
  readonly #forms = new Map<string, Form>();

  /** The form of this address that was left with something typed in it, else a new one. */
  open(address: string, begin: () => Form): Form {
    const kept = this.#forms.get(address);
    const form = kept?.isChanged ? kept : begin();
    this.#forms.set(address, form);
    if (form === kept) form.resume?.();
    return form;
  }

  /** Something is typed in one of them that is not saved. */
  get isAnyChanged(): boolean {
    return [...this.#forms.values()].some((form) => form.isChanged);
  }

  /** It was saved, or thrown away. */
  drop(address: string): void {
    this.#forms.delete(address);
  }
}
