import type { Bridge, PrintDocument } from '../../electron/contract/index.ts';
import { pageRule } from './page-rule.ts';
import { layOutPages } from './pages/lay-out-pages.tsx';
import { nameOf } from './printed-document.tsx';

/** The print page: asks for its document, lays it out, says when it is ready. It knows nothing else. */
async function show(bridge: Bridge): Promise<void> {
  // Here before the first line is laid out: else all of the document would be laid out in another font first, and once more in this one.
  const fonts = Promise.allSettled([...document.fonts].map((face) => face.load()));
  const answer = await bridge.call('print.document');
  if (!answer.ok) throw new Error(answer.error.message);
  await fonts;
  await layOut(answer.value);
  const heard = await bridge.call('print.ready');
  if (!heard.ok) throw new Error(heard.error.message);
}

async function layOut(print: PrintDocument): Promise<void> {
  const place = document.getElementById('document');
  if (place === null) throw new Error('The print page has no place for its document.');
  // Names the PDF in a reader's window, and the job in the printer's queue.
  document.title = nameOf(print);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageRule(print.paper));
  document.adoptedStyleSheets = [sheet];
  await layOutPages(print, place);
}

// A rejection here is the missing "ready" in main, which ends in a sentence there.
await show(window.codetray);
