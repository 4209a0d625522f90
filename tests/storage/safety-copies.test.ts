import { describe, expect, it } from 'vitest';
import { inBlocks } from '../../src/shared/bytes-in-blocks.ts';
import { COPY_HEADER_BYTES, copyFile, copyHeader } from '../../src/storage/copy-header.ts';
import { openKeptFiles } from '../../src/storage/open-kept-files.ts';
import { safetyCopiesIn, type CopySource, type SafetyCopies } from '../../src/storage/safety-copies.ts';
import { bytesIn, chunksOf } from './image-bytes.ts';
import { StandInDirectory } from './stand-in-directory.ts';
import { expectSame, imageOf, told, valueOf, withByte } from './tablet.ts';

const AT = '2026-03-01T09:00:00.000Z';
const fill = (events: number) => ({ events, recipes: 2 * events, sets: 0 });
const any = () => true;

function stateOf(generation: number, events = 10, length = 300_000): CopySource {
  const chunks = chunksOf(imageOf(length, generation), generation);
  const head = {
    formatVersion: 1,
    databaseId: 'the-kitchen',
    generation,
    writer: `writer-${generation}`,
    length,
    chunkSize: 57_344,
    imageChecksum: 0,
    schemaVersion: 3,
    minReader: 2,
    savedAt: '2026-03-01T08:00:00.000Z',
  } as const;
  return { head, chunks, formerIds: ['before'], fill: fill(events) };
}

/** As a worker that has just begun sees them. */
async function copiesIn(directory: StandInDirectory): Promise<SafetyCopies> {
  const pause = () => Promise.resolve();
  const files = await openKeptFiles({ name: 'kitchen', directory: () => Promise.resolve(directory), pause });
  if (!files) throw new Error('there is a place for files');
  return safetyCopiesIn(files);
}

async function directoryWith(...states: CopySource[]): Promise<StandInDirectory> {
  const directory = new StandInDirectory();
  const copies = await copiesIn(directory);
  for (const state of states) valueOf(await copies.take(state, AT));
  return directory;
}

async function newestIn(directory: StandInDirectory) {
  return valueOf(await (await copiesIn(directory)).newest(any));
}

async function generationsIn(directory: StandInDirectory): Promise<number[]> {
  return valueOf(await (await copiesIn(directory)).look()).map(({ generation }) => generation);
}

describe('safety copies', () => {
  it('give back what was copied, with all that is said of it', async () => {
    const state = stateOf(7);
    const copy = await newestIn(await directoryWith(state));
    expectSame(copy?.bytes, bytesIn(state));
    expect(copy?.header).toMatchObject({
      serial: 1,
      databaseId: 'the-kitchen',
      formerIds: ['before'],
      generation: 7,
      schemaVersion: 3,
      minReader: 2,
      savedAt: state.head.savedAt,
      copiedAt: AT,
      length: 300_000,
      fill: fill(10),
    });
  });

  it('that were cleared away are not believed in any more, and the next one is made where they were', async () => {
    const [before, after] = [new StandInDirectory(), new StandInDirectory()];
    let current = before;
    const pause = () => Promise.resolve();
    const files = await openKeptFiles({ name: 'kitchen', directory: () => Promise.resolve(current), pause });
    if (!files) throw new Error('there is a place for files');
    const copies = safetyCopiesIn(files);
    for (const generation of [7, 8]) valueOf(await copies.take(stateOf(generation), AT));
    before.failOn(() => 'NotFoundError');
    current = after;
    expect([await copies.look(), await copies.newest(any)]).toEqual([
      { ok: true, value: [] },
      { ok: true, value: null },
    ]);
    valueOf(await copies.take(stateOf(9), AT));
    expect(await generationsIn(after)).toEqual([9]);
    expectSame((await newestIn(after))?.bytes, bytesIn(stateOf(9)));
  });

  it('are none where none was made', async () => {
    const copies = await copiesIn(new StandInDirectory());
    expect([await copies.newest(any), await copies.look()]).toEqual([
      { ok: true, value: null },
      { ok: true, value: [] },
    ]);
  });

  it('take turns: the newest and the one before it are there', async () => {
    const directory = await directoryWith(stateOf(1), stateOf(2), stateOf(3), stateOf(4));
    expect(await generationsIn(directory)).toEqual([4, 3]);
    expect(directory.files.size).toBe(2);
    valueOf(await (await copiesIn(directory)).take(stateOf(5), AT)); // by another worker
    expect(await generationsIn(directory)).toEqual([5, 4]);
  });

  it('go by their own count, not by clocks or generations', async () => {
    const directory = await directoryWith(stateOf(9), stateOf(3));
    valueOf(await (await copiesIn(directory)).take(stateOf(4), '2020-01-01T00:00:00.000Z'));
    expect(await generationsIn(directory)).toEqual([4, 3]);
  });

  it('the newest that is wanted is found behind newer ones that are not', async () => {
    const copies = await copiesIn(await directoryWith(stateOf(1), stateOf(2)));
    const wanted = valueOf(await copies.newest(({ generation }) => generation < 2));
    expect(wanted?.header.generation).toBe(1);
    expect(valueOf(await copies.newest(() => false))).toBeNull();
  });
});

