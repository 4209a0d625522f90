import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../src/domain/amount.ts';
import { readIngredientLine } from '../../src/domain/ingredient-line.ts';
import { readIngredientLines } from '../../src/domain/ingredient-list.ts';
import type { RecipeId } from '../../src/domain/ids.ts';
import { knownUnit } from '../../src/domain/kitchen-units.ts';
import { knownNames } from '../../src/domain/known-names.ts';

const listed = (typed: string) => {
  const read = readIngredientLines(typed);
  if (!read.ok) throw new Error(`refused: ${read.error.type}`);
  return read.value;
};

/** amount | unit | ingredient | note; a second line behind “ & ” */
const shown = (typed: string) =>
  readIngredientLine(typed)
    .map(({ amount, unit, ingredient, note }) => [amount, unit, ingredient, note].join('|'))
    .join(' & ');

describe('a line of a recipe, typed whole', () => {
  it.each([
    ['1 ½ cups flour, sifted', '1 ½|cups|flour|sifted'],
    ['1½ cups flour', '1½|cups|flour|'],
    ['2 large eggs', '2||eggs|large'],
    ['1 large egg yolk', '1||egg yolk|large'],
    ['2 medium-sized apples', '2||apples|medium-sized'],
    ['2–3 eggs', '2–3||eggs|'],
    ['2 to 3 cups water', '2 to 3|cups|water|'],
    ['2 or 3 eggs', '2 or 3||eggs|'],
    ['1-1/2 cups sugar', '1-1/2|cups|sugar|'],
    ['0,5 l milk', '0,5|l|milk|'],
    ['1/2 tsp. vanilla extract', '1/2|tsp.|vanilla extract|'],
    ['2 T butter', '2|T|butter|'],
    ['2 Tbs. honey', '2|Tbs.|honey|'],
    ['1 fl. oz. rum', '1|fl. oz.|rum|'],
    ['200g butter (softened)', '200|g|butter|softened'],
    ['200\tg\tflour', '200|g|flour|'],
    ['1 (14 oz) can condensed milk', '1|can|condensed milk|14 oz'],
    ['2 cans (14 oz each) milk', '2|cans|milk|14 oz each'],
    ['3 oz. (85 g) cream cheese, soft', '3|oz.|cream cheese|85 g, soft'],
    ['400 ml/14 fl oz milk', '400|ml|milk|14 fl oz'],
    ['100g/4oz sugar', '100|g|sugar|4 oz'],
    ['1 cup plus 2 tbsp sugar', '1|cup|sugar| & 2|tbsp|sugar|plus'],
    ['1 cup + 2 tbsp flour, sifted', '1|cup|flour|sifted & 2|tbsp|flour|+'],
    ['200 g or 7 oz butter', '200|g|butter|or 7 oz'],
    ['1 jar (8 oz) jam', '1|jar|jam|8 oz'],
    ['3 heaped tablespoons cocoa', '3|heaped tablespoons|cocoa|'],
    ['½ cup of sugar', '½|cup of|sugar|'],
    ['about 2 cups milk', '2|cups|milk|about'],
    ['2x eggs', '2|x|eggs|'],
    ['1 dozen eggs', '1|dozen|eggs|'],
    ['2 cloves garlic', '2|cloves|garlic|'],
    ['1 cup 00 flour', '1|cup|00 flour|'],
    ['2 cups flour - sifted', '2|cups|flour|sifted'],
    ['2 cups flour,sifted', '2|cups|flour|sifted'],
    ['Butter 200 g', '200|g|Butter|'],
    ['• 2 cups flour', '2|cups|flour|'],
    ['▢ 2 cups flour', '2|cups|flour|'],
    ['- 2 cups flour', '2|cups|flour|'],
    ['Filling: 2 cups cream, cold', '2|cups|cream|Filling, cold'],
  ])('“%s”', (typed, fields) => {
    expect(shown(typed)).toBe(fields);
    expect(parseAmount(readIngredientLine(typed)[0].amount).ok, 'the amount is one').toBe(true);
  });

  it.each([
    ['salt', '||salt|'],
    ['salt to taste', '||salt|to taste'],
    ['salt, to taste', '||salt|to taste'],
    ['pinch of salt', '|pinch of|salt|'],
    ['a pinch of salt', '|a pinch of|salt|'],
    ['flour for dusting', '||flour|for dusting'],
    ['nuts (optional)', '||nuts|optional'],
    ['For dusting: flour', '||flour|For dusting'],
    ['', '|||'],
    ['  ', '|||'],
  ])('“%s” has no amount', (typed, fields) => {
    expect(shown(typed)).toBe(fields);
  });

  it.each([
    'a few eggs',
    'a little salt',
    'a knob of butter',
    'a good glug of oil',
    'a quarter cup sugar',
    'one or two eggs',
    'two to three eggs',
    'two hundred eggs',
    'two thirds cup milk',
    'five spice powder',
    'five-spice',
    'half and half',
    'half fat milk',
    'half-fat milk',
    'one',
    'a',
    'an onion-like thing of sorts',
    'anise',
    'tenderstem',
    'gram flour',
    'clove powder',
    '00 flour',
    '7-Up',
    '50% cream',
    'flour type 550',
    'Juice of a few lemons',
    'Zest of lemon',
    'between 2 and 3 eggs',
    'one and 1/2 cups flour',
    'salt and pepper',
    'salt and a pinch of pepper',
    'bread and a half',
    'half & half',
    '(optional)',
    '½'.repeat(900),
    'x'.repeat(10_000),
  ])('“%s” is not understood, and is the name as it stands', (typed) => {
    expect(shown(typed)).toBe(`||${typed}|`);
  });

  it.each([
    ['a cup of flour', '1|cup of|flour|'],
    ['A cup of flour, sifted', '1|cup of|flour|sifted'],
    ['one cup flour', '1|cup|flour|'],
    ['One tbsp. sugar', '1|tbsp.|sugar|'],
    ['half a cup of milk', '½|cup of|milk|'],
    ['half cup milk', '½|cup|milk|'],
    ['a half cup milk', '½|cup|milk|'],
    ['half an onion', '½||onion|'],
    ['half a lemon, juiced', '½||lemon|juiced'],
    ['an egg', '1||egg|'],
    ['an egg, beaten', '1||egg|beaten'],
    ['a large egg yolk', '1||egg yolk|large'],
    ['a dozen eggs', '1|dozen|eggs|'],
    ['half a dozen eggs', '½|dozen|eggs|'],
    ['two eggs', '2||eggs|'],
    ['Three large eggs (cold)', '3||eggs|large, cold'],
    ['twelve egg whites', '12||egg whites|'],
    ['two pinches of salt', '2|pinches of|salt|'],
    ['one pinch of salt', '1|pinch of|salt|'],
    ['one and a half cups flour', '1 ½|cups|flour|'],
    ['a can of condensed milk', '1|can of|condensed milk|'],
    ['Filling: two cups cream', '2|cups|cream|Filling'],
    ['• two eggs', '2||eggs|'],
    ['one cup', '1|cup||'],
    ['a batch of dough', '1|batch of|dough|'],
  ])('“%s” says its number in words: the field holds digits', (typed, fields) => {
    expect(shown(typed)).toBe(fields);
    expect(parseAmount(readIngredientLine(typed)[0].amount).ok, 'the amount is one').toBe(true);
  });

  it.each([
    ['Zest of 1 lemon', '1||lemon|Zest of'],
    ['Juice of ½ orange', '½||orange|Juice of'],
    ['Juice of 3 lemons', '3||lemons|Juice of'],
    ['finely grated zest of 2 limes', '2||limes|finely grated zest of'],
    ['zest and juice of 1 lemon', '1||lemon|zest and juice of'],
    ['Zest & juice of 1 large lemon, unwaxed', '1||lemon|Zest & juice of, large, unwaxed'],
    ['juice of a lemon', '1||lemon|juice of'],
    ['the juice of half a lemon', '½||lemon|the juice of'],
    ['juice of about 2 lemons', '2||lemons|juice of, about'],
    ['For the glaze: juice of 1 lemon', '1||lemon|For the glaze, juice of'],
    ['seeds of 1 vanilla pod', '1||vanilla pod|seeds of'],
  ])('“%s” is of what is bought, and the note says what of it goes in', (typed, fields) => {
    expect(shown(typed)).toBe(fields);
  });

  it.each([
    ['2 large eggs plus 1 yolk', '2||eggs|large & 1||yolk|plus'],
    ['2 large eggs, plus 1 egg yolk', '2||eggs|large & 1||egg yolk|plus'],
    ['1 egg + 1 egg white', '1||egg| & 1||egg white|+'],
    ['3 eggs and 2 yolks, beaten', '3||eggs| & 2||yolks|and, beaten'],
    ['two eggs (cold) & 1 yolk', '2||eggs|cold & 1||yolk|&'],
    ['1 cup plus 2 tbsp sugar and 1 egg', '1|cup|sugar| & 2|tbsp|sugar|plus & 1||egg|and'],
    ['1 cup sugar plus 2 tbsp sugar', '1|cup|sugar| & 2|tbsp|sugar|plus'],
    ['zest of 1 lemon plus 1 tsp juice', '1||lemon|zest of & 1|tsp|juice|plus'],
    ['1 tsp salt and 1 (8 oz) jar jam', '1|tsp|salt| & 1|jar|jam|and, 8 oz'],
  ])('“%s” is a line for each thing', (typed, fields) => {
    expect(shown(typed)).toBe(fields);
  });

  it.each([
    ['1 cup half and half', '1|cup|half and half|'],
    ['2 cups flour plus more for dusting', '2|cups|flour plus more|for dusting'],
    ['2 cups flour, plus 2 tbsp for dusting', '2|cups|flour|plus 2 tbsp for dusting'],
    ['2 tbsp oil, plus 1 tsp more for the tin', '2|tbsp|oil|plus 1 tsp more for the tin'],
    ['1 cup butter, plus 1 tbsp melted', '1|cup|butter|plus 1 tbsp melted'],
    ['2 eggs, plus 1 extra', '2||eggs|plus 1 extra'],
    ['2 eggs (beaten with 1 tbsp milk and 1 tsp water)', '2||eggs|beaten with 1 tbsp milk and 1 tsp water'],
    ['1 onion, peeled and 2 cm thick', '1||onion|peeled and 2 cm thick'],
  ])('“%s” is one thing', (typed, fields) => {
    expect(shown(typed)).toBe(fields);
  });

  it.each([
    ['[ ] 1 T. vanilla extract', '1|T.|vanilla extract|', 'tbsp'],
    ['[x] 1 T vanilla extract', '1|T|vanilla extract|', 'tbsp'],
    ['[] 1 t. salt', '1|t.|salt|', 'tsp'],
    ['☐ ½ t salt', '½|t|salt|', 'tsp'],
  ])('“%s” has a box to tick, which is no part of it, and a spoon', (typed, fields, unit) => {
    expect(shown(typed)).toBe(fields);
    expect(knownUnit(readIngredientLine(typed)[0].unit)).toBe(unit);
  });

  it('leaves to the rules what is typed into the amount alone: a word is none', () => {
    for (const word of ['a', 'an', 'one', 'two', 'half', 'half a']) expect(parseAmount(word).ok).toBe(false);
  });

  it.each([
    ['1 ½', '1 ½|||'],
    ['2 cups', '2|cups||'],
    ['2 cups f', '2|cups|f|'],
    ['2 cups flour,', '2|cups|flour|'],
    ['2 cups flour, s', '2|cups|flour|s'],
  ])('“%s” is understood as far as it is typed', (typed, fields) => {
    expect(shown(typed)).toBe(fields);
  });

  it.each([
    ['1/0 cups milk', '1/0|cups|milk|', 'AmountUnreadable'],
    ['-2 cups milk', '-2|cups|milk|', 'AmountNotPositive'],
    ['0 eggs', '0||eggs|', 'AmountNotPositive'],
    ['1e9 g sugar', '1e9|g|sugar|', 'AmountTooLarge'],
    ['1,500 g flour', '1,500|g|flour|', 'AmountAmbiguous'],
    ['3–2 eggs', '3–2||eggs|', 'AmountUnreadable'],
  ])('“%s” keeps its amount as it is, for the rules to ask about', (typed, fields, refusal) => {
    expect(shown(typed)).toBe(fields);
    expect(parseAmount(readIngredientLine(typed)[0].amount)).toMatchObject({ error: { type: refusal } });
  });

  it('in digits of another script is read, and kept in them', () => {
    expect(shown('٣ eggs')).toBe('٣||eggs|');
    expect(parseAmount('٣')).toEqual({ ok: true, value: { num: 3, den: 1 } });
  });

  it('with “of” behind its unit still is of that unit', () => {
    expect(knownUnit(readIngredientLine('½ cup of sugar')[0].unit)).toBe('cup');
    expect(knownUnit(readIngredientLine('2 tbsp. of the syrup')[0].unit)).toBe('tbsp');
  });
});

