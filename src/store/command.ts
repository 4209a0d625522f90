/** What a command is: a synchronous function inside one transaction that answers with a value or a refusal. */
import type { Connection } from '../database/connection.ts';
import type { Moment, Uuid } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { Result } from '../shared/result.ts';
import type { CommandName, Commands } from './register.ts';

export interface CommandContext {
  readonly connection: Connection;
  /** The one moment of everything the command writes. */
  readonly at: Moment;
  readonly newUuid: () => Uuid;
  readonly appVersion: string;
  /** How far a long command is; nobody may be listening. */
  readonly report: (progress: Progress) => void;
}

/** Steps done of all there are. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Whether what a form began with is still how things stand; absent or null: it began with nothing. */
export function isAsBegun<D>(now: D, before: D | null | undefined): boolean {
  return isNothing(before) || canonicalJson(now) === canonicalJson(before);
}

/** Whether a part of what is asked was left out. */
export function isNothing(given: unknown): given is null | undefined {
  return given === null || given === undefined;
}

export type Command<N extends CommandName> = (
  context: CommandContext,
  ask: Commands[N]['ask'],
) => Result<Commands[N]['answer'], Refusal>;
