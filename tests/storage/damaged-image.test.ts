import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES, checksum, type ChunkRow } from '../../src/storage/chunks.ts';
import type { Head } from '../../src/storage/head.ts';
import { bytesIn } from './image-bytes.ts';
import {
  expectSame,
  told,
  damage,
  imageOf,
  newTablet,
  nextHead,
  openOn,
  saveOn,
  storedRows,
  storeOn,
  withByte,
  type StoredRows,
} from './tablet.ts';

/** A tablet whose image of three chunks, the last one short, was saved twice; the second save changed the middle. */
async function tabletWithTwoSaves() {
  const tablet = newTablet();
  const store = await storeOn(tablet);
  const first = await saveOn(store, null, imageOf(2 * CHUNK_BYTES + 100));
  const before = await storedRows(tablet);
  const second = await saveOn(store, first, withByte(bytesIn(first), CHUNK_BYTES + 50, 0x77));
  return { tablet, store, before, second };
}

type Stores = Parameters<Parameters<typeof damage>[1]>[0];

function chunkOf(rows: StoredRows, chunk: number): ChunkRow {
  const row = rows.chunks[chunk];
  if (!row) throw new Error(`chunk ${chunk} is not stored`);
  return row;
}

function headWith(rows: StoredRows, change: Partial<Record<keyof Head, unknown>>) {
  return { ...rows.meta[0], ...change };
}

