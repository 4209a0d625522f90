/** A copy of the kitchen in a file: what it says of itself. */
import * as v from 'valibot';
import { Moment } from './ids.ts';

/** When it was made, and by which version of the app. Names and shape stand in files that users keep. */
export const CopyMade = v.object({ madeAt: Moment, appVersion: v.string() });
export type CopyMade = v.InferOutput<typeof CopyMade>;
