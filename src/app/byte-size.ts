/** A number of bytes as people say it: 482 KB, 1.3 MB. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const [size, unit] = bytes < 999_500 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${size.toLocaleString('en', { maximumSignificantDigits: 3 })} ${unit}`;
}
