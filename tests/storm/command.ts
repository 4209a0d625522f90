/** `npm run storm -- --rounds N --seed S --wipes`: builds the app, raises a storm, and ends with 1 when anything was lost in it. */
import { parseArgs } from 'node:util';
import { buildApp, discardBuild } from '../e2e/built-app.ts';
import { startKitchenServer } from '../e2e/kitchen-server.ts';
import { isWeathered, storm } from './storm.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string' },
    wipes: { type: 'boolean', default: false },
  },
});
const hasWipes = values.wipes;
const rounds = Number(values.rounds);
const seed = values.seed === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(values.seed);
if (!(Number.isSafeInteger(rounds) && rounds > 0 && Number.isSafeInteger(seed)))
  throw new Error('--rounds and --seed are whole numbers');

console.log(`A storm of ${rounds} rounds, seed ${seed}.`);
const directory = await buildApp();
try {
  const server = await startKitchenServer(directory);
  const { origin } = server;
  const figures = await storm({ rounds, seed, mostChanges: 30, hasWipes, origin, tell: (line) => console.log(line) });
  await server.stop();
  console.log(figures);
  if (!isWeathered(figures)) process.exitCode = 1;
} finally {
  await discardBuild(directory);
}
