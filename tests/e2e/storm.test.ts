/** A short storm, as `npm run storm` raises long ones: three kills, a crashed page and a worker that ends. */
import { expect } from 'vitest';
import { isWeathered, storm } from '../storm/storm.ts';
import { test } from './kitchen-test.ts';

test('what was shown as saved is there after the browser is killed in the middle of saving, and nothing else', async ({
  server,
}) => {
  const seed = Math.trunc(Math.random() * 2 ** 31);
  const lines: string[] = [];
  const { origin } = server;
  const figures = await storm({ rounds: 5, seed, mostChanges: 8, origin, tell: (line) => lines.push(line) });
  expect(figures.rounds).toBe(5);
  expect(figures.acknowledged).toBeGreaterThan(5);
  expect(isWeathered(figures), [`seed ${seed}`, ...lines, ...figures.troubles].join('\n')).toBe(true);
}, 180_000); // a busy machine starts browsers slowly
