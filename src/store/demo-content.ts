/** What the demo kitchen holds. Amounts are those of common home recipes; one batch is one mixing bowl. */
import type { RecipeDraft } from '../domain/recipe-draft.ts';
import type { BatchStep } from '../domain/yields.ts';
import type { PlanState } from '../domain/plan-states.ts';

function recipe(
  name: string,
  unit: string,
  perBatch: number,
  batchStep: BatchStep,
  lines: string[],
  method: string[],
): RecipeDraft {
  return {
    name,
    batchStep,
    units: [{ finishedUnitId: null, name: unit, perBatch: String(perBatch) }],
    lines: lines.map((line) => {
      const [amount = '', measure = '', ingredient = '', note = ''] = line.split('|');
      return { amount, unit: measure, ingredient, note };
    }),
    subRecipes: [],
    method: method.join('\n'),
  };
}

export const demoRecipes: readonly RecipeDraft[] = [
  recipe(
    'Sugar cookies',
    'Sugar cookie',
    48,
    1,
    [
      '2 3/4|cups|Flour',
      '1|cup|Butter|soft',
      '1 1/2|cups|Sugar',
      '1||Egg|large',
      '1|tsp|Vanilla extract',
      '1|tsp|Baking powder',
      '1/2|tsp|Salt',
    ],
    [
      'Cream the butter and the sugar.',
      'Beat in the egg and the vanilla.',
      'Fold in the dry things.',
      'Roll out, cut, and bake for 9 minutes at 190 °C.',
    ],
  ),
  recipe(
    'Fudge brownies',
    'Fudge brownie',
    24,
    1,
    [
      '1/2|cup|Butter',
      '8|oz|Dark chocolate',
      '1|cup|Sugar',
      '2||Egg|large',
      '1/4|cup|Cocoa powder',
      '1/2|cup|Flour',
      '1/2|tsp|Salt',
    ],
    [
      'Melt the butter and the chocolate.',
      'Stir in the sugar, then the eggs.',
      'Fold in the rest.',
      'Bake for 25 minutes at 175 °C, cool, cut in 24.',
    ],
  ),
  recipe(
    'Ginger stars',
    'Ginger star',
    36,
    0.5,
    [
      '3|cups|Flour',
      '3/4|cup|Butter',
      '3/4|cup|Brown sugar',
      '1/2|cup|Molasses',
      '1||Egg',
      '1|tbsp|Ground ginger',
      '2|tsp|Cinnamon',
      '1/2|tsp|Ground cloves',
      '1|tsp|Baking soda',
    ],
    ['Mix a stiff dough and chill it for 1 hour.', 'Roll out, cut stars, and bake for 8 minutes at 180 °C.'],
  ),
  recipe(
    'Rum truffles',
    'Rum truffle',
    24,
    1,
    ['8|oz|Dark chocolate', '1/2|cup|Cream', '1|tbsp|Butter', '2|tbsp|Rum', '1/4|cup|Cocoa powder|for rolling'],
    [
      'Heat the cream, pour it over the chocolate, and stir until smooth.',
      'Add the butter and the rum, and chill for 2 hours.',
      'Roll into balls and turn them in cocoa.',
    ],
  ),
  recipe(
    'Cranberry loaves',
    'Cranberry loaf',
    2,
    0.5,
    [
      '4|cups|Flour',
      '1 1/2|cups|Sugar',
      '2||Egg',
      '1 1/2|cups|Orange juice',
      '1/2|cup|Butter|melted',
      '2|cups|Cranberries|chopped',
      '1|tbsp|Baking powder',
      '1|tsp|Salt',
    ],
    ['Mix the dry things, then the wet ones, then both.', 'Fold in the cranberries.', 'Bake for 55 minutes at 175 °C.'],
  ),
];

