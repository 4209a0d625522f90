/**
 * The screens past the events. The app opens on its events, so those come with the page; all others come in one piece right after the
 * first drawing, before anybody can have tapped.
 */
import type { Component } from 'svelte';
import type { Route } from '../app/route.svelte.ts';

class OtherScreens {
  #component = $state.raw<Component<{ route: Route }> | null>(null);
  #areMissing = $state(false);

  /** Null until they are here. */
  get component(): Component<{ route: Route }> | null {
    return this.#component;
  }

  /** They could not be read: the device failed, or another window had taken a newer version. */
  get areMissing(): boolean {
    return this.#areMissing;
  }

  /** Reads them once what is to be drawn now is drawn. */
  readWhenDrawn(): void {
    requestAnimationFrame(() => setTimeout(() => void this.#read()));
  }

  async #read(): Promise<void> {
    try {
      ({ default: this.#component } = await import('./OtherScreens.svelte'));
    } catch {
      this.#areMissing = true;
    }
  }
}

export const otherScreens = new OtherScreens();
