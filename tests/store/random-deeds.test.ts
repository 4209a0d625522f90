/**
 * Random deeds on a kitchen whose storage fails at random, held against the same deeds on paper. What was not saved is not there,
 * what was saved is, and after every recovery both are equal. BAKELINE_SEED repeats a run.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTrouble } from '../../src/app/trouble-messages.ts';
import { afterDeed, emptyKitchen, type CountedKitchen, type Deed } from './counted-kitchen.ts';
import { seenInStore, seenOnPaper } from './counting-the-store.ts';
import { isKnownById, readyCommand, type Answer, type ReadyCommand } from './deeds-in-store.ts';
import { FaultyKitchen, type Fault } from './faulty-kitchen.ts';
import { arbitraryWish, deedFor, firstDeeds, type Wish } from './random-deeds.ts';

const TIME_MS = 10_000;
const seed = Number(process.env.BAKELINE_SEED ?? Math.trunc(Math.random() * 2 ** 31));

const arbitraryFault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Fault>({ type: 'none' }) },
  { weight: 1, arbitrary: fc.constant<Fault>({ type: 'restart' }) },
  { weight: 2, arbitrary: fc.constant<Fault>({ type: 'answer lost' }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('ended' as const), at: fc.integer({ min: 1, max: 14 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('storage fails' as const),
      kind: fc.constantFrom(null, 'request' as const, 'complete' as const),
      at: fc.integer({ min: 1, max: 9 }),
      error: fc.constantFrom('QuotaExceededError', 'UnknownError', 'DataError', 'AbortError'),
      isForGood: fc.boolean(),
    }),
  },
);

/** How much of what a run has met. */
const met = { done: 0, refused: 0, unsaved: 0, lostAndDone: 0, lostAndNotDone: 0 };

/** The kitchen on paper, to which one deed after the other is done. */
interface Paper {
  kitchen: CountedKitchen;
}

class DeedUnderFault implements fc.AsyncCommand<Paper, FaultyKitchen> {
  readonly #wish: Wish;
  readonly #fault: Fault;
  #deed: Deed | null = null;

  constructor(wish: Wish, fault: Fault) {
    this.#wish = wish;
    this.#fault = fault;
  }

  check({ kitchen }: Readonly<Paper>): boolean {
    return deedFor(kitchen, this.#wish) !== null;
  }

  async run(paper: Paper, real: FaultyKitchen): Promise<void> {
    const deed = deedFor(paper.kitchen, this.#wish);
    if (!deed) return;
    this.#deed = deed;
    const command = await readyCommand(real.store, deed);
    const { answer, failures } = await real.send(command, this.#fault);
    if (answer === null) await this.#askWhatWasDone(paper, real, deed, command);
    else if (!answer.ok && isTrouble(answer.error)) {
      expect(failures, 'troubles come from the storage only').toBeGreaterThan(0);
      expect(answer.error.type, 'and are no bugs').not.toBe('Defect');
      met.unsaved += 1;
      await expectEqual(paper, real);
      // The storage works again: so does the same tap.
      takeAnswer(paper, deed, (await real.send(command, { type: 'none' })).answer);
    } else takeAnswer(paper, deed, answer);
    expect(await seenInStore(real.store)).toEqual(seenOnPaper(paper.kitchen));
    if (this.#fault.type !== 'none') await expectEqual(paper, real);
  }

  /** Nobody heard the answer: it is done, or it is not; then it is sent once more, and stands there once. */
  async #askWhatWasDone(paper: Paper, real: FaultyKitchen, deed: Deed, command: ReadyCommand): Promise<void> {
    const after = afterDeed(paper.kitchen, deed);
    const seen = JSON.stringify(await seenInStore(real.store));
    const isDone = after !== null && seen === JSON.stringify(seenOnPaper(after));
    if (!isDone) expect(seen).toBe(JSON.stringify(seenOnPaper(paper.kitchen)));
    if (this.#fault.type === 'answer lost') expect(isDone, 'what was saved is there').toBe(after !== null);
    if (isDone) paper.kitchen = after;
    met[isDone ? 'lostAndDone' : 'lostAndNotDone'] += 1;
    const { answer } = await real.send(command, { type: 'none' });
    if (isDone && isKnownById(deed)) expect(answer).toMatchObject({ ok: true });
    // On paper another event has its place by now; in the store its id is gone.
    else if (isDone && deed.type === 'delete event') expect(answer).toMatchObject({ error: { type: 'NotFound' } });
    else takeAnswer(paper, deed, answer);
  }

  toString(): string {
    return `${JSON.stringify(this.#deed ?? this.#wish)} under ${JSON.stringify(this.#fault)}`;
  }
}

/** The store refuses what is refused on paper, and nothing else. */
function takeAnswer(paper: Paper, deed: Deed, answer: Answer | null): void {
  const after = afterDeed(paper.kitchen, deed);
  if (after === null) expect(answer).toMatchObject({ ok: false });
  else expect(answer).toMatchObject({ ok: true });
  if (answer?.ok === false) expect(isTrouble(answer.error), JSON.stringify(answer.error)).toBe(false);
  met[after === null ? 'refused' : 'done'] += 1;
  paper.kitchen = after ?? paper.kitchen;
}

/** In memory, on the device and on paper. */
async function expectEqual(paper: Paper, real: FaultyKitchen): Promise<void> {
  const onPaper = seenOnPaper(paper.kitchen);
  expect(await seenInStore(real.store)).toEqual(onPaper);
  expect(await real.onDevice()).toEqual(onPaper);
}

describe('random deeds while the storage fails', () => {
  it('leave the kitchen as it is on paper: what was saved is there, and what was not is not', async () => {
    console.log(`BAKELINE_SEED=${seed}`);
    const deed = fc.tuple(arbitraryWish, arbitraryFault).map(([wish, fault]) => new DeedUnderFault(wish, fault));
    await fc.assert(
      fc.asyncProperty(fc.commands([deed], { maxCommands: 20, size: 'max' }), async (deeds) => {
        const paper: Paper = { kitchen: emptyKitchen };
        const real = new FaultyKitchen();
        await real.restart();
        for (const first of firstDeeds) {
          const command = await readyCommand(real.store, first);
          takeAnswer(paper, first, (await real.send(command, { type: 'none' })).answer);
        }
        await fc.asyncModelRun(() => ({ model: paper, real }), deeds);
        await expectEqual(paper, real);
        real.close();
      }),
      { seed, numRuns: 10_000, interruptAfterTimeLimit: TIME_MS },
    );
    for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(0);
  }, 60_000);
});
