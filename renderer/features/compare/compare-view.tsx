import { ArrowLeftRight, Check, Copy, Equal, EqualNot, Printer, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { CodePage } from '../../../electron/contract/index.ts';
import { runCommand } from '../../app/commands.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Citation } from '../code-page/citation.tsx';
import { CodeLink } from '../code-page/code-link.tsx';
import { SourceList } from '../code-page/source-list.tsx';
import { SourceTip } from '../code-page/source-tip.tsx';
import { useCodeLinks } from '../code-page/use-code-links.ts';
import '../code-page/code-page.css';
import { keyText } from '../search/list-items.ts';
import { comparePages, comparisonAsTable, pairInWords, type ComparedRow, type Side } from './compare-pages.ts';
import './compare.css';

function Cell({ side }: { side: Side | null }) {
  return (
    <td>
      {side === null ? (
        <span className="soft">not listed</span>
      ) : (
        <>
          {side.text}
          <Citation source={side.source} />
        </>
      )}
    </td>
  );
}

function Line({ row }: { row: ComparedRow }) {
  return (
    <tr data-differs={row.differs} data-long={Math.max(row.left?.text.length ?? 0, row.right?.text.length ?? 0) > 300}>
      <th scope="row">{row.label}</th>
      <Cell side={row.left} />
      <Cell side={row.right} />
      <td className="compare-mark">{row.differs ? <Badge icon={EqualNot} word={row.verdict} tone="accent" /> : <Badge icon={Equal} word={row.verdict} />}</td>
    </tr>
  );
}

function Beside({ left, right }: { left: CodePage; right: CodePage }) {
  const desk = useDesk();
  const article = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const onlyDifferences = useStore(desk.comparer.store, (state) => state.onlyDifferences);
  const comparison = useMemo(() => comparePages(left, right), [left, right]);
  const requests = useStore(desk.window, (state) => state.pageFocusRequests);
  useCodeLinks(article);
  const wanted = useStore(desk.comparer.store, (state) => state.keys?.map(keyText).join());
  useEffect(() => {
    // The comparison before stays until the wanted one is there; the keyboard must not land on it.
    if (wanted === [left, right].map(keyText).join() && desk.takePageFocus()) heading.current?.focus({ preventScroll: true });
  }, [desk, requests, wanted, left, right]);

  const sections = comparison.sections
    .map((section) => ({ ...section, rows: onlyDifferences ? section.rows.filter((row) => row.differs) : section.rows }))
    .filter((section) => section.rows.length > 0);

  return (
    <article ref={article} className="page compare" aria-labelledby="compare-title" data-compare={`${left.code} ${right.code}`}>
      <header className="compare-head">
        <h1 id="compare-title" ref={heading} tabIndex={-1}>
          <span className="code">{left.code}</span> beside <span className="code">{right.code}</span>
        </h1>
        <div className="page-actions">
          <Button aria-pressed={onlyDifferences} onPress={() => desk.comparer.showOnlyDifferences(!onlyDifferences)}>
            {onlyDifferences && <Check className="icon" size={16} aria-hidden />}
            Only the {comparison.differences} differences
          </Button>
          <Button aria-label="Swap sides" onPress={() => desk.compare([right, left])}>
            <ArrowLeftRight className="icon" size={16} aria-hidden />
          </Button>
          <Button
            aria-label="Copy as table"
            onPress={async () => {
              if (await desk.copyText(comparisonAsTable(left, right, comparison))) desk.notices.say('Comparison copied as a table');
            }}
          >
            <Copy className="icon" size={16} aria-hidden />
          </Button>
          <Button aria-label="Print the comparison" onPress={() => runCommand(desk, 'code.print')}>
            <Printer className="icon" size={16} aria-hidden />
          </Button>
        </div>
      </header>

      <p className="compare-together">
        {comparison.together === null ? (
          <span className="soft">No loaded NCCI pair holds both codes.</span>
        ) : (
          <>
            <Badge icon={TriangleAlert} word={pairInWords(comparison.together.indicator)} tone="warning" /> {comparison.together.text}
            <Citation source={comparison.together.source} />
          </>
        )}
      </p>

      <table className="compare-table">
        <thead>
          <tr>
            <td />
            {[left, right].map((page) => (
              <th key={page.code} scope="col">
                <CodeLink system={page.system} code={page.code} inCatalog />
                <div>{page.title}</div>
              </th>
            ))}
            <td />
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.heading}>
            <tr>
              <th scope="colgroup" colSpan={4} className="compare-section">
                {section.heading}
              </th>
            </tr>
            {section.rows.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </tbody>
        ))}
      </table>

      <SourceList sources={comparison.sources} />
      <SourceTip within={article} sources={comparison.sources} />
    </article>
  );
}

/** Two codes side by side, each difference marked. */
export function CompareView() {
  const desk = useDesk();
  const { pages, failure } = useStore(desk.comparer.store, (state) => state);
  if (failure !== null) {
    return (
      <div className="page-failure">
        <h1 tabIndex={-1}>These codes cannot be compared</h1>
        <p>{failure.message}</p>
        <p className="page-failure-actions">
          <Button onPress={() => desk.move('back')}>Back</Button>
        </p>
      </div>
    );
  }
  if (pages === null) return null;
  return <Beside key={pages.map((page) => page.code).join(' ')} left={pages[0]} right={pages[1]} />;
}
