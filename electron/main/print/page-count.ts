/**
 * The number of pages of a PDF that Chromium wrote, from the root of its page tree: the largest `/Count` of a dictionary
 * whose type is Pages (PDF 32000-1, 7.7.3). Returns 0 for anything without one.
 */
export function pageCount(pdf: Uint8Array): number {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  let most = 0;
  for (const [node] of text.matchAll(/\d+ \d+ obj\s*<<(?:(?!endobj)[\s\S]){0,20000}?endobj/g)) {
    if (!/\/Type\s*\/Pages\b/.test(node)) continue;
    const count = /\/Count\s+(\d+)/.exec(node)?.[1];
    if (count !== undefined) most = Math.max(most, Number(count));
  }
  return most;
}
