import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import triggersSql from '../../src/database/triggers.sql?raw';
import { guardsOfMaking } from './guards-of-making.ts';
import { guardsOfPlans } from './guards-of-plans.ts';
import { busyKitchen, openings } from './kitchen.ts';

const guards = [...guardsOfPlans, ...guardsOfMaking];

describe.each(openings)('what the database refuses by itself, %s', (_when, open) => {
  const kitchen = busyKitchen(open);
  const { connection } = kitchen;
  beforeEach(() => connection.begin());
  afterEach(() => connection.rollback());

  it.each(guards)('$it', ({ trigger, says, given, refuses }) => {
    if (given) connection.exec(given(kitchen));
    const statement = refuses(kitchen);
    expect(() => connection.exec(statement)).toThrow(says);
    connection.exec(`DROP TRIGGER ${trigger}`);
    expect(connection.run(statement, {}).changes, 'it is this trigger that refuses, and nothing else').toBe(1);
  });
});

describe('the table of refusals', () => {
  it('has a case for every trigger and every message', () => {
    const raised = [...triggersSql.matchAll(/CREATE TRIGGER (\w+)([\s\S]*?)END;/g)].flatMap(([, trigger, body = '']) =>
      [...body.matchAll(/RAISE\(ABORT, '([^']+)'\)/g)].map(([, says]) => `${trigger}: ${says}`),
    );
    const tried = guards.map(({ trigger, says }) => `${trigger}: ${says}`);
    expect([...new Set(tried)].sort()).toEqual(raised.sort());
  });
});
