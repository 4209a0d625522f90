import { describe, expect, it } from 'vitest';
import { checkPhrase, faultPhrase, isMendedByWritingAnew } from '../../src/app/check-words.ts';

describe('a check of all data', () => {
  it('says what it looked at when all is right', () => {
    expect(checkPhrase({ bytes: 1_200_000, plans: 3, changes: 12, faults: [] })).toBe(
      'All is right: 1.2 MB read again, every row, 3 sealed plans and 12 changes.',
    );
    expect(checkPhrase({ bytes: 0, plans: 0, changes: 0, faults: [] })).toMatch(
      /^All is right: .* read again, every row\.$/,
    );
  });

  it('says how much is wrong, what, and what to do first', () => {
    const strays = { type: 'Strays', table: 'recipes' } as const;
    expect(checkPhrase({ bytes: 9, plans: 0, changes: 0, faults: [strays] })).toBe(
      '1 thing is not right. Save a copy before anything else.',
    );
    expect(faultPhrase(strays)).toBe('Rows of “recipes” refer to what is not there.');
    expect(faultPhrase({ type: 'Unsound', says: 'row 3 missing' })).toBe('The database is not sound: row 3 missing.');
    expect([0, 2].map((entry) => faultPhrase({ type: 'Seal', event: 'Fair', entry }))).toEqual([
      'Fair: the original is not as it was sealed.',
      'Fair: change 2 is missing, or not as it was written.',
    ]);
    const damaged = { type: 'ImageDamaged', found: { check: 'checksum', chunk: 1 } } as const;
    expect(faultPhrase({ type: 'Stored', trouble: damaged })).toMatch(/damaged.*save everything here again/);
    const cleared = { type: 'StorageCleared' } as const;
    const offered = [damaged, cleared, { type: 'StorageClosed' } as const].map((trouble) =>
      isMendedByWritingAnew({ type: 'Stored', trouble }),
    );
    expect(offered).toEqual([true, true, false]);
    expect(isMendedByWritingAnew(strays)).toBe(false);
  });
});
