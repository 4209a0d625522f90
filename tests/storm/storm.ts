/**
 * A storm: the app saves as fast as its page acknowledges, and in the middle of it the browser is killed, the page crashes, its
 * worker ends or the page is closed. Then everything is opened again, and what is stored must be the last acknowledged change
 * or the one that was under way: every row of it, and nothing else.
 */
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import type { Page } from 'playwright';
import { newProfile, removeProfile } from '../e2e/tablet.ts';
import {
  changesOn,
  prepareKitchen,
  rowsAfter,
  rowsAsText,
  shownNumbers,
  storedNumbers,
  type Change,
  type StormPlan,
} from './storm-changes.ts';
import { endings, StormTablet, type Ending } from './storm-tablet.ts';
import { storedKitchen, withoutNote, type StoredKitchen } from './stored-kitchen.ts';
import { newestCopy, untilCopied, wipeDatabase, wipes } from './wipes.ts';

export interface StormFigures {
  rounds: number;
  acknowledged: number;
  /** Rounds in which the change under way was found saved: the strike came between its save and its answer, or its page. */
  oneLater: number;
  /** Acknowledged changes that were not there afterwards. */
  lost: number;
  /** Kitchens that were not whole, or held anything else than what was done. */
  torn: number;
  /** Kitchens whose database was thrown away, by the browser or on purpose, and those of them that the app had back by itself. */
  wipesMet: number;
  wipesRecovered: number;
  /** A lost kitchen that was answered with an empty one. */
  freshStarts: number;
  /** What was wrong, in words. */
  troubles: string[];
}

/** Nothing was lost, torn, or begun anew over something lost; and what was wiped came back, as it was copied last. */
export function isWeathered({ lost, torn, freshStarts, wipesMet, wipesRecovered }: StormFigures): boolean {
  return lost + torn + freshStarts === 0 && wipesMet === wipesRecovered;
}

export interface StormOptions {
  readonly rounds: number;
  /** Decides when and how each round ends, and what is done in it; the time that things take stays chance. */
  readonly seed: number;
  /** Changes of a round before it is struck, at most. */
  readonly mostChanges: number;
  /** Every third round ends with the browser's database files deleted or spoiled while it is off. */
  readonly hasWipes?: boolean;
  /** Where the built app is served. */
  readonly origin: string;
  readonly tell: (line: string) => void;
}

interface RoundPlan {
  readonly work: Change['type'];
  /** So many changes are acknowledged before it is struck … */
  readonly changes: number;
  /** … so many milliseconds later, in the middle of the next ones; null: at once, with none under way. */
  readonly thenMs: number | null;
}

const arbitraryRound = (mostChanges: number): fc.Arbitrary<RoundPlan> =>
  fc.noBias(
    fc.record({
      work: fc.constantFrom<RoundPlan['work'][]>('one more', 'one more', 'new event'),
      changes: fc.integer({ min: 1, max: mostChanges }),
      thenMs: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 5 }),
    }),
  );

/** Every second round is a kill, and the other endings take turns. */
function endingOf(round: number): Ending {
  const [kill, ...others] = endings;
  return round % 2 === 0 ? kill : (others[((round - 1) / 2) % others.length] ?? kill);
}

