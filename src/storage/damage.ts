/** What keeps a stored image from being believed. */

/** Which check a stored image failed. `chunk` counts from 0; generations and counts are whole numbers. */
export type Damage =
  | { readonly check: 'database'; readonly name: string; readonly message: string }
  | { readonly check: 'head'; readonly field: string }
  | { readonly check: 'count'; readonly expected: number; readonly found: number }
  | { readonly check: 'coverage'; readonly chunk: number }
  | { readonly check: 'generation'; readonly chunk: number; readonly generation: number }
  | { readonly check: 'checksum'; readonly chunk: number }
  | { readonly check: 'image checksum' };

export interface ImageDamaged {
  readonly type: 'ImageDamaged';
  readonly found: Damage;
}

/** The stored layout is of a later kind than this code knows. */
export interface NewerFormat {
  readonly type: 'NewerFormat';
  readonly formatVersion: number;
}

export function damaged(found: Damage): ImageDamaged {
  return { type: 'ImageDamaged', found };
}
