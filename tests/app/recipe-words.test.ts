import { describe, expect, it } from 'vitest';
import { archivedPhrase } from '../../src/app/recipe-words.ts';

describe('ingredients of a recipe that are put away', () => {
  it('are used all the same, and that is said', () => {
    expect(archivedPhrase(['White sugar'])).toBe('White sugar is put away in the pantry; it is used all the same.');
    expect(archivedPhrase(['White sugar', 'Rye'])).toBe(
      'White sugar and Rye are put away in the pantry; they are used all the same.',
    );
  });
});
