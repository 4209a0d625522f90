import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SLICE_BYTES, type KeptFiles } from '../../src/storage/kept-files.ts';
import { openKeptFiles } from '../../src/storage/open-kept-files.ts';
import { failingTablet } from './failing-tablet.ts';
import { StandInDirectory } from './stand-in-directory.ts';
import { expectSame, imageOf, told, valueOf } from './tablet.ts';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined); // Dexie tells of each of its own retries
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Two places that do the same, each with a way to make it fail at one operation after the other. */
const places = [
  {
    kind: 'opfs' as const,
    make: async () => {
      const directory = new StandInDirectory();
      const open = () => openKeptFiles({ name: 'kitchen', directory: () => Promise.resolve(directory) });
      return { files: there(await open()), faults: directory };
    },
  },
  {
    kind: 'indexeddb' as const,
    make: async () => {
      const faults = failingTablet(new IDBFactory());
      return { files: await inDatabase(faults.factory), faults };
    },
  },
];

function there(files: KeptFiles | null): KeptFiles {
  if (!files) throw new Error('there is no place for files');
  return files;
}

async function inDatabase(indexedDB: IDBFactory): Promise<KeptFiles> {
  return there(await openKeptFiles({ name: 'kitchen', directory: denied, indexedDB, IDBKeyRange }));
}

function denied(): Promise<never> {
  return Promise.reject(new DOMException('not in a private window', 'SecurityError'));
}

const sizes = [0, 1, SLICE_BYTES - 1, SLICE_BYTES, SLICE_BYTES + 1, 3 * SLICE_BYTES + 7];

describe.each(places)('files kept in $kind', ({ kind, make }) => {
  it.each(sizes)('%i bytes come back as they were written', async (size) => {
    const { files } = await make();
    const bytes = imageOf(size);
    expect(await files.write('copy-a', bytes)).toEqual({ ok: true, value: undefined });
    expectSame(valueOf(await files.read('copy-a')), bytes);
    expect(files.kind).toBe(kind);
  });

  it('a file is replaced whole, by a shorter one too', async () => {
    const { files } = await make();
    valueOf(await files.write('copy-a', imageOf(2 * SLICE_BYTES + 5)));
    valueOf(await files.write('copy-a', imageOf(9, 2)));
    expectSame(valueOf(await files.read('copy-a')), imageOf(9, 2));
  });

  it('only the first bytes are read where that is enough', async () => {
    const { files } = await make();
    const bytes = imageOf(SLICE_BYTES + 100);
    valueOf(await files.write('copy-a', bytes));
    for (const atMost of [0, 1, 512, SLICE_BYTES + 1, SLICE_BYTES + 1000]) {
      expectSame(valueOf(await files.read('copy-a', atMost)), bytes.slice(0, atMost));
    }
  });

  it('lists what is there, sorted, and nothing that was removed', async () => {
    const { files } = await make();
    expect(valueOf(await files.list())).toEqual([]);
    for (const name of ['copy-b', 'broken-2', 'copy-a']) valueOf(await files.write(name, imageOf(SLICE_BYTES + 1)));
    valueOf(await files.remove('broken-2'));
    valueOf(await files.remove('never-there'));
    expect(valueOf(await files.list())).toEqual(['copy-a', 'copy-b']);
    expect(valueOf(await files.read('broken-2'))).toBeNull();
    expect(valueOf(await files.read('broken-2', 10))).toBeNull();
  });

  it('a name that is no plain name is a defect', async () => {
    const { files } = await make();
    expect(() => files.read('../other')).toThrow('a kept file can be called');
    expect(() => files.write('', imageOf(1))).toThrow('a kept file can be called');
  });

  it.each(['UnknownError', 'QuotaExceededError', 'InvalidStateError'])(
    'failing with %s at one operation after the other, it refuses, and works again afterwards',
    async (error) => {
      const { files, faults } = await make();
      const [old, fresh] = [imageOf(SLICE_BYTES + 3), imageOf(2 * SLICE_BYTES + 3, 2)];
      let refusals = 0;
      for (let n = 1; ; n++) {
        valueOf(await files.write('other', old));
        faults.failOn((_, number) => (number === n ? error : undefined));
        const answers = [
          await files.list(),
          await files.write('copy-a', fresh),
          await files.read('copy-a'),
          await files.remove('other'),
        ];
        const failures = faults.mend();
        const refused = answers.filter((answer) => !answer.ok);
        // Dexie tries some things again by itself, and then nothing is refused.
        if (kind === 'opfs') expect(refused).toHaveLength(failures);
        expect(refused.length).toBeLessThanOrEqual(failures);
        refusals += refused.length;
        const written = answers[1];
        if (written?.ok) expectSame(valueOf(await files.read('copy-a')), fresh);
        valueOf(await files.write('copy-a', old));
        expectSame(valueOf(await files.read('copy-a')), old);
        if (failures === 0) break;
      }
      expect(refusals).toBeGreaterThan(8);
    },
  );
});

