/** Loading the demo kitchen, wherever it is offered: under way or not, and what was refused of it. */
import type { Refusal } from '../domain/refusals.ts';
import type { Trouble } from '../store/trouble.ts';
import { focusHeading } from './form-focus.ts';
import type { StoreClient } from './store-client.svelte.ts';
import { today } from './today.svelte.ts';

export interface DemoLoader {
  readonly isBusy: boolean;
  readonly error: Refusal | Trouble | null;
  load(): Promise<void>;
}

export function demoLoader(store: StoreClient): DemoLoader {
  let isBusy = $state(false);
  let error = $state.raw<Refusal | Trouble | null>(null);
  return {
    get isBusy() {
      return isBusy;
    },
    get error() {
      return error;
    },
    async load() {
      if (isBusy) return;
      isBusy = true;
      const done = await store.do('kitchen.loadDemo', { today: today() });
      isBusy = false;
      error = done.ok ? null : done.error;
      if (done.ok) focusHeading(); // the button that was tapped is gone with the empty kitchen
    },
  };
}
