/** A directory of files in memory, as a browser's own file system behaves; it can fail, or be switched off, at any operation. */
import type { FileAccess, FileDirectory, FileHandle } from '../../src/storage/kept-files-directory.ts';

export type FileOperation = 'list' | 'find' | 'read' | 'open' | 'truncate' | 'write' | 'flush' | 'remove';

export class StandInDirectory implements FileDirectory {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly #locked = new Set<string>();
  #fault: (operation: FileOperation, number: number) => string | undefined = () => undefined;
  #operations = 0;
  #failures = 0;

  /** What fails from now on: given the kind and the number, from 1, of each operation, an error's name or nothing. */
  failOn(fault: (operation: FileOperation, number: number) => string | undefined): void {
    this.#fault = fault;
    this.#operations = 0;
    this.#failures = 0;
  }

  /** Nothing fails from now on. Gives how many failures there were. */
  mend(): number {
    this.#fault = () => undefined;
    return this.#failures;
  }

  get isLocked(): boolean {
    return this.#locked.size > 0;
  }

  keys(): AsyncIterable<string> {
    this.#at('list');
    const names = [...this.files.keys()];
    return {
      async *[Symbol.asyncIterator]() {
        await Promise.resolve();
        yield* names;
      },
    };
  }

  async getFileHandle(name: string, options?: { create: boolean }): Promise<FileHandle> {
    await Promise.resolve();
    this.#at('find');
    if (!this.files.has(name)) {
      if (!options?.create) throw new DOMException(`no file ${name}`, 'NotFoundError');
      this.files.set(name, new Uint8Array(0));
    }
    return {
      getFile: async () => {
        await Promise.resolve();
        this.#at('read');
        return new Blob([this.#bytes(name).slice()]);
      },
      createSyncAccessHandle: async () => {
        await Promise.resolve();
        this.#at('open');
        return this.#access(name);
      },
    };
  }

  async removeEntry(name: string): Promise<void> {
    await Promise.resolve();
    this.#at('remove');
    if (!this.files.delete(name)) throw new DOMException(`no file ${name}`, 'NotFoundError');
  }

  #access(name: string): FileAccess {
    if (this.#locked.has(name)) throw new DOMException(`${name} is in use`, 'NoModificationAllowedError');
    this.#locked.add(name);
    return {
      truncate: (size) => {
        this.#at('truncate');
        this.files.set(name, this.#bytes(name).slice(0, size));
      },
      write: (bytes, { at }) => {
        this.#at('write');
        const before = this.#bytes(name);
        const after = new Uint8Array(Math.max(before.length, at + bytes.length));
        after.set(before);
        after.set(bytes, at);
        this.files.set(name, after);
        return bytes.length;
      },
      flush: () => {
        this.#at('flush');
      },
      close: () => {
        this.#locked.delete(name);
      },
    };
  }

  #bytes(name: string): Uint8Array<ArrayBuffer> {
    return this.files.get(name) ?? new Uint8Array(0);
  }

  #at(operation: FileOperation): void {
    const name = this.#fault(operation, ++this.#operations);
    if (name === undefined) return;
    this.#failures++;
    throw new DOMException(`fails on purpose at operation ${this.#operations}, ${operation}`, name);
  }
}
