/** An export of the size that a busy kitchen has after years: its numbers and amounts are of no meaning, only their count is. */
export function largeExport(ingredients: number, recipes: number): string {
  const slug = (n: number) => `ingredient_${n}`;
  const amounts = [0.25, 0.5, 0.75, 1, 1.5, 2.25];
  return JSON.stringify({
    version: '4.1',
    application: 'bake-tracker',
    ingredients: Array.from({ length: ingredients }, (_, n) => ({
      slug: slug(n),
      display_name: `Ingredient ${n}`,
      hierarchy_level: 2,
      category: `Shelf ${n % 12}`,
      density_volume_value: 1,
      density_volume_unit: 'cup',
      density_weight_value: 4.25,
      density_weight_unit: 'oz',
    })),
    recipes: Array.from({ length: recipes }, (_, n) => ({
      slug: `recipe-${n}`,
      name: `Recipe ${n}`,
      category: 'Cookies',
      notes: 'Mix, chill, roll, cut and bake. '.repeat(12),
      ingredients: Array.from({ length: 10 }, (_, line) => ({
        ingredient_slug: slug((n * 7 + line * 13) % ingredients),
        quantity: amounts[(n + line) % amounts.length],
        unit: 'cup',
      })),
    })),
    finished_units: Array.from({ length: recipes }, (_, n) => ({
      slug: `unit_${n}`,
      display_name: `Piece ${n}`,
      recipe_name: `Recipe ${n}`,
      yield_mode: 'discrete_count',
      items_per_batch: 12 + (n % 5) * 12,
    })),
  });
}