describe('a damaged image', () => {
  const damages: [string, (stores: Stores, rows: StoredRows, before: StoredRows) => void, object][] = [
    ['a part is missing', ({ chunks }) => chunks.delete(1), { check: 'count', expected: 3, found: 2 }],
    [
      'a part too many is there',
      ({ chunks }, rows) => chunks.put({ ...chunkOf(rows, 2), i: 3 }),
      { check: 'count', expected: 3, found: 4 },
    ],
    [
      'a part stands in another’s place',
      ({ chunks }, rows) => {
        chunks.delete(2);
        chunks.put({ ...chunkOf(rows, 2), i: 7 });
      },
      { check: 'coverage', chunk: 2 },
    ],
    [
      'two parts changed places',
      ({ chunks }, rows) => {
        chunks.put({ ...chunkOf(rows, 0), i: 1 });
        chunks.put({ ...chunkOf(rows, 1), i: 0 });
      },
      { check: 'image checksum' },
    ],
    [
      'a part was cut short',
      ({ chunks }, rows) => chunks.put({ ...chunkOf(rows, 0), d: chunkOf(rows, 0).d.slice(0, 5) }),
      { check: 'coverage', chunk: 0 },
    ],
    [
      'a part holds no bytes',
      ({ chunks }, rows) => chunks.put({ ...chunkOf(rows, 0), d: 'f'.repeat(CHUNK_BYTES) }),
      { check: 'coverage', chunk: 0 },
    ],
    [
      'one bit flipped',
      ({ chunks }, rows) => {
        const row = chunkOf(rows, 2);
        chunks.put({ ...row, d: withByte(row.d, 99, (row.d[99] ?? 0) ^ 1) });
      },
      { check: 'checksum', chunk: 2 },
    ],
    [
      'a checksum was changed',
      ({ chunks }, rows) => chunks.put({ ...chunkOf(rows, 0), h: chunkOf(rows, 0).h ^ 1 }),
      { check: 'checksum', chunk: 0 },
    ],
    [
      'the bytes of an older save lie under today’s record',
      ({ chunks }, rows, before) => chunks.put({ ...chunkOf(rows, 1), d: chunkOf(before, 1).d }),
      { check: 'checksum', chunk: 1 },
    ],
    [
      'a part of an older save came back whole',
      ({ chunks }, _rows, before) => chunks.put(chunkOf(before, 1)),
      { check: 'image checksum' },
    ],
    [
      'a part is from a save that the head does not know',
      ({ chunks }, rows) => chunks.put({ ...chunkOf(rows, 1), v: 3 }),
      { check: 'generation', chunk: 1, generation: 3 },
    ],
    [
      'the head is from an older save than a part',
      ({ meta }, _rows, before) => meta.put(before.meta[0]),
      { check: 'generation', chunk: 1, generation: 2 },
    ],
    [
      'a part says no save at all',
      ({ chunks }, rows) => chunks.put({ i: 0, h: chunkOf(rows, 0).h, d: chunkOf(rows, 0).d }),
      { check: 'generation', chunk: 0 },
    ],
    ['the head is missing', ({ meta }) => meta.delete('head'), { check: 'head', field: 'k' }],
    ['the head is empty', ({ meta }) => meta.put({ k: 'head' }), { check: 'head', field: 'formatVersion' }],
    [
      'the length is too large',
      ({ meta }, rows) => meta.put(headWith(rows, { length: 2 ** 50 })),
      { check: 'count', found: 3 },
    ],
    [
      'the length is one too small',
      ({ meta }, rows) => meta.put(headWith(rows, { length: 2 * CHUNK_BYTES + 99 })),
      { check: 'coverage', chunk: 2 },
    ],
    ...(
      [
        ['formatVersion', 0],
        ['databaseId', ''],
        ['databaseId', 7],
        ['generation', 0],
        ['generation', 1.5],
        ['generation', '2'],
        ['writer', undefined],
        ['length', -1],
        ['length', NaN],
        ['chunkSize', 65_536],
        ['imageChecksum', null],
        ['schemaVersion', '3'],
        ['minReader', -1],
        ['savedAt', 0],
      ] satisfies [keyof Head, unknown][]
    ).map(([field, value]): (typeof damages)[number] => [
      `the head says ${String(value)} as its ${field}`,
      ({ meta }, rows) => meta.put(headWith(rows, { [field]: value })),
      { check: 'head', field },
    ]),
  ];

  it.each(damages)('is found when %s, and nothing is written', async (_what, doDamage, found) => {
    const { tablet, store, before } = await tabletWithTwoSaves();
    const whole = await storedRows(tablet);
    await damage(tablet, (stores) => {
      doDamage(stores, whole, before);
    });
    const broken = await storedRows(tablet);
    expect(told(await store.load())).toMatchObject({ ok: false, error: { type: 'ImageDamaged', found } });
    const anew = { base: null, bytes: imageOf(5), next: nextHead(9) };
    expect(told(await store.save(anew))).toMatchObject({ ok: false });
    expectSame(await storedRows(tablet), broken);
  });

  it('is not opened by an older app when a newer one wrote it in another way, and nothing is written', async () => {
    const { tablet, store, second } = await tabletWithTwoSaves();
    await damage(tablet, ({ meta }) => meta.put({ k: 'head', formatVersion: 2, pages: 'elsewhere' }));
    const newer = await storedRows(tablet);
    const refusal = { ok: false, error: { type: 'NewerFormat', formatVersion: 2 } };
    expect(told(await store.load())).toEqual(refusal);
    expect(await store.readHead()).toEqual(refusal);
    expect(told(await store.loadNewer(second))).toEqual(refusal);
    expect(told(await store.save({ base: second, bytes: imageOf(5), next: nextHead(3) }))).toEqual(refusal);
    expectSame(await storedRows(tablet), newer);
  });

  const empty = new Uint8Array(0);
  const brokenNews: [string, (stores: Stores, rows: StoredRows) => void][] = [
    ['a part before the first', ({ chunks }) => chunks.put({ i: -1, v: 3, h: 0, d: new Uint8Array(CHUNK_BYTES) })],
    ['an empty part past the end', ({ chunks }) => chunks.put({ i: 4, v: 3, h: checksum(empty), d: empty })],
    ['a part with other bytes', ({ chunks }) => chunks.put({ i: 0, v: 3, h: 1, d: new Uint8Array(CHUNK_BYTES) })],
    [
      'a new part with a byte turned over',
      ({ chunks }, rows) => {
        const row = chunkOf(rows, 0);
        chunks.put({ ...row, d: withByte(row.d, 9, (row.d[9] ?? 0) ^ 1) });
      },
    ],
    ['a length with a few bytes more', ({ meta }, rows) => meta.put(headWith(rows, { length: 2 * CHUNK_BYTES + 110 }))],
    ['an impossible length', ({ meta }, rows) => meta.put(headWith(rows, { length: 2 ** 50 }))],
  ];

  it.each(brokenNews)(
    'is found when a tab catches up and meets %s; what it held stays as it was',
    async (_what, spoil) => {
      const { tablet, store, second } = await tabletWithTwoSaves();
      await saveOn(store, second, withByte(bytesIn(second), 3, 0x11));
      const rows = await storedRows(tablet);
      await damage(tablet, (stores) => {
        spoil(stores, rows);
      });
      expect(told(await store.loadNewer(second))).toMatchObject({ error: { type: 'ImageDamaged' } });
      expectSame(bytesIn(second), withByte(imageOf(2 * CHUNK_BYTES + 100), CHUNK_BYTES + 50, 0x77));
    },
  );

  it('is found when the list of databases cannot be read, and then nothing is opened', async () => {
    const tablet = newTablet();
    await saveOn(await storeOn(tablet), null, imageOf(10));
    let opened = 0;
    const unreadable = Object.assign(Object.create(tablet) as IDBFactory, {
      databases: () => Promise.reject(new DOMException('Internal error', 'UnknownError')),
      open: (...given: Parameters<IDBFactory['open']>) => (opened++, tablet.open(...given)),
    });
    expect(await openOn(unreadable)).toEqual({
      ok: false,
      error: {
        type: 'ImageDamaged',
        found: { check: 'database', name: 'UnknownError', message: 'Internal error' },
      },
    });
    expect(opened).toBe(0);
  });
});
