/** What the store answers with, as screens see it: types only. Screens know the store through this folder alone. */
export type { Progress } from '../store/command.ts';
export type { SafetyFacts } from '../store/kitchen-safety.ts';
export type { ReadCopy } from '../store/read-copy.ts';
export type { Trouble } from '../store/trouble.ts';
export type * from '../store/change-views.ts';
export type * from '../store/history-views.ts';
export type * from '../store/import-views.ts';
export type * from '../store/making-views.ts';
export type * from '../store/next-event-views.ts';
export type * from '../store/pantry-views.ts';
export type * from '../store/paper-views.ts';
export type * from '../store/run-views.ts';
export type * from '../store/views.ts';
