import { describe, expect, it } from 'vitest';
import { standingAt, startInForce, type HistoryFact, type HistoryKind } from '../../src/domain/event-history.ts';
import type { HistoryEntryId } from '../../src/domain/ids.ts';

const entryId = (id: number) => id as HistoryEntryId;
const historyOf = (...kinds: HistoryKind[]): HistoryFact[] =>
  kinds.map((kind, place) => ({ id: entryId(10 * (place + 1)), kind, recordId: null }));
const standings = (history: readonly HistoryFact[]) => history.map(({ id }) => standingAt(history, id));

describe('how an event stood at an entry of its history', () => {
  it('follows every step and counts every change, runs and packings between them', () => {
    const history = historyOf('locked', 'started', 'amended', 'made', 'amended', 'packed', 'completed', 'reopened');
    expect(standings(history)).toEqual([
      { state: 'locked', changes: null },
      { state: 'in_production', changes: 0 },
      { state: 'in_production', changes: 1 },
      { state: 'in_production', changes: 1 },
      { state: 'in_production', changes: 2 },
      { state: 'in_production', changes: 2 },
      { state: 'completed', changes: 2 },
      { state: 'in_production', changes: 2 },
    ]);
  });

  it('knows no plan of a start that was voided, only of the one that is in force', () => {
    const history = historyOf(
      'locked',
      'started',
      'made',
      'made_voided',
      'start_voided',
      'unlocked',
      'locked',
      'started',
    );
    expect(standings(history)).toEqual([
      { state: 'locked', changes: null },
      { state: 'in_production', changes: null },
      { state: 'in_production', changes: null },
      { state: 'in_production', changes: null },
      { state: 'locked', changes: null },
      { state: 'draft', changes: null },
      { state: 'locked', changes: null },
      { state: 'in_production', changes: 0 },
    ]);
    expect(startInForce(history)).toBe(7);
    expect(startInForce(history.slice(0, 6))).toBeNull();
    expect(startInForce([])).toBeNull();
  });

  it('is not known of an entry of another event', () => {
    expect(standingAt(historyOf('locked'), entryId(99))).toBeNull();
  });
});
