/** How measured times are said: median, 95th percentile, and the ratio to a floor from the same run. */
const at = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0).padStart(7);

export function spread(times: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95) };
}

/** The columns of all rows below it. */
export function heading(words: string): string {
  return `${words.padEnd(54)}    p50    p95`;
}

/** Times in milliseconds; `floor` is the median of what they are compared with. */
export function row(name: string, times: readonly number[], floor?: number): string {
  const { p50, p95 } = spread(times);
  const ratio = floor === undefined ? '' : `${(p50 / floor).toFixed(1)} ×`.padStart(9);
  return `  ${name.padEnd(52)}${ms(p50)}${ms(p95)}${ratio}`;
}
