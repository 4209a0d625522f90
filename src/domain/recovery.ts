/** What is known of a kitchen that was brought back from a safety copy. */
import * as v from 'valibot';
import { Moment } from './ids.ts';

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const Recovery = v.object({
  /** When it was recovered. */
  at: Moment,
  /** The kitchen was gone, was older than the last one saved, or was damaged. */
  because: v.picklist(['gone', 'older', 'damaged']),
  /** The ids it had before, the latest first. */
  formerIds: v.array(v.string()),
  /** The copy it was made from: of which save. */
  copy: v.object({ savedAt: Moment, generation: Count }),
  /** Saves after that one, as far as anything tells; null: nothing tells. */
  missing: v.nullable(Count),
  /** When the last of them was made; null: nothing tells. */
  lastSavedAt: v.nullable(Moment),
  /** The kept file of what was found; null: nothing was left to keep. */
  kept: v.nullable(v.string()),
});
export type Recovery = v.InferOutput<typeof Recovery>;

/** What a kitchen holds of it: a note that cannot be read is none. */
export const RecoveryNote = v.fallback(v.nullable(Recovery), null);
