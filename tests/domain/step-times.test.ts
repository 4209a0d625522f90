/** Which times a step of a recipe names. */
import { describe, expect, it } from 'vitest';
import type { RecipeId } from '../../src/domain/ids.ts';
import { stepTimeKey, timesInStep } from '../../src/domain/step-times.ts';

const [SEC, MIN, HOUR] = [1_000, 60_000, 3_600_000];
/** “30 minutes = 1800000”, and for a range both. */
const said = (step: string) => timesInStep(step).map(({ from, to, ms, upToMs }) => [step.slice(from, to), ms, upToMs]);

describe('a step', () => {
  it.each<[step: string, words: string, ms: number]>([
    ['Rest the dough for 30 minutes.', '30 minutes', 30 * MIN],
    ['Chill 1 1/2 hours', '1 1/2 hours', 1.5 * HOUR],
    ['Chill 1-1/2 hours', '1-1/2 hours', 1.5 * HOUR],
    ['Chill 1½ hours', '1½ hours', 1.5 * HOUR],
    ['Chill 1 ½ h, then roll', '1 ½ h', 1.5 * HOUR],
    ['Chill ½ hour', '½ hour', HOUR / 2],
    ['Chill 1.5 hours', '1.5 hours', 1.5 * HOUR],
    ['Chill 1,5 hours', '1,5 hours', 1.5 * HOUR],
    ['Leave it for an hour.', 'an hour', HOUR],
    ['Leave it for half an hour.', 'half an hour', HOUR / 2],
    ['Leave it for a half hour.', 'a half hour', HOUR / 2],
    ['Leave it a quarter of an hour', 'a quarter of an hour', HOUR / 4],
    ['Leave it three quarters of an hour', 'three quarters of an hour', 0.75 * HOUR],
    ['Leave it for an hour and a half.', 'an hour and a half', 1.5 * HOUR],
    ['Leave it for two and a half hours.', 'two and a half hours', 2.5 * HOUR],
    ['Bake 1 hour and 20 minutes', '1 hour and 20 minutes', 80 * MIN],
    ['Bake 1 hr. 20 min.', '1 hr. 20 min.', 80 * MIN],
    ['Bake 1h20, then cool', '1h20', 80 * MIN],
    ['Bake 1h20min', '1h20min', 80 * MIN],
    ['Beat for one minute.', 'one minute', MIN],
    ['Beat for Twenty-Five minutes.', 'Twenty-Five minutes', 25 * MIN],
    ['A 5-minute rest', '5-minute', 5 * MIN],
    ['Whisk 30 seconds', '30 seconds', 30 * SEC],
    ['Whisk 45 sec, no more', '45 sec', 45 * SEC],
    ['Bake at 350°F for 12mins', '12mins', 12 * MIN],
    ['Heat to 350 – 20 minutes', '20 minutes', 20 * MIN],
  ])('“%s” names %s', (step, words, ms) => {
    expect(said(step)).toEqual([[words, ms, null]]);
  });

  it.each<[step: string, words: string, ms: number, upToMs: number]>([
    ['bake 8–10 min', '8–10 min', 8 * MIN, 10 * MIN],
    ['bake 8 - 10 minutes', '8 - 10 minutes', 8 * MIN, 10 * MIN],
    ['bake 8 to 10 minutes', '8 to 10 minutes', 8 * MIN, 10 * MIN],
    ['bake 8 or 10 minutes', '8 or 10 minutes', 8 * MIN, 10 * MIN],
    ['bake between 8 and 10 minutes', '8 and 10 minutes', 8 * MIN, 10 * MIN],
    ['rise 1 to 1 1/2 hours', '1 to 1 1/2 hours', HOUR, 1.5 * HOUR],
    ['rise 1½–2 hours', '1½–2 hours', 1.5 * HOUR, 2 * HOUR],
    ['rise 45 minutes to an hour', '45 minutes to an hour', 45 * MIN, HOUR],
    ['rise 30 min – 1 h', '30 min – 1 h', 30 * MIN, HOUR],
    ['Bake at 180–200 °C for 10–12 minutes', '10–12 minutes', 10 * MIN, 12 * MIN],
  ])('“%s” offers the shorter end of %s first, and says so', (step, words, ms, upToMs) => {
    expect(said(step)).toEqual([[words, ms, upToMs]]);
  });

  it('names each of its times, in their order', () => {
    expect(said('Bake 20 minutes and turn; bake 10 minutes more, then cool for 1 hour.')).toEqual([
      ['20 minutes', 20 * MIN, null],
      ['10 minutes', 10 * MIN, null],
      ['1 hour', HOUR, null],
    ]);
    expect(said('Stir 5 and 10 minutes in')).toEqual([['10 minutes', 10 * MIN, null]]);
  });

  it.each([
    ['Heat the oven to 350 °F (180 °C).'],
    ['Add 2 cups flour and 3 large eggs.'],
    ['Put a second layer on the first.'],
    ['Fold in 2 minced cloves and 3 heads of garlic.'],
    ['Chill overnight, or for 2 days.'],
    ['Whisk for a few minutes.'],
    ['Leave it 100 hours.'],
    ['Leave it 0 minutes.'],
    ['Use 1/0 hours.'],
    [''],
  ])('“%s” names none', (step) => {
    expect(said(step)).toEqual([]);
  });

  it('as long as they get is read at once', () => {
    const began = performance.now();
    timesInStep('1 1 1-1/2 and a '.repeat(1_250));
    timesInStep('an an half an '.repeat(1_400));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

it('a time is known again by its recipe, its step, its place there and its length', () => {
  const [cookies, buns] = [7 as RecipeId, 8 as RecipeId];
  const keysOf = (recipeId: RecipeId, step: number, text: string) =>
    timesInStep(text).map((time) => stepTimeKey({ recipeId, step }, time));
  const baked = 'Bake 9 minutes, turn, and bake 9 minutes.';
  expect(keysOf(cookies, 2, baked)).toEqual(keysOf(cookies, 2, baked));
  const others = [
    keysOf(cookies, 2, baked),
    keysOf(cookies, 3, baked),
    keysOf(buns, 2, baked),
    keysOf(cookies, 2, 'Bake 8 minutes.'),
  ].flat();
  expect(new Set(others).size).toBe(7);
});
