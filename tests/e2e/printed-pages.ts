/** What a printer would get of the page that is open, on A4. */
import type { Page } from 'playwright';
import { extractText } from 'unpdf';

/** The text of each page, every run of space as one. */
export async function printedPages(page: Page): Promise<readonly string[]> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const { text } = await extractText(new Uint8Array(pdf));
  return text.map((each) => each.replace(/\s+/g, ' ').trim());
}
