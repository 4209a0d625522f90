/**
 * Makes sure that the packages of package-lock.json are installed, so that every npm script works on a fresh clone. Runs
 * before each of them, with nothing but Node; takes a few milliseconds when all is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const wantedNode = readJson('package.json').engines.node;
if (!isInRange(process.versions.node, wantedNode)) {
  stop(
    `Bakeline needs Node ${wantedNode}; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}

const missing = firstMissingPackage();
if (missing !== null) {
  console.log(`Installing packages (${missing})…`);
  const exitCode = runNpm(['ci', '--include=dev', '--loglevel=error']);
  if (exitCode !== 0)
    stop('The packages could not be installed. This step, and only this one, needs the network.', exitCode);
}

/** Why an install is due, in words; null when everything of the lock file is there. */
function firstMissingPackage() {
  // npm keeps its own record of what it has put there, and writes it last: without it an install was cut short.
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, record))) return 'none are there yet';
  const wanted = readJson('package-lock.json').packages;
  const installed = readJson(record).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    if (found === undefined) {
      // Packages for other platforms are in the lock file and rightly absent.
      if (entry.optional || entry.devOptional) continue;
      return `${path} is missing`;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return `${path} is of another version`;
    if (!existsSync(join(root, path))) return `${path} is missing`;
  }
  return null;
}

function runNpm(args) {
  const inheritOutput = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  // Inside an npm script, npm says where it is itself: no second npm gets in, and no shell is needed on Windows.
  const npm = process.env.npm_execpath;
  const done =
    npm && npm.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...args], inheritOutput)
      : spawnSync('npm', args, { ...inheritOutput, shell: process.platform === 'win32' });
  return done.status ?? 1;
}

/** Understands what engines.node says here: `^20.19.0 || >=22.12.0`. */
function isInRange(version, range) {
  const have = parts(version);
  return range.split('||').some((alternative) => {
    const least = parts(alternative);
    const isAtLeast = (have[0] - least[0] || have[1] - least[1] || have[2] - least[2]) >= 0;
    return isAtLeast && (alternative.includes('>=') || have[0] === least[0]);
  });
}

function parts(version) {
  return version.match(/\d+/g).slice(0, 3).map(Number);
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function stop(sentence, exitCode = 1) {
  console.error(sentence);
  process.exit(exitCode);
}
