import { noticesOf } from '../../electron/contract/print-footer.ts';
import type { ComparisonPrint } from '../../electron/contract/index.ts';
import { comparePages, pairInWords, type ComparedRow, type ComparedSection, type Side } from '../features/compare/compare-pages.ts';
import { Cite } from './cite.tsx';
import { CodeText } from './code-text.tsx';
import { Colophon } from './colophon.tsx';
import { OfficeHead } from './office-head.tsx';
import { PageFoot } from './page-foot.tsx';
import { piecesOf } from './pieces-of.ts';

/** Two codes side by side, row by row as in the window; code and title of both come back above every page of the table. */
export function ComparisonDocument({ document }: { document: ComparisonPrint }) {
  const [left, right] = document.pages;
  const { sections, differences, together, sources } = comparePages(left, right);
  const shown = sections
    .map((section) => ({ ...section, rows: document.onlyDifferences ? section.rows.filter((row) => row.differs) : section.rows }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <main className="summary" lang="en">
      <article className="sheet comparison" data-sheet="comparison" data-starts-page>
        <div className="sheet-opening" data-whole>
          <OfficeHead office={document.office} />
          <div className="running-head" data-running-head>
            <header className="sheet-head">
              <h1 className="sheet-title">
                <CodeText>{left.code}</CodeText> beside <CodeText>{right.code}</CodeText>
              </h1>
              <p className="sheet-system">{differencesInWords(differences, document.onlyDifferences)}</p>
            </header>
          </div>
        </div>
        <p className="together" data-keep>
          {together === null ? (
            'No loaded NCCI pair holds both codes.'
          ) : (
            <>
              <strong>{pairInWords(together.indicator)}:</strong> {together.text}
              <Cite source={together.source} />
            </>
          )}
        </p>
        <table className="compared">
          <thead>
            <tr>
              <td />
              {[left, right].map((page) => (
                <th key={page.code} scope="col">
                  <CodeText>{page.code}</CodeText> {page.title}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          {shown.map((section) => (
            <Section key={section.heading} section={section} />
          ))}
        </table>
        <Colophon sources={sources} notices={noticesOf([left, right])} />
        <PageFoot print={document} pages={[left, right]} />
      </article>
    </main>
  );
}

function differencesInWords(differences: number, only: boolean): string {
  if (differences === 0) return 'No differences';
  const counted = differences === 1 ? '1 difference' : `${differences} differences`;
  return only ? `Only the ${counted}` : counted;
}

function Section({ section: { heading, rows } }: { section: ComparedSection }) {
  return (
    <tbody>
      <tr className="compared-heading" data-keep>
        <th scope="colgroup" colSpan={4}>
          {heading}
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </tbody>
  );
}

/** A row of the table; long texts take several, so that a page can end between two of them. */
function Row({ row }: { row: ComparedRow }) {
  const left = cellsOf(row.left);
  const right = cellsOf(row.right);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, position) => (
    <tr key={position} className={position === 0 ? 'compared-row' : undefined} data-differs={row.differs}>
      {position === 0 ? <th scope="row">{row.label}</th> : <td />}
      <td>{left[position]}</td>
      <td>{right[position]}</td>
      <td>{position === 0 && (row.differs ? <strong>{row.verdict}</strong> : row.verdict)}</td>
    </tr>
  ));
}

function cellsOf(side: Side | null) {
  if (side === null) return ['not listed'];
  const pieces = piecesOf(side.text);
  return pieces.map((piece, position) =>
    position < pieces.length - 1 ? (
      piece
    ) : (
      <>
        {piece}
        <Cite source={side.source} />
      </>
    ),
  );
}
