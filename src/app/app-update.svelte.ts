/**
 * Newer versions of the app: looked for every hour and whenever the page comes into view, offered, and never forced. What a
 * page shows stays of one version until somebody asks, even when another tab of the same kitchen has moved on.
 */
import { registerSW } from 'virtual:pwa-register';

const HOUR_MS = 3_600_000;

export class AppUpdate {
  #needsRefresh = $state(false);
  #isAskedFor = false;
  #registration: ServiceWorkerRegistration | undefined;
  readonly #activateWaiting: () => Promise<void>;

  /** Registers the service worker: one of these per page. */
  constructor() {
    this.#watchController();
    this.#activateWaiting = registerSW({
      onNeedRefresh: () => (this.#needsRefresh = true),
      // Without this the plugin reloads every tab as soon as one of them takes the new version.
      onNeedReload: () => undefined,
      onRegisteredSW: (_url, registration) => {
        if (registration) this.#keepLooking(registration);
      },
    });
  }

  /** A newer version is here, waiting to be asked for at a quiet moment. */
  get needsRefresh(): boolean {
    return this.#needsRefresh;
  }

  /** Loads the page anew in the newer version. Only on a person's word: what is typed and not saved is lost. */
  applyUpdate(): void {
    if (!this.#registration?.waiting) return location.reload(); // another tab has brought it in already
    this.#isAskedFor = true;
    void this.#activateWaiting();
  }

  #watchController(): void {
    if (!('serviceWorker' in navigator)) return;
    const workers = navigator.serviceWorker;
    let hadWorker = workers.controller !== null;
    workers.addEventListener('controllerchange', () => {
      if (this.#isAskedFor) return location.reload();
      // None any more: cleared with the site data. The next one comes as on a first visit, and may well be of this version.
      if (hadWorker && workers.controller) this.#needsRefresh = true;
      hadWorker = workers.controller !== null;
    });
  }

  #keepLooking(registration: ServiceWorkerRegistration): void {
    this.#registration = registration;
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      registration.update().catch(() => undefined); // no network: looked for again later
    };
    setInterval(look, HOUR_MS);
    document.addEventListener('visibilitychange', look);
  }
}