describe('a list of ingredients, pasted', () => {
  it('is as many lines as it has, blank ones passed over', () => {
    const { lines, heading } = listed('2 eggs\r\n\r\n1 cup milk\u2028salt\n');
    expect(lines.map((line) => line.ingredient)).toEqual(['eggs', 'milk', 'salt']);
    expect(heading).toBe('');
  });

  it('keeps the same ingredient on two lines', () => {
    const { lines } = listed('1 cup sugar\n2 tbsp sugar');
    expect(lines.map((line) => [line.amount, line.ingredient])).toEqual([
      ['1', 'sugar'],
      ['2', 'sugar'],
    ]);
  });

  it('has headings, which are the note of the line that follows', () => {
    const { lines } = listed('For the dough:\n2 cups flour, sifted\n1 egg\nGlaze:\n1 cup sugar');
    expect(lines.map((line) => [line.ingredient, line.note])).toEqual([
      ['flour', 'For the dough, sifted'],
      ['egg', 'For the dough'],
      ['sugar', 'Glaze'],
    ]);
  });

  it('has headings that hold until the next one, over blank lines and for both of two measures', () => {
    const { lines } = listed('1 egg\nFor the glaze:\n1 cup plus 2 tbsp sugar\n\n2 tbsp milk\n\nOn top:\nnuts');
    expect(lines.map((line) => [line.ingredient, line.note])).toEqual([
      ['egg', ''],
      ['sugar', 'For the glaze'],
      ['sugar', 'For the glaze, plus'],
      ['milk', 'For the glaze'],
      ['nuts', 'On top'],
    ]);
  });

  it.each(['Ingredients', 'INGREDIENTS', 'ingredients:', '  Ingredients : '])(
    'passes over “%s”, which is no ingredient and no heading',
    (word) => {
      expect(listed(word)).toEqual({ lines: [], subRecipes: [], heading: '' });
      const { lines } = listed(`For the dough:\n${word}\n2 cups flour\n${word}`);
      expect(lines).toEqual([{ amount: '2', unit: 'cups', ingredient: 'flour', note: 'For the dough' }]);
    },
  );

  it.each(['FROSTING', 'FOR THE DOUGH', 'CAKE & CREAM', 'CRÈME PÂTISSIÈRE'])(
    'takes “%s”, in capitals before other lines, for a heading',
    (heading) => {
      const { lines } = listed(`1 egg\n${heading}\n\n1 cup sugar\n1 cup milk`);
      expect(lines.map((line) => [line.ingredient, line.note])).toEqual([
        ['egg', ''],
        ['sugar', heading],
        ['milk', heading],
      ]);
    },
  );

  it('keeps an ingredient in capitals where it is the only line, the last one, or in a list in capitals', () => {
    const names = (typed: string) => listed(typed).lines.map((line) => line.ingredient);
    expect(names('FLOUR')).toEqual(['FLOUR']);
    expect(names('2 eggs\nFLOUR\n')).toEqual(['eggs', 'FLOUR']);
    expect(names('SALT\n2 CUPS FLOUR')).toEqual(['SALT', 'FLOUR']);
    expect(names('FLOUR\nSALT')).toEqual(['FLOUR', 'SALT']);
    expect(names('OK\n2 eggs'), 'two letters are no heading').toEqual(['OK', 'eggs']);
    const many = 'ALL THAT STANDS IN THIS LINE HERE';
    expect(names(`${many}\n2 eggs`)).toEqual([many, 'eggs']);
  });

  it('keeps an ingredient in capitals that the kitchen knows', () => {
    const known = knownNames({ food: ['Salt'], packaging: [], archived: [] }, []);
    expect(readIngredientLines('SALT\n2 eggs', known)).toMatchObject({
      value: { lines: [{ ingredient: 'SALT' }, { ingredient: 'eggs', note: '' }] },
    });
  });

  it('is not a heading where the ingredient stands behind it', () => {
    const { lines } = listed('For dusting: flour\nFor the pan, butter\nfor 1 tin: sugar\n2 eggs');
    expect(lines.map((line) => line.ingredient)).toEqual(['flour', 'For the pan', 'for 1 tin: sugar', 'eggs']);
  });

  it('that ends with a heading gives it back, to go on with', () => {
    const { lines, heading } = listed('2 eggs\nFor the glaze:');
    expect(lines).toHaveLength(1);
    expect(heading).toBe('For the glaze: ');
    expect(shown(`${heading}1 cup sugar`)).toBe('1|cup|sugar|For the glaze');
  });

  it('with columns of spaces and tabs is read at once', () => {
    const wide = `${'a'}${' '.repeat(900)}b\n${'c'}${'\t'.repeat(900)}d`;
    expect(listed(wide).lines.map((line) => line.ingredient)).toEqual(['a b', 'c d']);
  });

  it('may have two hundred lines, and is refused as a whole when it has more', () => {
    expect(listed('1 egg\n\n'.repeat(200)).lines).toHaveLength(200);
    expect(readIngredientLines('1 egg\n'.repeat(201))).toEqual({
      ok: false,
      error: { type: 'TooManyLines', lines: 201, limit: 200 },
    });
  });
});

