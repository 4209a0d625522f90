/** What a file from another program would bring, as a person is shown it. */
import type { PlainDate } from '../domain/event-date.ts';
import type { Fingerprint } from '../domain/ids.ts';
import type { ImportPlan } from '../domain/import-plan.ts';
import type { LeftOut } from '../domain/kitchen-file.ts';

export interface ImportCounts {
  readonly ingredients: number;
  readonly recipes: number;
  /** What the recipes give. */
  readonly units: number;
  /** Counts for the pantry. */
  readonly counted: number;
  readonly events: number;
}

/** What a file from another program would bring. */
export interface ImportPreview {
  /** The day of the export, as the file says it. */
  readonly exportedOn: PlainDate | null;
  /** What is new. */
  readonly counts: ImportCounts;
  readonly ingredients: readonly string[];
  readonly recipes: readonly {
    readonly name: string;
    readonly units: readonly { readonly name: string; readonly unitsPerBatch: number }[];
  }[];
  /** For the pantry. */
  readonly stock: readonly { readonly name: string; readonly amount: string }[];
  readonly events: readonly { readonly name: string; readonly date: PlainDate }[];
  /** What is here already, and stays as it is. */
  readonly here: ImportPlan['here'];
  readonly leftOut: readonly LeftOut[];
  /** What a person confirms carries this: it names exactly what was shown. */
  readonly shown: Fingerprint;
}
