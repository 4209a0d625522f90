/** What a command is: a synchronous function inside one transaction that answers with a value or a refusal. */
import type { Connection } from '../database/connection.ts';
import type { Moment, Uuid } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { CommandName, Commands } from './register.ts';

export interface CommandContext {
  readonly connection: Connection;
  /** The one moment of everything the command writes. */
  readonly at: Moment;
  readonly newUuid: () => Uuid;
  readonly appVersion: string;
}

export type Command<N extends CommandName> = (
  context: CommandContext,
  ask: Commands[N]['ask'],
) => Result<Commands[N]['answer'], Refusal>;
