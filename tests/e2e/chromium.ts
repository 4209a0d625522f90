/**
 * Finds a Chromium to test with. In this order: CHROMIUM_PATH, one that the system has, the one inside the npm package
 * @sparticuz/chromium, so that on Linux the tests need nothing but `npm ci`.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

export interface ChromiumLaunch {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const FONT_LIST = 'bakeline-fonts.conf';

interface FoundChromium {
  readonly executablePath: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What Playwright's launch functions take. Throws a sentence that says what to set when there is no Chromium. */
export async function chromiumLaunch(): Promise<ChromiumLaunch> {
  const found = chosenChromium() ?? systemChromium() ?? (await packagedChromium());
  return {
    executablePath: found.executablePath,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--disable-domain-reliability',
      '--no-pings',
      '--no-proxy-server',
      // Nothing outside this machine has an address: what a test does not notice still gets nowhere.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
    env: { ...(process.env as Record<string, string>), ...found.env },
  };
}

function chosenChromium(): FoundChromium | undefined {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath) return undefined;
  if (!existsSync(executablePath)) throw new Error(`CHROMIUM_PATH is ${executablePath}, and there is no such file.`);
  return { executablePath };
}

function systemChromium(): FoundChromium | undefined {
  const executablePath = usualPlaces().find((path) => existsSync(path));
  return executablePath === undefined ? undefined : { executablePath };
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? [join(root, 'Google', 'Chrome', 'Application', 'chrome.exe')] : []));
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Unpacked once per `npm ci`, beside the packages. */
async function packagedChromium(): Promise<FoundChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Install Chrome or Chromium, or set CHROMIUM_PATH to its executable.');
  }
  const cache = resolve('node_modules/.cache');
  const unpacked = join(cache, 'chromium-147.0.0');
  if (!existsSync(unpacked)) await unpackChromium(cache, unpacked);
  return {
    executablePath: join(unpacked, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(unpacked, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
      FONTCONFIG_FILE: join(unpacked, FONT_LIST),
    },
  };
}

/**
 * The package unpacks into the system's temporary folder and takes whatever it finds there for whole. So it gets a temporary
 * folder of its own, in a process of its own, and only what is whole gets the name that is looked for.
 */
async function unpackChromium(cache: string, unpacked: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'unpacking-'));
  try {
    const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
    await writeFile(join(staging, FONT_LIST), fontList(unpacked));
    await rename(staging, unpacked);
  } catch (error) {
    // Another test process may have been faster.
    if (!existsSync(unpacked)) throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** The package's own list names folders that only its usual host has; with no font at all, text has no height. */
function fontList(unpacked: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(unpacked, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(unpacked, 'font-cache')}</cachedir>
</fontconfig>
`;
}
