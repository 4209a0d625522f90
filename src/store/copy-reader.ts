/**
 * The edge of the worker that reads one file and is thrown away: takes its bytes, answers once with what readCopy gives. Whoever started
 * it ends it, in any case when it has taken too long.
 */
import { loadBrowserEngine } from '../database/browser-engine.ts';
import { err } from '../shared/result.ts';
import { readCopy } from './read-copy.ts';

self.addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  loadBrowserEngine().then(
    (engine) => {
      const read = readCopy(engine, data);
      self.postMessage(read, { transfer: read.ok ? [read.value.image.buffer] : [] });
    },
    (error: unknown) => self.postMessage(err({ type: 'EngineFailed', message: String(error) })),
  );
});
