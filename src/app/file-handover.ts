/**
 * Giving a file out of the app: by the device's share sheet where it takes such files, else as a download. Both want a fresh tap, so
 * the file is ready before.
 */

/** What a browser has for it; many have nothing. */
export interface Sharing {
  canShare?(data: { readonly files: File[] }): boolean;
  share?(data: { readonly files: File[] }): Promise<void>;
}

/** `left`: the sheet was closed without a choice. `refused`: the browser did not open it. */
export type ShareOutcome = 'shared' | 'left' | 'refused';

/** How long a download may take to begin; some browsers read the file only when a person has said where to. */
const BEGINS_WITHIN_MS = 600_000;

/** What the browser itself says: it may refuse all the same, as Chromium does for all but a few kinds of files. */
export function isShareable(file: File, browser: Sharing = navigator): boolean {
  return browser.share !== undefined && browser.canShare?.({ files: [file] }) === true;
}

/** Only the file: a title or text would be kept beside it as a file of its own. */
export async function shareFile(file: File, browser: Sharing = navigator): Promise<ShareOutcome> {
  try {
    await browser.share?.({ files: [file] });
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'left' : 'refused';
  }
}

/** Begins a download under the file's own name; where it goes, and whether it arrives, a page does not get to know. */
export function downloadFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), BEGINS_WITHIN_MS);
}
