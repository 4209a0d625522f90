/** Puts the refusals of a form where they belong: each beside its control, the rest where the button stands. */
import type { FieldRefusal, Refusal } from '../domain/refusals.ts';
import type { Trouble } from '../store/trouble.ts';

/** What was refused of the field with this path (`date`, `lines.2.amount`), or null. */
export function refusalAt(error: Refusal | Trouble | null, at: string): FieldRefusal['refusal'] | null {
  if (error?.type !== 'DraftRefused') return null;
  return error.fields.find((field) => field.at === at)?.refusal ?? null;
}

/** What no field of the form shows: a refusal of the whole, or of a path that is not among those shown. */
export function refusalBeyond(
  error: Refusal | Trouble | null,
  isShown: (at: string) => boolean,
): Refusal | Trouble | null {
  if (error?.type !== 'DraftRefused') return error;
  const fields = error.fields.filter((field) => !isShown(field.at));
  return fields.length === 0 ? null : { type: 'DraftRefused', fields };
}

/**
 * The same, with rows named by their keys instead of their places (`lines.2.amount` → `lines.17.amount`): rows may come and go
 * while the form is mended, and each keeps what was refused of it. `rows` are those that were sent.
 */
export function refusalsByKey(
  error: Refusal | Trouble,
  rows: Readonly<Record<string, readonly { readonly key: number }[]>>,
): Refusal | Trouble {
  if (error.type !== 'DraftRefused') return error;
  const fields = error.fields.map((field) => {
    const [list = '', place = '', ...rest] = field.at.split('.');
    const row = place === '' ? undefined : rows[list]?.[Number(place)];
    return row ? { ...field, at: [list, row.key, ...rest].join('.') } : field;
  });
  return { type: 'DraftRefused', fields };
}

/** The same without one field: it is being typed anew. */
export function withoutRefusalAt(error: Refusal | Trouble | null, at: string): Refusal | Trouble | null {
  return refusalBeyond(error, (shown) => shown === at);
}
