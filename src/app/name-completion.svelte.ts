/**
 * Names offered while one is typed, below the field: from the first letter on, accents ignored. What is typed stays what counts;
 * a name takes its place only when it is tapped, or chosen with the arrow keys and Enter.
 */
import { isSameName } from '../domain/names.ts';
import type { NameSearch } from './name-search.ts';

export interface CompletionSource {
  readonly search: NameSearch<string>;
  /** What is typed of a name; '' for nothing yet. */
  readonly sought: string;
  /** Takes the name in the place of what is typed. */
  readonly take: (name: string) => void;
}

/** As many as stand between a field and the keyboard of a phone. */
const MOST_OFFERED = 5;

export class NameCompletion {
  readonly #source: () => CompletionSource;
  #isOpen = $state(false);
  /** The place of the name that the arrow keys lead to; −1: none. */
  #active = $state(-1);
  readonly #found: readonly string[];

  constructor(source: () => CompletionSource) {
    this.#source = source;
    this.#found = $derived(this.#isOpen ? this.#find() : []);
  }

  /** Those to be shown; none when the field is not typed in. */
  get offered(): readonly string[] {
    return this.#found;
  }

  get active(): number {
    return this.#active;
  }

  type(): void {
    this.#isOpen = true;
    this.#active = -1;
  }

  close(): void {
    this.#isOpen = false;
    this.#active = -1;
  }

  take(name: string): void {
    this.#source().take(name);
    this.close();
  }

  /** Moves among the names, takes one, or closes the list; true when the key was meant for it. */
  press(key: string): boolean {
    const { offered } = this;
    if (offered.length === 0) return false;
    switch (key) {
      case 'ArrowDown':
        this.#active = (this.#active + 1) % offered.length;
        return true;
      case 'ArrowUp':
        this.#active = this.#active <= 0 ? offered.length - 1 : this.#active - 1;
        return true;
      case 'Escape':
        this.close();
        return true;
      case 'Enter': {
        const name = offered[this.#active];
        if (name !== undefined) this.take(name);
        return name !== undefined;
      }
      default:
        return false;
    }
  }

  /** A name that is typed to its end has nothing to be completed. */
  #find(): readonly string[] {
    const { search, sought } = this.#source();
    if (sought.trim() === '') return [];
    const found = search(sought).slice(0, MOST_OFFERED);
    return found.length === 1 && isSameName(found[0] ?? '', sought) ? [] : found;
  }
}