describe('a directory that is cleared away under an open window', () => {
  /** What was got of a directory before it was cleared finds nothing in it, and nothing can be made there. */
  async function cleared() {
    const [before, after] = [new StandInDirectory(), new StandInDirectory()];
    let current = before;
    const files = there(await openKeptFiles({ name: 'kitchen', directory: () => Promise.resolve(current) }));
    valueOf(await files.write('copy-a', imageOf(9)));
    before.failOn(() => 'NotFoundError');
    current = after;
    return { files, after };
  }

  it.each<[string, (files: KeptFiles) => Promise<unknown>]>([
    ['asking what is there', (files) => files.list()],
    ['reading', (files) => files.read('copy-a')],
    ['removing', (files) => files.remove('copy-a')],
    ['writing', (files) => files.write('copy-b', imageOf(5))],
  ])('is asked for once more by %s, and holds nothing of what was in it', async (_, step) => {
    const { files, after } = await cleared();
    expect(await step(files)).toMatchObject({ ok: true });
    expect(valueOf(await files.read('copy-a'))).toBeNull();
    valueOf(await files.write('copy-a', imageOf(7, 2)));
    expectSame(valueOf(await files.read('copy-a')), imageOf(7, 2));
    expectSame(after.files.get('copy-a'), imageOf(7, 2));
  });

  it('is found as another window has made it since', async () => {
    const { files, after } = await cleared();
    after.files.set('copy-b', imageOf(5));
    expectSame(valueOf(await files.read('copy-b')), imageOf(5));
  });

  it('and cannot be made again: that is refused, until it can', async () => {
    const directory = new StandInDirectory();
    let isDenied = false;
    const find = () => (isDenied ? denied() : Promise.resolve(directory));
    const files = there(await openKeptFiles({ name: 'kitchen', directory: find }));
    directory.failOn(() => 'NotFoundError');
    isDenied = true;
    for (const answer of [await files.list(), await files.read('copy-a'), await files.write('copy-a', imageOf(9))]) {
      expect(answer).toMatchObject({ ok: false, error: { name: 'SecurityError' } });
    }
    isDenied = false;
    directory.mend();
    valueOf(await files.write('copy-a', imageOf(9)));
  });
});

describe('files kept in a directory', () => {
  const opened = async (directory: StandInDirectory, pause = () => Promise.resolve()) =>
    there(await openKeptFiles({ name: 'kitchen', directory: () => Promise.resolve(directory), pause }));

  it('others get their turn between slices, and each slice is on disk by then', async () => {
    const directory = new StandInDirectory();
    const operations: string[] = [];
    const pause = () => Promise.resolve(void operations.push('pause'));
    const files = await opened(directory, pause);
    directory.failOn((operation) => void operations.push(operation));
    valueOf(await files.write('copy-a', imageOf(2 * SLICE_BYTES + 1)));
    const slice = ['write', 'flush', 'pause'];
    expect(operations).toEqual(['find', 'open', 'truncate', ...slice, ...slice, ...slice, 'flush']);
  });

  it('a write that takes fewer bytes than it was given means that there is no space', async () => {
    const directory = new StandInDirectory();
    const files = await opened(directory);
    const find = directory.getFileHandle.bind(directory);
    directory.getFileHandle = async (...asked) => {
      const handle = await find(...asked);
      const open = handle.createSyncAccessHandle.bind(handle);
      return { ...handle, createSyncAccessHandle: async () => ({ ...(await open()), write: () => 5 }) };
    };
    expect(await files.write('copy-a', imageOf(9))).toEqual({ ok: false, error: { type: 'StorageFull' } });
    expect(directory.isLocked).toBe(false);
  });

  it('a file that another window is writing is refused, and free again afterwards', async () => {
    const directory = new StandInDirectory();
    let inBetween: Promise<unknown> = Promise.resolve();
    const second = await opened(directory);
    const first = await opened(directory, async () => {
      inBetween = second.write('copy-a', imageOf(3));
      expect(told(await inBetween)).toMatchObject({ ok: false, error: { name: 'NoModificationAllowedError' } });
    });
    valueOf(await first.write('copy-a', imageOf(9)));
    expect(directory.isLocked).toBe(false);
    valueOf(await second.write('copy-a', imageOf(3)));
  });

  it.each(['truncate', 'write', 'flush'] as const)('after a failing %s the file is free again', async (failing) => {
    const directory = new StandInDirectory();
    const files = await opened(directory);
    directory.failOn((operation) => (operation === failing ? 'UnknownError' : undefined));
    expect((await files.write('copy-a', imageOf(9))).ok).toBe(false);
    expect(directory.isLocked).toBe(false);
  });
});

describe('files kept in a database', () => {
  it('a write that fails leaves the file as it was', async () => {
    const faults = failingTablet(new IDBFactory());
    const files = await inDatabase(faults.factory);
    const old = imageOf(SLICE_BYTES + 3);
    valueOf(await files.write('copy-a', old));
    let refusals = 0;
    for (let n = 1; ; n++) {
      faults.failOn((_, number) => (number === n ? 'QuotaExceededError' : undefined));
      const answer = await files.write('copy-a', imageOf(3 * SLICE_BYTES, 2));
      const failures = faults.mend();
      expectSame(valueOf(await files.read('copy-a')), answer.ok ? imageOf(3 * SLICE_BYTES, 2) : old);
      if (failures === 0) break;
      refusals += answer.ok ? 0 : 1;
      valueOf(await files.write('copy-a', old));
    }
    expect(refusals).toBeGreaterThan(4);
  });

  it('a device without either has no place for files', async () => {
    expect(await openKeptFiles({ name: 'kitchen' })).toBeNull(); // Node has neither
  });
});
