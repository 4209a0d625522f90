import { describe, expect, it } from 'vitest';
import { groupEvents } from '../../src/app/event-groups.ts';
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { EventId } from '../../src/domain/ids.ts';
import type { PlanState } from '../../src/domain/plan-states.ts';
import type { EventRow } from '../../src/store/views.ts';

const today = '2026-12-19' as PlainDate;

function event(name: string, date: string, state: PlanState): EventRow {
  return {
    eventId: 1 as EventId,
    name,
    date: date as PlainDate,
    guests: null,
    state,
    outlook: null,
  };
}
const names = (events: readonly EventRow[]) => events.map((row) => row.name);

describe('the list of events', () => {
  it('has the one being baked first, even when it is late or another comes sooner', () => {
    const groups = groupEvents(
      [
        event('late', '2026-12-18', 'in_production'),
        event('today', '2026-12-19', 'locked'),
        event('later', '2026-12-20', 'in_production'),
      ],
      today,
    );
    expect(groups.first?.name).toBe('late');
    expect(names(groups.coming)).toEqual(['today', 'later']);
    expect(groups.past).toEqual([]);
  });

  it('has the next one first while nothing is baked; a finished one still waits for its day below', () => {
    const groups = groupEvents(
      [event('finished', '2026-12-20', 'completed'), event('next', '2026-12-21', 'draft')],
      today,
    );
    expect(groups.first?.name).toBe('next');
    expect(names(groups.coming)).toEqual(['finished']);
  });

  it('keeps past ones apart, the latest first', () => {
    const groups = groupEvents(
      [event('older', '2025-12-20', 'completed'), event('newer', '2026-12-18', 'draft')],
      today,
    );
    expect(groups.first).toBeNull();
    expect(names(groups.past)).toEqual(['newer', 'older']);
  });
});
