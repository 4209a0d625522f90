/**
 * Serves a built app with `vite preview`, headers and all, in a child process that a test can take away.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { productionEnv, viteCommand } from './built-app.ts';

const PATIENCE_MS = 20_000;
/** Its standard input closes when the test process ends, however it ends: even a killed one leaves no server behind. */
const END_WITH_PARENT = 'data:text/javascript,process.stdin.on("end",()=>process.exit()).resume()';

export interface KitchenServer {
  readonly origin: string;
  readonly port: number;
  /** False once it was stopped. */
  isRunning(): boolean;
  /** Ends the server; a new one may be started on the same port afterwards. */
  stop(): Promise<void>;
}

/** Starts a server for a folder that {@link buildApp} made, on a free port or the one that is asked for. */
export async function startKitchenServer(directory: string, port?: number): Promise<KitchenServer> {
  const chosenPort = port ?? (await freePort());
  const origin = `http://127.0.0.1:${chosenPort}`;
  const preview = ['preview', '--outDir', directory, '--port', String(chosenPort), '--strictPort'];
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, viteCommand, ...preview], {
    env: productionEnv(),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const complaints: string[] = [];
  child.stderr.on('data', (text: Buffer) => complaints.push(text.toString()));

  const givingUpAt = performance.now() + PATIENCE_MS;
  while (!(await answers(origin))) {
    if (hasEnded(child) || performance.now() > givingUpAt) {
      await end(child);
      throw new Error(`The app is not served at ${origin}. ${complaints.join('')}`);
    }
    await delay(50);
  }
  return { origin, port: chosenPort, isRunning: () => !hasEnded(child), stop: () => end(child) };
}

async function answers(origin: string): Promise<boolean> {
  return fetch(origin).then(
    (response) => response.ok,
    () => false,
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  // It holds nothing that would need a farewell.
  child.kill('SIGKILL');
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
