/**
 * A tablet: Chromium with a profile of its own, in which service workers and storage live as they do on a kitchen's. One that is
 * opened once and thrown away may be a profile in the memory of a browser that runs already, which saves starting one. It writes
 * down whatever must not happen on any page: a request that leaves the origin, a violation of the content policy, an error
 * in the console, an error that nobody caught, in pages, workers and the service worker alike.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { chromiumLaunch } from './chromium.ts';

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

export interface TabletOptions extends Pick<
  ContextOptions,
  | 'bypassCSP'
  | 'colorScheme'
  | 'contrast'
  | 'deviceScaleFactor'
  | 'forcedColors'
  | 'locale'
  | 'reducedMotion'
  | 'timezoneId'
  | 'userAgent'
> {
  /** Where the app is served: `page.goto('/')` goes there, and nothing may go anywhere else. */
  readonly origin: string;
  /** A profile on the disk to go on with, which stays afterwards; else a fresh one, gone when the tablet is closed. */
  readonly userDataDir?: string;
  /** Runs already and goes on running: a fresh profile lives in its memory. Without it the tablet starts a browser of its own. */
  readonly browser?: Browser;
  /** 1280 × 800 unless told. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** True unless told. */
  readonly touch?: boolean;
}

export interface Tablet {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What has gone wrong so far and is not forgiven, in words. */
  troubles(): string[];
  /** From now on and back to the start, messages that match are no trouble. Requests to other origins are never forgiven. */
  forgive(message: RegExp): void;
  close(): Promise<void>;
}

/** A fresh, empty profile. Whoever asks for it removes it. */
export async function newProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'bakeline-profile-'));
}

export async function removeProfile(userDataDir: string): Promise<void> {
  await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
}

export async function launchTablet(options: TabletOptions): Promise<Tablet> {
  const { origin, userDataDir, browser, viewport = { width: 1280, height: 800 }, touch = true, ...rest } = options;
  const facts = { ...rest, baseURL: origin, viewport, hasTouch: touch };
  const { context, close } =
    userDataDir === undefined && browser !== undefined
      ? await profileInMemory(browser, facts)
      : await profileOnDisk(userDataDir, facts);
  const guard = await watch(context, origin);
  return { context, page: context.pages()[0] ?? (await context.newPage()), ...guard, close };
}

type Opened = Pick<Tablet, 'context' | 'close'>;

async function profileInMemory(browser: Browser, facts: ContextOptions): Promise<Opened> {
  const context = await browser.newContext(facts);
  return { context, close: closerOf(context) };
}

async function profileOnDisk(userDataDir: string | undefined, facts: ContextOptions): Promise<Opened> {
  const profile = userDataDir ?? (await newProfile());
  const context = await chromium.launchPersistentContext(profile, { ...(await chromiumLaunch()), ...facts });
  const closeContext = closerOf(context);
  const close = async () => {
    await closeContext();
    if (userDataDir === undefined) await removeProfile(profile);
  };
  return { context, close };
}

/** What a page asks for as it ends has nobody to be given to, and is no error. What is closed already can be closed again. */
function closerOf(context: BrowserContext): () => Promise<void> {
  let isClosed = false;
  context.once('close', () => (isClosed = true));
  return async () => {
    if (!isClosed) await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  };
}

async function watch(context: BrowserContext, origin: string): Promise<Pick<Tablet, 'troubles' | 'forgive'>> {
  const strangers: string[] = [];
  const messages: string[] = [];
  const forgiven: RegExp[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === origin || url.protocol === 'data:' || url.protocol === 'about:';
    if (!isOurs) strangers.push(`a request left the origin: ${request.method()} ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') messages.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (event) => {
    messages.push(`uncaught: ${event.error().stack ?? event.error().message}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content policy: ${event.effectiveDirective} refused ${event.blockedURI}`);
    });
  });
  return {
    troubles: () => [...strangers, ...messages.filter((message) => !forgiven.some((pattern) => pattern.test(message)))],
    forgive: (message) => forgiven.push(message),
  };
}
