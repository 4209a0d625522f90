/**
 * Builds the app as it is delivered, into a folder outside the project, so that neither `dist` nor a second test run is disturbed.
 * In a process of its own: inside Vitest's, NODE_ENV is `test`, and the build would be one for development.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const viteCommand = resolve('node_modules/vite/bin/vite.js');

const VITEST_OWN = new Set(['TEST', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL']);

/** The environment of this process without what Vitest put into it. */
export function productionEnv(): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(([name]) => !VITEST_OWN.has(name) && !name.startsWith('VITEST'));
  return { ...Object.fromEntries(ours), NODE_ENV: 'production' };
}

/** Builds, as the given version where one is given, and says where it lies. Removed by {@link discardBuild}. */
export function buildApp(version?: string): Promise<string> {
  return build([], version === undefined ? {} : { BAKELINE_VERSION: version });
}

/** Builds by another Vite configuration than the app's. */
export function buildBy(configFile: string): Promise<string> {
  return build(['--config', configFile], {});
}

async function build(options: readonly string[], variables: NodeJS.ProcessEnv): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'bakeline-build-'));
  const env = { ...productionEnv(), ...variables };
  const build = [viteCommand, 'build', ...options, '--outDir', directory, '--emptyOutDir', '--logLevel', 'warn'];
  try {
    await promisify(execFile)(process.execPath, build, { env });
  } catch (error) {
    await discardBuild(directory);
    throw new Error(`The app does not build.\n${(error as { stderr?: string }).stderr}`, { cause: error });
  }
  return directory;
}

export async function discardBuild(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
}
