/** What every screen can reach without being handed it: the store and the way to other screens. */
import { createContext } from 'svelte';
import type { Router } from './route.svelte.ts';
import type { StoreClient } from './store-client.svelte.ts';

export interface AppContext {
  readonly store: StoreClient;
  readonly router: Router;
  /** Starts the worker that reads one file. */
  readonly startReader: () => Worker;
}

const [useApp, provideApp] = createContext<AppContext>();
export { provideApp, useApp };
