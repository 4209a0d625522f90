/** SQLite's code in a browser: where the build puts its wasm file. */
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { loadEngine, type Engine } from './connection.ts';

/** Rejects when the file cannot be had or is of another build; trying again takes a new worker. */
export function loadBrowserEngine(): Promise<Engine> {
  return loadEngine(() => wasmUrl);
}
