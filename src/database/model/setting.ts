import * as v from 'valibot';
import { Moment } from '../../domain/ids.ts';
import { JsonColumn } from '../json-columns.ts';

/** One of the kitchen's settings: its value is any JSON value, judged by whoever knows the key. */
export const Setting = v.object({
  key: v.string(),
  value: JsonColumn,
  updatedAt: Moment,
});
export type Setting = v.InferOutput<typeof Setting>;