export async function storm({
  rounds,
  seed,
  mostChanges,
  hasWipes = false,
  origin,
  tell,
}: StormOptions): Promise<StormFigures> {
  const figures: StormFigures = {
    rounds: 0,
    acknowledged: 0,
    oneLater: 0,
    lost: 0,
    torn: 0,
    wipesMet: 0,
    wipesRecovered: 0,
    freshStarts: 0,
    troubles: [],
  };
  let site = await newSite(origin);
  try {
    for (const [round, plan] of fc.sample(arbitraryRound(mostChanges), { seed, numRuns: rounds }).entries()) {
      const ending = endingOf(round);
      const isWiped = hasWipes && round % 3 === 2;
      if (isWiped) await untilCopied(site.page, site.before.generation);
      const worked = await workUntilStruck(site, plan, ending, figures.acknowledged);
      const stored = await storedKitchen(await site.tablet.pageBesideTheApp());
      const found = judge(figures, site.before, worked, stored);
      tell(`${round + 1}: ${ending}, ${plan.work}, ${worked.acknowledged} acknowledged, ${found}`);
      figures.rounds += 1;
      figures.acknowledged += worked.acknowledged;
      if (isWiped) {
        figures.wipesMet += 1;
        const copy = await newestCopy(await site.tablet.pageBesideTheApp());
        const wipe = wipes[((round - 2) / 3) % wipes.length] ?? 'deleted';
        await site.tablet.close();
        await wipeDatabase(site.profile, wipe);
        site = await opensRecovered(figures, site, copy);
        tell(`${round + 1}: files ${wipe}, recovered save ${copy?.generation ?? 'none'}`);
      } else site = await opensAgain(figures, site, stored);
    }
    return figures;
  } finally {
    await leave(site);
  }
}

/** Where the storm goes on: a profile, the tablet on it, and what is stored there before a round. */
interface Site {
  readonly profile: string;
  readonly tablet: StormTablet;
  /** The app, open on the storm's event. */
  readonly page: Page;
  readonly plan: StormPlan;
  readonly before: WholeKitchen;
}
type WholeKitchen = Extract<StoredKitchen, { is: 'whole' }>;

async function newSite(origin: string): Promise<Site> {
  const profile = await newProfile();
  const tablet = new StormTablet(profile, origin);
  const plan = await prepareKitchen(await tablet.openApp('#/events'));
  const before = await storedKitchen(await tablet.pageBesideTheApp());
  if (before.is !== 'whole') throw new Error(`the kitchen before the storm is ${before.is}`);
  return { profile, tablet, plan, before, page: await tablet.openApp(plan.hash) };
}

async function leave({ tablet, profile }: Site): Promise<void> {
  await tablet.close();
  await removeProfile(profile);
}

interface Worked {
  /** The last one may have been under way. */
  readonly begun: readonly Change[];
  readonly acknowledged: number;
}

async function workUntilStruck(site: Site, plan: RoundPlan, ending: Ending, countBefore: number): Promise<Worked> {
  await shownNumbers(site.page); // they stand there before they can be tapped
  const make = changesOn(site.page);
  const begun: Change[] = [];
  let acknowledged = 0;
  let isStruck = false;
  const strike = async (): Promise<false> => {
    isStruck = true;
    await site.tablet.strike(ending);
    return false;
  };
  let struck: Promise<false> | null = null;
  while (!isStruck) {
    if (acknowledged === plan.changes && plan.thenMs !== null) struck ??= pause(plan.thenMs).then(strike);
    const number = countBefore + begun.length + 1;
    const change: Change =
      plan.work === 'new event'
        ? { type: 'new event', name: `Storm ${number}` }
        : { type: 'one more', good: number % site.plan.goods };
    begun.push(change);
    const making = make(change).then(
      () => true,
      (error: unknown) => {
        if (!isStruck) throw error;
        return false;
      },
    );
    const isAcknowledged = await (struck ? Promise.race([making, struck]) : making);
    if (isAcknowledged) acknowledged += 1;
    if (acknowledged === plan.changes && plan.thenMs === null) await strike();
  }
  await struck;
  return { begun, acknowledged };
}

/** Counts what came of a round; says in words what was found. */
function judge(figures: StormFigures, before: WholeKitchen, { begun, acknowledged }: Worked, stored: StoredKitchen) {
  if (stored.is === 'gone') {
    figures.wipesMet += 1;
    return 'wiped by the browser';
  }
  if (stored.is === 'torn') return torn(figures, stored.problem);
  let rows = before.rows;
  const states = [rowsAsText(rows), ...begun.map((change) => rowsAsText((rows = rowsAfter(rows, change))))];
  const text = rowsAsText(stored.rows);
  const found = states.indexOf(text);
  if (found < 0) return torn(figures, `rows that nobody wrote: ${firstStrangeLine(text, states)}`);
  const saves = stored.generation - before.generation;
  if (saves !== found) return torn(figures, `${saves} saves for ${found} changes`);
  if (found > acknowledged) figures.oneLater += 1;
  if (found < acknowledged) {
    figures.lost += acknowledged - found;
    figures.troubles.push(`${acknowledged - found} of ${acknowledged} acknowledged changes are lost`);
  }
  return `${found} found`;
}

