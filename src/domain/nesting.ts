/**
 * What contains what: sets inside sets, recipes inside recipes. The same thing may be reached by two paths; a thing that
 * contains itself is refused when the line that closes the circle is saved.
 */
import { err, ok, type Result } from '../shared/result.ts';

/** Sets on one path, bare goods not counted. */
export const DEEPEST_SETS = 10;
/** Recipes on one path. */
export const DEEPEST_RECIPES = 5;

export interface NestingNode<Id> {
  readonly name: string;
  readonly contains: readonly Id[];
}

export type NestingRefusal =
  | { readonly type: 'ContainsItself'; readonly path: readonly string[] }
  | { readonly type: 'NestedTooDeep'; readonly path: readonly string[]; readonly limit: number };

/**
 * Walks every path once, beginning with the thing that is about to be saved, so that a refusal names its path first.
 * Takes all things of one kind, the changed one with its new lines; what a line names but the map does not hold ends a path.
 */
export function checkNesting<Id>(
  nodes: ReadonlyMap<Id, NestingNode<Id>>,
  limit: number,
  changed?: Id,
): Result<undefined, NestingRefusal> {
  const longestBelow = new Map<Id, readonly Id[]>();
  const names = (path: readonly Id[]): string[] => path.map((id) => nodes.get(id)?.name ?? String(id));
  /** Gives the longest path that begins with the id. Never goes deeper than the limit, however deep the data is. */
  const walk = (id: Id, above: readonly Id[]): Result<readonly Id[], NestingRefusal> => {
    const begins = above.indexOf(id);
    if (begins >= 0) return err({ type: 'ContainsItself', path: names([...above.slice(begins), id]) });
    const path = [...above, id];
    if (path.length > limit) return err({ type: 'NestedTooDeep', path: names(path), limit });
    let longest: readonly Id[] = longestBelow.get(id) ?? [];
    if (longest.length === 0) {
      for (const inner of nodes.get(id)?.contains ?? []) {
        if (!nodes.has(inner)) continue;
        const below = walk(inner, path);
        if (!below.ok) return below;
        if (below.value.length > longest.length) longest = below.value;
      }
      longest = [id, ...longest];
      longestBelow.set(id, longest);
    }
    const whole = [...above, ...longest];
    return whole.length > limit ? err({ type: 'NestedTooDeep', path: names(whole), limit }) : ok(longest);
  };
  const ids = changed === undefined ? nodes.keys() : [changed, ...nodes.keys()];
  for (const id of ids) {
    const walked = walk(id, []);
    if (!walked.ok) return walked;
  }
  return ok();
}

/**
 * Everything that is reached from these, each once and after all that it is in, so that what is counted on the way down is whole when
 * one comes to it. Otherwise in the order given. Without circles: those are refused where they would be saved.
 */
export function outermostFirst<Id>(ids: Iterable<Id>, insideOf: (id: Id) => readonly Id[]): readonly Id[] {
  const order: Id[] = [];
  const passed = new Set<Id>();
  const walk = (id: Id): void => {
    if (passed.has(id)) return;
    passed.add(id);
    for (const inner of insideOf(id).toReversed()) walk(inner);
    order.push(id);
  };
  for (const id of [...ids].reverse()) walk(id);
  return order.reverse();
}

/** What the one is in, however deep, and itself. Takes all things, each with what goes into it. Without circles. */
export function holdersOf<Id>(id: Id, things: Iterable<readonly [Id, readonly Id[]]>): ReadonlySet<Id> {
  const insides = new Map(things);
  const reaches = (outer: Id): boolean => outermostFirst([outer], (each) => insides.get(each) ?? []).includes(id);
  return new Set([...insides.keys()].filter(reaches));
}