describe('a line that names a recipe of this kitchen', () => {
  const kitchen = knownNames({ food: ['Flour', 'Pumpkin purée'], packaging: [], archived: [] }, [
    { recipeId: 1 as RecipeId, name: 'Basic dough' },
    { recipeId: 2 as RecipeId, name: 'Lemon glaze' },
    { recipeId: 3 as RecipeId, name: 'Pumpkin purée' },
  ]);
  const parts = (typed: string) => {
    const read = readIngredientLines(typed, kitchen);
    if (!read.ok) throw new Error(`refused: ${read.error.type}`);
    return [
      ...read.value.subRecipes.map(({ recipe, batches, note }) => `${batches} batches of ${recipe.recipeId}|${note}`),
      ...read.value.lines.map(({ amount, unit, ingredient, note }) => [amount, unit, ingredient, note].join('|')),
    ];
  };

  it.each([
    ['1 basic dough', '1 batches of 1|'],
    ['Basic  Dough', '1 batches of 1|'],
    ['½ batch basic dough', '½ batches of 1|'],
    ['2 batches of lemon glaze', '2 batches of 2|'],
    ['1/3 batch of the lemon glaze, warm', '1/3 batches of 2|warm'],
    ['1 1/2 Batches Lemon Glaze', '1 1/2 batches of 2|'],
    ['For the top: 1 lemon glaze', '1 batches of 2|For the top'],
    ['For the top:\n1 lemon glaze', '1 batches of 2|For the top'],
  ])('“%s” is that recipe', (typed, fields) => {
    expect(parts(typed)).toEqual([fields]);
  });

  it.each([
    ['200 g basic dough', '200|g|basic dough|'],
    ['1 cup lemon glaze', '1|cup|lemon glaze|'],
    ['1 basic doughs', '1||basic doughs|'],
    ['1 pumpkin puree', '1||pumpkin puree|'],
    ['2–3 batches basic dough', '2–3|batches|basic dough|'],
    ['1/0 basic dough', '1/0||basic dough|'],
    ['1 batch rye dough', '1|batch|rye dough|'],
  ])('“%s” stays an ingredient', (typed, fields) => {
    expect(parts(typed)).toEqual([fields]);
  });

  it('and adds a measure of another kind is two lines of an ingredient', () => {
    expect(parts('1 batch plus 2 cups basic dough')).toEqual(['1|batch|basic dough|', '2|cups|basic dough|plus']);
  });

  it('and adds another thing is that recipe and a line', () => {
    expect(parts('½ batch basic dough plus 1 egg')).toEqual(['½ batches of 1|', '1||egg|plus']);
  });
});

