import type { PrintDocument } from '../../contract/channels.ts';
import { printFooter } from '../../contract/print-footer.ts';

/** The first Chromium whose page rules have margin boxes; from there on print.css prints the foot of the page itself. */
const firstChromeWithMarginBoxes = 131;

/** @param chrome a version such as "130.0.6723.152". */
export function hasMarginBoxes(chrome: string): boolean {
  return Number.parseInt(chrome, 10) >= firstChromeWithMarginBoxes;
}

/**
 * The foot of every PDF page for engines without margin boxes: date, releases and notices on the left, page x of y on
 * the right. Chromium fills `pageNumber` and `totalPages`. It is a page of Chromium's own, with no style sheet of ours
 * and no policy that forbids inline styles; every text is escaped.
 */
export function footerTemplate(document: PrintDocument): string {
  const { releases, notices } = printFooter(document);
  const left = [releases, notices].filter((line) => line !== '').map((line) => `<div>${escapeHtml(line)}</div>`).join('');
  return (
    `<div style="display:flex;gap:6mm;width:100%;margin:0 15mm;padding-top:1.5mm;border-top:0.5pt solid #000;color:#000;` +
    `font:8.5pt/1.3 'Source Sans 3','Liberation Sans',Arial,Helvetica,sans-serif;-webkit-print-color-adjust:exact">` +
    `<div style="flex:1">${left}</div>` +
    `<div style="flex:none;text-align:right"><div>Page <span class="pageNumber"></span> of <span class="totalPages"></span></div></div></div>`
  );
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
