import type { ChangeRow, ChangeSummary, ChangesPrint, CitedSource } from '../../electron/contract/index.ts';
import { noticesOf } from '../../electron/contract/print-footer.ts';
import { changedValueInWords, changeKindNames, partInWords } from '../../electron/contract/window.ts';
import { Cite } from './cite.tsx';
import { Colophon } from './colophon.tsx';
import { OfficeHead } from './office-head.tsx';
import { PageFoot } from './page-foot.tsx';
import { Section } from './section.tsx';

/** What changed between two catalogs: a row a difference with both values, the codes of the office first, the files of both sides at the end. */
export function ChangesDocument({ document }: { document: ChangesPrint }) {
  const { summary, lists, text } = document;
  const { sources, numberOf } = citedIn(document);
  const cited = { sources, notices: [] };
  return (
    <main className="summary" lang="en">
      <article className="sheet changes" data-sheet="changes" data-starts-page>
        <div className="sheet-opening" data-whole>
          <OfficeHead office={document.office} />
          <div className="running-head" data-running-head>
            <header className="sheet-head">
              <h1 className="sheet-title">What changed</h1>
              <p className="sheet-system">{lists.flatMap(({ kind }) => (kind === null ? [] : [changeKindNames[kind]])).join(', ')}</p>
            </header>
          </div>
        </div>
        <p className="changes-sides" data-keep>
          From {named(summary.before)} to {named(summary.now)}.
          {summary.conversionFactors.map(({ before, now }) => (
            <span key={`${before.source} ${now.source}`}>
              {' '}
              Conversion factor {before.factor}
              <Number of={numberOf('before', before.source)} />, now {now.factor}
              <Number of={numberOf('now', now.source)} />.
            </span>
          ))}
          {text.trim() !== '' && ` Only codes and titles with ${text.trim()}.`}
        </p>
        {lists.map((list) => (
          <List key={list.kind ?? 'office'} list={list} numberOf={numberOf} />
        ))}
        {summary.notCompared.length > 0 && (
          <Section heading="Not compared">
            {summary.notCompared.map((sentence) => (
              <p key={sentence} className="prose">
                {sentence}
              </p>
            ))}
          </Section>
        )}
        <Colophon sources={sources} notices={noticesOf([cited])} />
        <PageFoot print={document} pages={[cited]} />
      </article>
    </main>
  );
}

type NumberOf = (side: 'before' | 'now', source: number | null) => number | null;

function List({ list: { kind, rows, total }, numberOf }: { list: ChangesPrint['lists'][number]; numberOf: NumberOf }) {
  const heading = kind === null ? 'Bookmarks and notes' : changeKindNames[kind];
  if (rows.length === 0) {
    return (
      <Section heading={heading} wide>
        <p className="prose">{kind === null ? 'Nothing that is bookmarked or has a note has changed.' : 'Nothing has changed.'}</p>
      </Section>
    );
  }
  // Where all values of a side are from one file, it is named once.
  const only = (side: 'before' | 'now'): number | null => {
    const [first, ...others] = new Set(rows.map((row) => numberOf(side, side === 'before' ? row.beforeSource : row.nowSource)));
    return others.length === 0 ? (first ?? null) : null;
  };
  const [before, now] = [only('before'), only('now')];
  const isOne = before !== null && now !== null;
  return (
    <Section heading={`${heading}: ${count(total)}`} wide>
      <table className="facts changed">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">What</th>
            <th scope="col">
              Before
              <Number of={isOne ? before : null} />
            </th>
            <th scope="col">
              Now
              <Number of={isOne ? now : null} />
            </th>
          </tr>
        </thead>
        <tbody>{rows.flatMap((row, position) => rowsOf(row, position, kind === null, isOne ? null : numberOf))}</tbody>
      </table>
      {rows.length < total && <p className="prose">and {count(total - rows.length)} more, in the list that the window copies as a table.</p>}
    </Section>
  );
}

/** The kinds of which the row itself says all. */
const standings: Partial<Record<ChangeRow['kind'], [before: string, now: string]>> = {
  added: ['not listed', 'listed'],
  deleted: ['listed', 'not listed any more'],
  revived: ['ended', 'listed again'],
};

/** A row of the table for each difference: the code in every one, so that a page may begin with any; its title once. */
function rowsOf(row: ChangeRow, position: number, withKind: boolean, numberOf: NumberOf | null) {
  const [before, now] = standings[row.kind] ?? ['', ''];
  const differences = row.differences.length > 0 ? row.differences : [{ field: row.kind, label: withKind ? changeKindNames[row.kind] : 'Code', before, now, beforeWords: null, nowWords: null }];
  const part = partInWords(row);
  return differences.map((one, index) => (
    <tr key={`${position} ${one.field}`} className={index === 0 ? 'changed-first' : undefined} data-keep={index < differences.length - 1 ? '' : undefined}>
      <th scope="row">
        <span className="changed-code">
          {row.code}
          {part !== '' && ` ${part}`}
        </span>
        {index === 0 && row.title !== null && <span className="changed-title"> {row.title}</span>}
      </th>
      <td>{one.label}</td>
      <td>
        {changedValueInWords(one.before, one.beforeWords)}
        {numberOf !== null && <Number of={numberOf('before', row.beforeSource)} />}
      </td>
      <td>
        {changedValueInWords(one.now, one.nowWords)}
        {numberOf !== null && <Number of={numberOf('now', row.nowSource)} />}
      </td>
    </tr>
  ));
}

function Number({ of }: { of: number | null }) {
  return of === null ? null : <Cite source={of} />;
}

/** "October 2025 and July 2026": the files of each side that something on paper is from, numbered in the order in which they are named. */
function citedIn({ summary, lists }: ChangesPrint): { sources: CitedSource[]; numberOf: NumberOf } {
  const numbers = new Map<string, number>();
  const sources: CitedSource[] = [];
  const note = (side: 'before' | 'now', id: number | null): void => {
    const source = summary[side].sources.find(({ sourceId }) => sourceId === id);
    // A file that both catalogs have is one source.
    const key = source === undefined ? '' : keyOf(source);
    if (source === undefined || numbers.has(key)) return;
    numbers.set(key, sources.length + 1);
    sources.push({ ...source, number: sources.length + 1 });
  };
  for (const { before, now } of summary.conversionFactors) {
    note('before', before.source);
    note('now', now.source);
  }
  for (const row of lists.flatMap(({ rows }) => rows)) {
    note('before', row.beforeSource);
    note('now', row.nowSource);
  }
  return {
    sources,
    numberOf(side, id) {
      const source = summary[side].sources.find(({ sourceId }) => sourceId === id);
      return source === undefined ? null : (numbers.get(keyOf(source)) ?? null);
    },
  };
}

function keyOf(source: ChangeSummary['now']['sources'][number]): string {
  return `${source.kind} ${source.release} ${source.sha256} ${source.fileName}`;
}

function named({ builtAt, isStarter }: ChangeSummary['now']): string {
  return isStarter ? 'the starter catalog' : `the catalog of ${builtAt.slice(0, 16).replace('T', ' ')} UTC`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
