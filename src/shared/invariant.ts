/** A broken promise of our own code: never a rule of the kitchen, never a failed device. */
export class Defect extends Error {
  override readonly name = 'Defect';
}

/** Throws a {@link Defect} that says what was promised, unless the condition holds. */
export function invariant(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Defect(promise);
}
