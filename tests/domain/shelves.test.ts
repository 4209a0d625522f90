import { expect, it } from 'vitest';
import { inShelfOrder, type Shelved } from '../../src/domain/shelves.ts';

it('one goes along the shelves by their names, then to what stands on none, and to packaging last', () => {
  const rows: readonly Shelved[] = [
    { name: 'Paper bag', kind: 'packaging', category: null },
    { name: 'Salt', kind: 'food', category: null },
    { name: 'Ribbon', kind: 'packaging', category: 'Drawer' },
    { name: 'Sugar', kind: 'food', category: 'baking' },
    { name: 'Égg white powder', kind: 'food', category: 'Baking' },
    { name: 'Butter', kind: 'food', category: 'Dairy' },
    { name: 'Anise', kind: 'food', category: null },
  ];
  expect(inShelfOrder(rows).map(({ name }) => name)).toEqual([
    'Égg white powder',
    'Sugar',
    'Butter',
    'Ribbon',
    'Anise',
    'Salt',
    'Paper bag',
  ]);
  expect(rows[0]?.name).toBe('Paper bag');
});
