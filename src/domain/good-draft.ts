/** What a person puts together: a set of other goods and packaging. */
import type { Result } from '../shared/result.ts';
import { draftFields } from './draft-fields.ts';
import type { FinishedGoodId } from './ids.ts';
import { parseName, type Name } from './names.ts';
import { parseQuantity } from './quantity.ts';
import type { DraftRefused } from './refusals.ts';

/** One line as tapped or typed. Packaging goes by its name and is made when it is new. */
export type ComponentDraft =
  | { readonly kind: 'good'; readonly finishedGoodId: FinishedGoodId; readonly quantity: string }
  | { readonly kind: 'packaging'; readonly name: string; readonly quantity: string };

export interface GoodDraft {
  readonly name: string;
  readonly components: readonly ComponentDraft[];
}

export type ComponentFacts =
  | { readonly kind: 'good'; readonly finishedGoodId: FinishedGoodId; readonly quantity: number }
  | { readonly kind: 'packaging'; readonly name: Name; readonly quantity: number };

export interface GoodFacts {
  readonly name: Name;
  readonly components: readonly ComponentFacts[];
}

/** Refuses a set without a good in it, and the same thing on two lines. */
export function parseGoodDraft(draft: GoodDraft): Result<GoodFacts, DraftRefused> {
  const fields = draftFields();
  const name = fields.read('name', parseName(draft.name));
  if (!draft.components.some((line) => line.kind === 'good')) fields.refuse('components', { type: 'GoodEmpty' });
  const seen = new Set<string | number>();
  const components = draft.components.map((line, index): ComponentFacts => {
    const at = `components.${index}`;
    const quantity = fields.read(`${at}.quantity`, parseQuantity(line.quantity));
    if (line.kind === 'good') return { kind: 'good', finishedGoodId: line.finishedGoodId, quantity };
    return { kind: 'packaging', name: fields.read(`${at}.name`, parseName(line.name)), quantity };
  });
  for (const [index, line] of components.entries()) {
    const key = line.kind === 'good' ? line.finishedGoodId : line.name?.key; // a refused name is not there
    if (key && seen.has(key)) {
      fields.refuse(`components.${index}`, { type: 'ListedTwice', name: line.kind === 'good' ? '' : line.name.name });
    }
    seen.add(key);
  }
  return fields.finish({ name, components });
}