/** Letters and digits, in no order. */
const signs = (text: string) =>
  [...text.matchAll(/[\p{L}\p{N}]/gu)]
    .map(([sign]) => sign)
    .sort()
    .join('');
/**
 * All that the fields of a line hold, in the ways it may have been typed: an ingredient that stood just before is repeated for a second
 * measure of it, or was typed again.
 */
const everything = ([line, ...others]: ReturnType<typeof readIngredientLine>): string[] => {
  let once = [line.amount, line.unit, line.ingredient, line.note].join(' ');
  const again = new Map<string, number>();
  let before = line.ingredient;
  for (const { amount, unit, ingredient, note } of others) {
    const isRepeated = ingredient === before;
    if (isRepeated) again.set(ingredient, (again.get(ingredient) ?? 0) + 1);
    once += [amount, unit, isRepeated ? '' : ingredient, note].join(' ');
    before = ingredient;
  }
  const ways = [...again].reduce(
    (all, [name, most]) =>
      all.flatMap((way) => Array.from({ length: most + 1 }, (_, times) => way + name.repeat(times))),
    [once],
  );
  return ways.map(signs);
};
const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const SAID = new RegExp(
  `(?:(?:\\ban?|\\bone)\\s+)?\\bhalf(?:\\s+an?)?\\b|\\ban?\\b|\\b(?:${NUMBERS.join('|')})\\b(\\s+and\\s+a\\s+half)?`,
  'giu',
);
/** The text with one number that it says in words in digits, each in turn. */
const inDigits = (text: string) =>
  [...text.matchAll(SAID)].map(({ 0: said, 1: andHalf = '', index }) => {
    const number = NUMBERS.indexOf(said.slice(0, said.length - andHalf.length).toLowerCase()) + 1 || 1;
    const digits = /half/i.test(said) && !andHalf ? '½' : `${number}${andHalf && ' ½'}`;
    return `${text.slice(0, index)} ${digits} ${text.slice(index + said.length)}`;
  });
