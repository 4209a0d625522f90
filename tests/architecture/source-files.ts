import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface SourceFile {
  /** With forward slashes, relative to the folder asked for. */
  readonly path: string;
  readonly text: string;
}

/** Every file below a folder of the project that ends in one of the endings. */
export function sourceFiles(folder: string, endings: readonly string[]): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length + 1).replaceAll(sep, '/'), text: readFileSync(path, 'utf8') }));
}