describe('a device that fails, or is switched off, while a copy is written', () => {
  it.each(['UnknownError', 'QuotaExceededError'])(
    'with %s at one operation after the other: the copy before stands, and the next try works',
    async (error) => {
      let refusals = 0;
      for (let n = 1; ; n++) {
        const directory = await directoryWith(stateOf(1), stateOf(2));
        const copies = await copiesIn(directory);
        directory.failOn((_, number) => (number === n ? error : undefined));
        const taken = await copies.take(stateOf(3, 10, 600_000), AT);
        const failures = directory.mend();
        const newest = await newestIn(directory);
        if (taken.ok) expectSame(newest?.bytes, bytesIn(stateOf(3, 10, 600_000)));
        else {
          refusals++;
          // It may be whole when only reading it back failed.
          expect([2, 3]).toContain(newest?.header.generation);
          expect((await generationsIn(directory)).includes(2)).toBe(true);
          valueOf(await copies.take(stateOf(4), AT));
          expect((await generationsIn(directory))[0]).toBe(4);
        }
        if (failures === 0) break;
      }
      expect(refusals).toBeGreaterThan(10);
    },
  );

  it('off for good from any operation on: the copy before stands', async () => {
    for (let n = 1; ; n++) {
      const directory = await directoryWith(stateOf(1), stateOf(2));
      const copies = await copiesIn(directory);
      directory.failOn((_, number) => (number >= n ? 'AbortError' : undefined));
      const taken = await copies.take(stateOf(3), AT);
      directory.mend();
      expect(await generationsIn(directory)).toContain(2);
      if (taken.ok) break;
    }
  });

  it('a first copy that fails leaves nothing to go by, and the next one works', async () => {
    const directory = new StandInDirectory();
    const copies = await copiesIn(directory);
    directory.failOn((operation) => (operation === 'flush' ? 'UnknownError' : undefined));
    expect((await copies.take(stateOf(1), AT)).ok).toBe(false);
    directory.mend();
    expect(await newestIn(directory)).toBeNull();
    valueOf(await copies.take(stateOf(2), AT));
    expect(await generationsIn(directory)).toEqual([2]);
  });

  it('a device that does not keep what it was given is found out by reading back', async () => {
    const directory = await directoryWith(stateOf(1));
    const copies = await copiesIn(directory);
    const find = directory.getFileHandle.bind(directory);
    directory.getFileHandle = async (...asked) => {
      const handle = await find(...asked);
      const open = handle.createSyncAccessHandle.bind(handle);
      const lossy = async () => ({ ...(await open()), write: (bytes: Uint8Array) => bytes.length });
      return { ...handle, createSyncAccessHandle: lossy };
    };
    expect(await copies.take(stateOf(2), AT)).toEqual({ ok: false, error: { type: 'CopyNotVerified' } });
    directory.getFileHandle = find;
    expect(await generationsIn(directory)).toEqual([1]);
    valueOf(await copies.take(stateOf(3), AT));
    expect(await generationsIn(directory)).toEqual([3, 1]);
  });

  it('one file that cannot be read does not hide the other', async () => {
    const directory = await directoryWith(stateOf(1), stateOf(2));
    const copies = await copiesIn(directory);
    directory.failOn((_, number) => (number === 1 ? 'UnknownError' : undefined));
    expect(valueOf(await copies.newest(any))?.header.generation).toBe(2);
    directory.failOn(() => 'UnknownError');
    expect(told(await copies.newest(any))).toMatchObject({ ok: false, error: { type: 'StorageFailed' } });
    expect(told(await copies.look())).toMatchObject({ ok: false, error: { type: 'StorageFailed' } });
  });
});