/** Contents by the name of the good inside. */
export const demoGoods: readonly {
  name: string;
  contents: Readonly<Record<string, number>>;
  packaging: readonly string[];
}[] = [
  { name: 'Gift bag', contents: { 'Sugar cookie': 6, 'Fudge brownie': 3 }, packaging: ['Paper bag', 'Ribbon'] },
  { name: 'Holiday tin', contents: { 'Sugar cookie': 12, 'Ginger star': 6, 'Rum truffle': 4 }, packaging: ['Tin'] },
  { name: 'Teacher box', contents: { 'Ginger star': 4, 'Fudge brownie': 4 }, packaging: ['Small box'] },
  { name: 'Brownie bag', contents: { 'Fudge brownie': 6 }, packaging: ['Paper bag'] },
  { name: 'Truffle box', contents: { 'Rum truffle': 9 }, packaging: ['Small box', 'Ribbon'] },
  { name: 'Family hamper', contents: { 'Holiday tin': 1, 'Cranberry loaf': 1 }, packaging: ['Basket'] },
];

type DemoChange =
  | { readonly good: string; readonly quantity: number; readonly isNew?: true }
  | { readonly unit: string; readonly batches: number };

/** What was changed at one time for one reason; nothing: a note. */
export interface DemoChanges {
  readonly daysBefore: number;
  /** In UTC. */
  readonly time: string;
  readonly changes: readonly DemoChange[];
  readonly reason: string;
}

export interface DemoEvent {
  readonly name: string;
  readonly daysFromToday: number;
  readonly guests: string;
  readonly notes: string;
  readonly state: PlanState;
  readonly selection: Readonly<Record<string, number>>;
  readonly batches: Readonly<Record<string, number>>;
  readonly changes: readonly DemoChanges[];
}

export const demoEvents: readonly DemoEvent[] = [
  {
    name: 'Gift boxes',
    daysFromToday: 1,
    guests: '',
    notes: '',
    state: 'in_production',
    selection: { 'Gift bag': 50, 'Holiday tin': 12, 'Teacher box': 8, 'Cranberry loaf': 5 },
    batches: { 'Sugar cookie': 10, 'Fudge brownie': 8, 'Ginger star': 3, 'Rum truffle': 2, 'Cranberry loaf': 2.5 },
    changes: [
      {
        daysBefore: 2,
        time: '09:15',
        changes: [
          { good: 'Gift bag', quantity: 54 },
          { unit: 'Fudge brownie', batches: 9 },
        ],
        reason: 'Guests changed: four more',
      },
      {
        daysBefore: 2,
        time: '11:40',
        changes: [
          { good: 'Cranberry loaf', quantity: 0 },
          { unit: 'Cranberry loaf', batches: 0 },
        ],
        reason: 'Ran out: no cranberries',
      },
    ],
  },
  {
    name: 'Garden supper',
    daysFromToday: 5,
    guests: '16',
    notes: '',
    state: 'locked',
    selection: { 'Teacher box': 16, 'Cranberry loaf': 2 },
    batches: { 'Ginger star': 2, 'Fudge brownie': 3, 'Cranberry loaf': 1 },
    changes: [],
  },
  {
    name: 'School fair',
    daysFromToday: 22,
    guests: '120',
    notes: 'Stall opens at ten.',
    state: 'draft',
    selection: { 'Gift bag': 50, 'Brownie bag': 20 },
    batches: { 'Sugar cookie': 6 },
    changes: [],
  },
  {
    name: 'Harvest market',
    daysFromToday: -40,
    guests: '',
    notes: 'Stall under the lime trees, from nine to two.',
    state: 'completed',
    selection: { 'Brownie bag': 30, 'Family hamper': 6 },
    batches: { 'Fudge brownie': 8, 'Sugar cookie': 2, 'Ginger star': 1, 'Rum truffle': 1, 'Cranberry loaf': 3 },
    changes: [
      {
        daysBefore: 2,
        time: '09:15',
        changes: [
          { good: 'Truffle box', quantity: 4, isNew: true },
          { unit: 'Rum truffle', batches: 3 },
        ],
        reason: 'Guests changed: the choir takes four',
      },
      {
        daysBefore: 1,
        time: '16:50',
        changes: [
          { unit: 'Fudge brownie', batches: 7 },
          { good: 'Brownie bag', quantity: 28 },
        ],
        reason: 'Burnt: one batch, and no time for another',
      },
      { daysBefore: 0, time: '12:10', changes: [], reason: 'All sold by noon. Twice the truffles next year.' },
    ],
  },
];
