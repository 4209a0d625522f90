/** Giving text out of the app: by the device's share sheet where it has one, else into the clipboard. Both want a fresh tap. */

/** What a browser has for it; some have one of the two, or none. */
export interface TextGiving {
  canShare?(data: { readonly text: string }): boolean;
  share?(data: { readonly text: string }): Promise<void>;
  readonly clipboard?: { writeText(text: string): Promise<void> } | undefined;
}

/** `left`: the share sheet was closed without a choice. `refused`: neither way worked; the text can still be shown. */
export type TextOutcome = 'shared' | 'copied' | 'left' | 'refused';

export async function giveText(text: string, browser: TextGiving = navigator): Promise<TextOutcome> {
  if (browser.share && browser.canShare?.({ text }) !== false) {
    try {
      await browser.share({ text });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'left';
    }
  }
  try {
    if (!browser.clipboard) return 'refused';
    await browser.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'refused';
  }
}