describe('a copy that is not as it was written', () => {
  const withNewest = async (spoil: (file: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>) => {
    const directory = await directoryWith(stateOf(1), stateOf(2));
    const newest = directory.files.get('copy-b');
    if (!newest) throw new Error('the second copy');
    directory.files.set('copy-b', spoil(newest));
    return directory;
  };

  it('is passed over, wherever in its header a byte is flipped', { timeout: 60_000 }, async () => {
    const directory = await directoryWith(stateOf(1, 10, 100));
    const file = directory.files.get('copy-a');
    if (!file) throw new Error('the copy');
    for (let at = 0; at < COPY_HEADER_BYTES; at++) {
      expect(copyHeader(withByte(file, at, (file[at] ?? 0) ^ 1)).ok, `byte ${at}`).toBe(false);
    }
  });

  it.each<[string, (file: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>]>([
    ['a byte of the image is flipped', (file) => withByte(file, 200_000, (file[200_000] ?? 0) ^ 1)],
    ['its last byte is flipped', (file) => withByte(file, file.length - 1, (file.at(-1) ?? 0) ^ 128)],
    ['it is cut short by a byte', (file) => file.slice(0, -1)],
    ['it ends after its header', (file) => file.slice(0, COPY_HEADER_BYTES)],
    ['it ends within its header', (file) => file.slice(0, 100)],
    ['it is empty', () => new Uint8Array(0)],
    ['something follows it', (file) => Uint8Array.from([...file, 0])],
    ['it is something else', () => imageOf(5000)],
  ])('is passed over when %s', async (_, spoil) => {
    const directory = await withNewest(spoil);
    expect((await newestIn(directory))?.header.generation).toBe(1);
    expect(await generationsIn(directory)).toEqual([1]);
    valueOf(await (await copiesIn(directory)).take(stateOf(3), AT));
    expect(await generationsIn(directory)).toEqual([3, 1]);
  });

  it.each([
    ['serial', 0],
    ['databaseId', ''],
    ['formerIds', 'before'],
    ['formerIds', [1]],
    ['generation', 1.5],
    ['schemaVersion', '3'],
    ['minReader', -1],
    ['savedAt', 'yesterday'],
    ['copiedAt', 5],
    ['fill', null],
    ['fill', { events: 1, recipes: 1 }],
  ])('is passed over when its header has a sound checksum and says that %s is %j', async (field, value) => {
    const { databaseId, generation, schemaVersion, minReader, savedAt } = stateOf(2).head;
    const said = { formerIds: [], schemaVersion, minReader, savedAt, copiedAt: AT, fill: fill(1) };
    const facts = { serial: 1, databaseId, generation, ...said };
    expect(copyHeader(await copyFile(facts, inBlocks(imageOf(10))))).toMatchObject({ ok: true });
    const wrong = await copyFile({ ...facts, [field]: value }, inBlocks(imageOf(10)));
    expect(copyHeader(wrong)).toEqual({ ok: false, error: { type: 'CopyUnusable', because: 'header' } });
  });
});

describe('a copy that holds less than half of the one before', () => {
  it('does not replace it: the fuller one is kept as a third, until a month has passed', async () => {
    const directory = await directoryWith(stateOf(1, 9), stateOf(2, 10), stateOf(3, 4), stateOf(4, 4), stateOf(5, 4));
    expect(await generationsIn(directory)).toEqual([5, 4, 2]);
    const copies = await copiesIn(directory);
    valueOf(await copies.take(stateOf(6, 4), '2026-03-31T08:00:00.000Z'));
    expect(await generationsIn(directory)).toEqual([6, 5, 2]);
    valueOf(await copies.take(stateOf(7, 4), '2026-03-31T10:00:00.000Z'));
    expect(await generationsIn(directory)).toEqual([7, 6]);
  });

  it('half is not less than half', async () => {
    const directory = await directoryWith(stateOf(1, 10), stateOf(2, 5), stateOf(3, 5));
    expect(await generationsIn(directory)).toEqual([3, 2]);
  });

  it('the fullest of those that were left behind stays', async () => {
    const directory = await directoryWith(stateOf(1, 40), stateOf(2, 10), stateOf(3, 2), stateOf(4, 2), stateOf(5, 2));
    expect(await generationsIn(directory)).toEqual([5, 4, 1]);
  });

  it('is not written when the fuller one cannot be kept', async () => {
    const directory = await directoryWith(stateOf(1, 9), stateOf(2, 10));
    const copies = await copiesIn(directory);
    let writes = 0;
    directory.failOn((operation) => (operation === 'write' && ++writes === 1 ? 'QuotaExceededError' : undefined));
    expect(await copies.take(stateOf(3, 1), AT)).toEqual({ ok: false, error: { type: 'StorageFull' } });
    directory.mend();
    expect(await generationsIn(directory)).toEqual([2, 1]);
  });
});
