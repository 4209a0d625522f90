import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { listingTroubleOf, openingTroubleOf, troubleOf } from '../../src/storage/storage-trouble.ts';

const dom = (name: string) => new DOMException('said by the browser', name);
const aborted = (name: string) => Object.assign(new Dexie.AbortError(), { inner: dom(name) });
const bulk = (name: string) => new Dexie.BulkError('said by Dexie', { 0: dom(name) });

describe('what went wrong with the storage', () => {
  it.each([
    ['the quota is used up at the end of a save', aborted('QuotaExceededError'), 'StorageFull'],
    ['the quota is used up at one of many writes', bulk('QuotaExceededError'), 'StorageFull'],
    ['the disk is full at the end of a save', aborted('DataError'), 'StorageFull'],
    ['a key was wrong, which no space would mend', new Dexie.DataError(), 'StorageFailed'],
    ['the connection was closed', new Dexie.DatabaseClosedError(), 'StorageClosed'],
    ['the connection is about to close', new Dexie.InvalidStateError(), 'StorageClosed'],
    ['one of many writes failed', bulk('UnknownError'), 'StorageFailed'],
    ['something was thrown that is no error', 'flour', 'StorageFailed'],
    ['nothing at all was thrown', undefined, 'StorageFailed'],
  ])('%s', (_what, error, type) => {
    expect(troubleOf(error)).toMatchObject({ type });
  });

  it.each([
    ['there is no space for a database', dom('QuotaExceededError'), { type: 'StorageFull' }],
    ['a private window allows none', dom('InvalidStateError'), { type: 'StorageUnavailable', reason: 'refused' }],
    ['cookies are blocked', dom('SecurityError'), { type: 'StorageUnavailable', reason: 'refused' }],
    ['site data is cleared at this moment', new Dexie.DatabaseClosedError(), { type: 'StorageClosed' }],
    ['anything else is told as it is', dom('UnknownError'), { type: 'StorageFailed', name: 'UnknownError' }],
  ])('at opening: %s', (_what, error, trouble) => {
    expect(openingTroubleOf(error)).toMatchObject(trouble);
  });

  it('at the list of databases: denied, or damaged', () => {
    expect(listingTroubleOf(dom('SecurityError'))).toMatchObject({ type: 'StorageUnavailable', reason: 'refused' });
    expect(listingTroubleOf(dom('UnknownError'))).toEqual({
      type: 'ImageDamaged',
      found: { check: 'database', name: 'UnknownError', message: 'said by the browser' },
    });
  });
});