const word = fc.constantFrom(
  ...[
    '1',
    '2',
    '½',
    '1/2',
    '1/0',
    '-2',
    '٣',
    '1e9',
    '1,500',
    '–',
    '-',
    ',',
    ';',
    ':',
    '(',
    ')',
    '/',
    '+',
    '%',
    'x',
    '×',
  ],
  ...[
    'cup',
    'cups',
    'g',
    'T',
    'fl.',
    'oz',
    'of',
    'of the',
    'a',
    'an',
    'one',
    'Twelve',
    'half',
    'half a',
    'eggs',
    'pinch',
    'large',
    'heaped',
    'plus',
    'and',
    '&',
    'zest of',
    'T T T',
    'or',
    'to',
    'about',
  ],
  ...[
    'flour',
    'crème',
    'sugar',
    'For',
    'Glaze:',
    'to taste',
    'for dusting',
    'optional',
    '•',
    '\n',
    '\t',
    '00',
    'ﬁ',
    'İ',
    '🥧',
  ],
);
const lineLike = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 16 })
  .map((parts) => parts.flat().join(''));
const anyText = fc.oneof(
  lineLike,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.tuple(lineLike, fc.nat(400)).map(([text, times]) => text.repeat(times).slice(0, 10_000)),
);

describe('whatever is typed', () => {
  it('every letter and digit of it is in one of the four fields, one number said in words in digits', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = everything(readIngredientLine(text));
        if (read.includes(signs(text))) return;
        const said = inDigits(text).map(signs);
        expect(said.some((each) => read.includes(each))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('in however many lines, each is there as it is by itself, with its heading, or waits as one', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readIngredientLines(text);
        if (!read.ok) return; // two hundred lines of one word each
        let { lines } = read.value;
        let heading = '';
        let isWaiting = false;
        for (const line of text.split(/[\n\r\v\f\u0085\u2028\u2029]+/).filter((each) => each.trim() !== '')) {
          const alone = readIngredientLine(line);
          const isThere = alone.every(({ note, ...fields }, place) => {
            const { note: whole = '', ...others } = lines[place] ?? {};
            return isDeepStrictEqual(others, fields) && signs(whole) === signs(`${heading} ${note}`);
          });
          if (isThere) lines = lines.slice(alone.length);
          else heading = isWaiting ? `${heading} ${line}` : line;
          isWaiting = !isThere;
        }
        expect(lines, 'nothing is there that was not typed').toEqual([]);
        expect(signs(read.value.heading)).toBe(isWaiting ? signs(heading) : '');
      }),
      { numRuns: 1_000 },
    );
  });
});
