/**
 * Reading a form: every field is read, and every refusal is kept with its field's path, so that each can stand beside its
 * control and nothing typed is lost.
 */
import { err, ok, type Result } from '../shared/result.ts';
import type { DraftRefused, FieldRefusal } from './refusals.ts';

export interface DraftFields {
  /** The field's value, or a placeholder when it was refused: `finish` then never uses it. */
  read<T>(at: string, field: Result<T, FieldRefusal['refusal']>): T;
  refuse(at: string, refusal: FieldRefusal['refusal']): void;
  /** The whole draft, unless a field was refused. */
  finish<T>(whole: T): Result<T, DraftRefused>;
}

export function draftFields(): DraftFields {
  const fields: FieldRefusal[] = [];
  return {
    read<T>(at: string, field: Result<T, FieldRefusal['refusal']>): T {
      if (field.ok) return field.value;
      fields.push({ at, refusal: field.error });
      return undefined as T; // a cast: finish refuses the draft, so nobody sees it
    },
    refuse(at, refusal) {
      fields.push({ at, refusal });
    },
    finish(whole) {
      return fields.length === 0 ? ok(whole) : err({ type: 'DraftRefused', fields });
    },
  };
}
