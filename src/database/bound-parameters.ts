/**
 * What may be bound to a statement. sql.js binds NULL for a parameter that is missing or misspelt, for NaN, and U+FFFD for half a
 * surrogate pair, all without a word: here each of them is a defect, before it reaches a row.
 */
import { invariant } from '../shared/invariant.ts';

/** What a column holds. There are no blobs in the model. */
export type SqlValue = string | number | null;

/** Values by parameter name, without the colon. */
export type Parameters = Readonly<Record<string, SqlValue>>;

/** Literals, quoted names and comments are skipped whole; a name is captured; what is left are signs that no statement has. */
const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|:([A-Za-z_]\w*)|[?@$;]/g;

/** The `:names` in the text of one statement. Any other parameter, or a second statement, is a defect. */
export function parameterNames(sql: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [token, name] of sql.matchAll(TOKENS)) {
    if (name !== undefined) names.add(name);
    invariant(!'?@$;'.includes(token), `one statement with :named parameters, without “${token}”: ${sql}`);
  }
  return names;
}

/** The parameters as sql.js takes them, when they are exactly those asked for. */
export function boundParameters(
  sql: string,
  names: ReadonlySet<string>,
  parameters: Parameters,
): Record<string, SqlValue> {
  const bound: Record<string, SqlValue> = {};
  for (const [name, value] of Object.entries(parameters)) {
    invariant(names.has(name), `parameter :${name} is given but not asked for: ${sql}`);
    invariant(isStorable(value), `parameter :${name} would not come back as it went in: ${sql}`);
    bound[`:${name}`] = value;
  }
  for (const name of names) invariant(`:${name}` in bound, `parameter :${name} is missing: ${sql}`);
  return bound;
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return value === null || Number.isFinite(value);
}
