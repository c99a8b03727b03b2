import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Bridge, PrintDocument } from '../../electron/contract/index.ts';
import { pageRule } from './margin-boxes.ts';
import { SummaryDocument } from './summary-document.tsx';

/** The print page: asks for its document, lays it out, says when it is ready. It knows nothing else. */
async function show(bridge: Bridge): Promise<void> {
  const answer = await bridge.call('print.document');
  if (!answer.ok) throw new Error(answer.error.message);
  layOut(answer.value);
  await fontsAreIn();
  const heard = await bridge.call('print.ready');
  if (!heard.ok) throw new Error(heard.error.message);
}

function layOut(print: PrintDocument): void {
  const place = document.getElementById('document');
  if (place === null) throw new Error('The print page has no place for its document.');
  // Names the PDF in a reader's window.
  document.title = `Code summary ${print.pages.map((page) => page.code).join(', ')}`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageRule(print));
  document.adoptedStyleSheets = [sheet];
  flushSync(() => {
    createRoot(place).render(
      <StrictMode>
        <SummaryDocument document={print} />
      </StrictMode>,
    );
  });
}

/** Fonts begin to load when layout first asks for them; a hidden window paints no frame that could be waited for. */
async function fontsAreIn(): Promise<void> {
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  document.body.getBoundingClientRect();
}

// A rejection here is the missing "ready" in main, which ends in a sentence there.
await show(window.codetray);
