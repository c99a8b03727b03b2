import { useEffect, useState, type RefObject } from 'react';
import type { CitedSource } from '../../../electron/contract/index.ts';
import { describeFile, describeOrigin } from './source-list.tsx';
import { keepSourceStops, stepThroughSources } from './source-stops.ts';

interface Shown {
  number: number;
  left: number;
  top: number;
}

/** One tip for all source numbers of the page: hundreds of rows then cost nothing extra. */
export function SourceTip({ within, sources }: { within: RefObject<HTMLElement | null>; sources: readonly CitedSource[] }) {
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    const page = within.current;
    if (page === null) return;

    function show(event: Event): void {
      const cite = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-source]') : null;
      if (cite === null || page === null) {
        setShown(null);
        return;
      }
      const box = cite.getBoundingClientRect();
      const frame = page.getBoundingClientRect();
      const left = Math.max(8, Math.min(box.left - frame.left, frame.width - 328));
      setShown({ number: Number(cite.dataset['source']), left, top: box.bottom - frame.top + 4 });
    }
    function hide(): void {
      setShown(null);
    }
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key === 'Escape') setShown(null);
      else if (page !== null) stepThroughSources(page, event);
    }
    function jump(event: MouseEvent): void {
      const cite = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-source]') : null;
      if (cite === null) return;
      // The address of the page stays as it is; only the focus moves.
      event.preventDefault();
      const entry = document.getElementById(`source-${cite.dataset['source']}`);
      entry?.scrollIntoView({ block: 'center' });
      entry?.focus({ preventScroll: true });
    }
    const forgetStops = keepSourceStops(page);
    page.addEventListener('mouseover', show);
    page.addEventListener('mouseleave', hide);
    page.addEventListener('focusin', show);
    page.addEventListener('focusout', hide);
    page.addEventListener('click', jump);
    page.addEventListener('keydown', onKeyDown);
    return () => {
      forgetStops();
      page.removeEventListener('mouseover', show);
      page.removeEventListener('mouseleave', hide);
      page.removeEventListener('focusin', show);
      page.removeEventListener('focusout', hide);
      page.removeEventListener('click', jump);
      page.removeEventListener('keydown', onKeyDown);
    };
  }, [within]);

  const source = sources.find((one) => one.number === shown?.number);
  if (shown === null || source === undefined) return null;
  return (
    <div className="source-tip" role="tooltip" style={{ left: shown.left, top: shown.top }}>
      <strong>
        {source.number} {source.title}
      </strong>
      <br />
      {describeOrigin(source)}
      <br />
      {describeFile(source)}
    </div>
  );
}