function torn(figures: StormFigures, problem: string): string {
  figures.torn += 1;
  figures.troubles.push(`torn: ${problem}`);
  return `torn: ${problem}`;
}

function firstStrangeLine(text: string, states: readonly string[]): string {
  const known = new Set(states.flatMap((state) => state.split('\n')));
  return text.split('\n').find((line) => !known.has(line)) ?? 'each is known, but not together';
}

/** Opens the app on what is stored, looks at what it shows, and goes on there; where nothing is left, on another site. */
async function opensAgain(figures: StormFigures, site: Site, stored: StoredKitchen): Promise<Site> {
  const page = await site.tablet.openApp(site.plan.hash);
  const shows = await whatItShows(page);
  if (stored.is === 'whole') {
    if (shows !== 'kitchen') torn(figures, `a kitchen that is whole is shown as ${shows}`);
    else if (String(await shownNumbers(page)) !== String(storedNumbers(stored.rows)))
      torn(figures, 'the page shows other numbers than are stored');
    return { ...site, page, before: stored };
  }
  if (shows === 'fresh start') {
    figures.freshStarts += 1;
    figures.troubles.push(`a kitchen that is ${stored.is} was answered with an empty one`);
  }
  const after = await storedKitchen(await site.tablet.pageBesideTheApp());
  if (shows === 'kitchen' && after.is === 'whole') {
    if (stored.is === 'gone') figures.wipesRecovered += 1;
    return { ...site, page: await site.tablet.openApp(site.plan.hash), before: after };
  }
  await leave(site);
  return newSite(new URL(page.url()).origin);
}

/** Opens the app after its files were wiped: it must hold just what was copied last. */
async function opensRecovered(figures: StormFigures, site: Site, copy: WholeKitchen | null): Promise<Site> {
  const page = await site.tablet.openApp(site.plan.hash);
  const shows = await whatItShows(page);
  const details = shows === 'stop screen' ? await page.locator('pre').textContent() : '';
  const after = await storedKitchen(await site.tablet.pageBesideTheApp());
  if (shows === 'kitchen' && after.is === 'whole' && copy) {
    if (rowsAsText(withoutNote(after.rows)) === rowsAsText(withoutNote(copy.rows))) figures.wipesRecovered += 1;
    else torn(figures, 'what was recovered is not what was copied');
    if (copy.generation < site.before.generation) {
      figures.lost += 1;
      figures.troubles.push('the copy is older than the one that was waited for');
    }
    return { ...site, page: await site.tablet.openApp(site.plan.hash), before: after };
  }
  if (shows === 'fresh start') figures.freshStarts += 1;
  figures.troubles.push(`a wiped kitchen is shown as ${shows} ${details}, and stored is ${after.is}`);
  const { origin } = new URL(site.page.url());
  await leave(site);
  return newSite(origin);
}

/** The badge says Saved when a kitchen is open, and Nothing yet in an empty one. */
async function whatItShows(page: Page): Promise<'kitchen' | 'fresh start' | 'stop screen'> {
  const badge = page.getByRole('navigation').getByRole('status');
  const kitchen = badge.filter({ hasText: 'Saved' });
  const empty = badge.filter({ hasText: 'Nothing yet' });
  const stop = page.getByRole('heading', { name: 'The kitchen did not open' });
  await kitchen.or(empty).or(stop).waitFor();
  if (await stop.isVisible()) return 'stop screen';
  return (await kitchen.isVisible()) ? 'kitchen' : 'fresh start';
}
