/** Tables of words by the type of the facts they say: one that misses a type does not compile. */
export type Words<Union extends { readonly type: string }, Said> = {
  readonly [T in Union['type']]: (facts: Extract<Union, { readonly type: T }>) => Said;
};

export function say<Union extends { readonly type: string }, Said>(words: Words<Union, Said>, facts: Union): Said {
  const word = words[facts.type as Union['type']] as (facts: Union) => Said; // a cast: the table is keyed by the type of its facts
  return word(facts);
}
