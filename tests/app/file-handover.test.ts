import { describe, expect, it } from 'vitest';
import { isShareable, shareFile } from '../../src/app/file-handover.ts';

const file = new File(['SQLite'], 'bakeline-2026-11-25.sqlite', { type: 'application/vnd.sqlite3' });
const failing = (error: Error) => ({ canShare: () => true, share: () => Promise.reject(error) });
const takesEverything = { canShare: () => true, share: () => Promise.resolve() };

describe('the share sheet', () => {
  it.each([
    ['has none', {}, false],
    ['shares only words', { share: () => Promise.resolve() }, false],
    ['does not share such files', { ...takesEverything, canShare: () => false }, false],
    ['shares such files', takesEverything, true],
  ])('is offered or not by a browser that %s', (_, browser, expected) => {
    expect(isShareable(file, browser)).toBe(expected);
  });

  it('is handed the file and nothing else', async () => {
    const handed: unknown[] = [];
    const browser = { share: (data: unknown) => Promise.resolve(void handed.push(data)) };
    expect(await shareFile(file, browser)).toBe('shared');
    expect(handed).toEqual([{ files: [file] }]);
  });

  it.each([
    ['closed without a choice', new DOMException('', 'AbortError'), 'left'],
    ['refused by the browser, for such a file', new DOMException('Permission denied', 'NotAllowedError'), 'refused'],
    ['that cannot start', new DOMException('', 'DataError'), 'refused'],
    ['that does not take the file after all', new TypeError('not shareable'), 'refused'],
  ])('%s is no copy that was saved', async (_, error, outcome) => {
    expect(await shareFile(file, failing(error))).toBe(outcome);
  });
});
