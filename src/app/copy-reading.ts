/**
 * Reading a file in a worker of its own, which is thrown away afterwards: bytes of unknown origin may keep it busy for ever, or use up
 * its memory, and nothing else is held up or lost by that.
 */
import { COPY_SECONDS, type CopyRefusal } from '../domain/kitchen-copy.ts';
import { err, type Result } from '../shared/result.ts';
import type { ReadCopy } from '../store/read-copy.ts';
import type { Trouble } from '../store/trouble.ts';

/** The bytes are handed over: they are of no use here any more. Refuses what cannot be read, also within 15 seconds. */
export function readApart(
  startReader: () => Worker,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<ReadCopy, CopyRefusal | Trouble>> {
  const worker = startReader();
  return new Promise<Result<ReadCopy, CopyRefusal | Trouble>>((resolve) => {
    const timer = setTimeout(() => end(err({ type: 'CopyTooSlow', seconds: COPY_SECONDS })), COPY_SECONDS * 1000);
    const end = (answer: Result<ReadCopy, CopyRefusal | Trouble>) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Result<ReadCopy, CopyRefusal | Trouble>>) => end(data));
    worker.addEventListener('error', ({ message }) => end(err({ type: 'EngineFailed', message })));
    worker.postMessage(bytes, [bytes.buffer]);
  });
}
