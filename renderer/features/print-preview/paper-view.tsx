import { useEffect, useRef, useState } from 'react';
import type { PrintDocument } from '../../../electron/contract/index.ts';
import { layOutPages } from '../../print/pages/lay-out-pages.tsx';
import labelSheet from '../../print/labels.css?inline';
import operationSheet from '../../print/operation.css?inline';
import partsSheet from '../../print/parts.css?inline';
import printSheet from '../../print/print.css?inline';
import reviewSheet from '../../print/review.css?inline';

/** How large the pages are shown: as wide as the window, whole, or as on paper. */
export type Zoom = 'width' | 'page' | 'paper';

/** What the preview adds to the sheets of the paper: an edge around each page and room between two. */
const previewSheet = `
  :host { display: block; }
  .paper { transform-origin: 0 0; }
  .summary { display: grid; gap: 24px; }
  .page { height: var(--paper-height); outline: 1px solid #878c86; }
`;

/** The paper is laid out once; the window only enlarges or shrinks it, so that no line ends elsewhere than on paper. */
const widest = 2;

interface PaperViewProps {
  document: PrintDocument;
  zoom: Zoom;
  /** Page in sight and number of pages, from 1; 0 of 0 while they are laid out. */
  onPage: (page: number, pages: number) => void;
}

/** The pages as they will lie in the printer's tray. They stand in a tree of their own, where only the sheets of the paper hold. */
export function PaperView({ document: print, zoom, onPage }: PaperViewProps) {
  const pane = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [laidOut, setLaidOut] = useState(0);

  useEffect(() => {
    if (host.current === null) return;
    const tree = host.current.shadowRoot ?? attach(host.current);
    let isCurrent = true;
    const place = document.createElement('div');
    // Beside the pages that are still shown, measured but not seen.
    place.className = 'next';
    place.style.cssText = 'position: absolute; visibility: hidden';
    tree.append(place);
    void layOutPages(print, place).then(() => {
      if (!isCurrent) return;
      place.style.cssText = '';
      tree.replaceChildren(place);
      setLaidOut((times) => times + 1);
    });
    return () => {
      isCurrent = false;
      if (place.style.position === 'absolute') place.remove();
    };
  }, [print]);

  useEffect(() => {
    const frame = pane.current;
    const place = host.current;
    const paper = place?.shadowRoot?.querySelector<HTMLElement>('.paper');
    if (laidOut === 0 || frame === null || place === null || paper == null) return;
    const pages = [...paper.querySelectorAll<HTMLElement>('.page')];

    function fit(): void {
      const [first] = pages;
      if (frame === null || place === null || paper == null || first === undefined) return;
      const room = getComputedStyle(frame);
      const width = frame.clientWidth - Number.parseFloat(room.paddingLeft) - Number.parseFloat(room.paddingRight);
      const height = frame.clientHeight - Number.parseFloat(room.paddingTop) - Number.parseFloat(room.paddingBottom);
      const scale = scaleOf(zoom, width / first.offsetWidth, height / first.offsetHeight);
      paper.style.transform = `scale(${scale})`;
      paper.style.width = `${first.offsetWidth}px`;
      place.style.width = `${first.offsetWidth * scale}px`;
      place.style.height = `${paper.offsetHeight * scale}px`;
      tell();
    }
    function tell(): void {
      if (frame === null) return;
      const middle = frame.getBoundingClientRect().top + frame.clientHeight / 2;
      const seen = pages.findLastIndex((page) => page.getBoundingClientRect().top <= middle);
      onPage(Math.max(0, seen) + 1, pages.length);
    }
    const resized = new ResizeObserver(fit);
    resized.observe(frame);
    frame.addEventListener('scroll', tell, { passive: true });
    fit();
    return () => {
      resized.disconnect();
      frame.removeEventListener('scroll', tell);
    };
  }, [laidOut, zoom, onPage]);

  return (
    <div ref={pane} className="preview-pane" tabIndex={0} role="region" aria-label="Pages" aria-busy={laidOut === 0} data-part="pages">
      <div ref={host} className="preview-paper" />
    </div>
  );
}

/** Brings a page to the upper edge of the pane. */
export function showPage(page: number): void {
  const host = document.querySelector('.preview-paper');
  host?.shadowRoot?.querySelectorAll('.page')[page - 1]?.scrollIntoView({ block: 'start' });
}

function attach(host: HTMLElement): ShadowRoot {
  const tree = host.attachShadow({ mode: 'open' });
  tree.adoptedStyleSheets = [printSheet, partsSheet, reviewSheet, operationSheet, labelSheet, previewSheet].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return tree;
}

function scaleOf(zoom: Zoom, byWidth: number, byHeight: number): number {
  switch (zoom) {
    case 'width':
      return Math.min(widest, byWidth);
    case 'page':
      return Math.min(byWidth, byHeight);
    case 'paper':
      return 1;
  }
}
