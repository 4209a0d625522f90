/** What a printer would get of the page that is open. */
import type { Page } from 'playwright';
import { extractText } from 'unpdf';

/** The text of each page, every run of space as one. */
export async function printedPages(page: Page, format: 'A4' | 'A5' | 'Letter' = 'A4'): Promise<readonly string[]> {
  const pdf = await page.pdf({ format });
  const { text } = await extractText(new Uint8Array(pdf));
  return text.map((each) => each.replace(/\s+/g, ' ').trim());
}
