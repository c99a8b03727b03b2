import { Fragment, type ReactNode } from 'react';
import type { Cited } from '../../electron/contract/print-footer.ts';
import type { CodeReview, Fact, ReviewPrint, ReviewStatement } from '../../electron/contract/index.ts';
import { CodeText } from './code-text.tsx';
import { PageFoot } from './page-foot.tsx';
import { reviewedParts, statementsIn, whoseWords } from './review-words.ts';
import { sheetName } from './sheet-name.ts';

interface ReviewSheetProps {
  review: CodeReview;
  print: ReviewPrint;
  /** The name of the section that begins here; null within one. */
  opens: string | null;
  /** The releases and notices of the whole, at the foot of every page. */
  foot: Cited;
  /** What stands below the last code. */
  children?: ReactNode;
}

/** Rows that never part at the end of a code: a last page has more than one of them. */
const rowsTogether = 4;

/** One code: its facts above every page of it, then a table a part, a statement a row. */
export function ReviewSheet({ review, print, opens, foot, children }: ReviewSheetProps) {
  const said = whoseWords(review);
  const count = statementsIn(review);
  const before = numbersBefore(review);
  return (
    <article className="sheet review" data-sheet={sheetName(review)} data-starts-page={opens !== null || undefined}>
      <div className="sheet-opening" data-whole>
        {opens !== null && <h2 className="review-section">{opens}</h2>}
        <div className="running-head review-head" data-running-head>
          <header className="sheet-head">
            <p className="sheet-code">{review.code}</p>
            <h3 className="sheet-title">{review.title}</h3>
            <p className="sheet-system">{review.systemName}</p>
          </header>
          <Facts review={review} />
        </div>
      </div>
      {said !== null && (
        <p className="review-said" data-keep={count > 0 || undefined}>
          {said}
        </p>
      )}
      {review.parts.map(({ part, statements }, index) => (
        <table key={part} className="reviewed">
          <colgroup>
            <col className="review-number" />
            <col />
            <col className="review-box" />
            <col className="review-box" />
            <col className="review-change" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                <span className="review-part">{reviewedParts[part].heading}</span> <AgreesWith facts={review.facts} ids={reviewedParts[part].agreesWith} />
              </th>
              <th scope="col">right</th>
              <th scope="col">wrong</th>
              <th scope="col">Write the change</th>
            </tr>
          </thead>
          <tbody>
            {statements.map((statement, position) => {
              const number = (before[index] ?? 0) + position + 1;
              return <Row key={number} number={number} statement={statement} keep={number > count - rowsTogether} />;
            })}
          </tbody>
        </table>
      ))}
      {count > 0 && (
        <p className="review-done" data-whole>
          <CodeText>{review.code}</CodeText>, {count === 1 ? '1 statement' : `statements 1 to ${count}`}, checked by <span className="review-blank" /> on <span className="review-blank" />
        </p>
      )}
      {children}
      <PageFoot print={print} pages={[foot]} />
    </article>
  );
}

/** How many statements stand in the parts before each. */
function numbersBefore({ parts }: CodeReview): number[] {
  let sum = 0;
  return parts.map(({ statements }) => {
    const before = sum;
    sum += statements.length;
    return before;
  });
}

/** What the text must agree with, in words; the mark of the release behind them where it is a short one. */
function Facts({ review: { facts, missing } }: { review: CodeReview }) {
  return (
    <p className="review-facts">
      {facts.map((fact, position) => (
        <Fragment key={fact.id}>
          {position > 0 && between}
          <span className="review-label">{fact.label}</span> <strong>{fact.value}</strong>
          {/* Where there is no value, its reason is one. */}
          {fact.raw === null && fact.meaning !== null && `: ${fact.meaning.replace(/\.$/, '')}`}
        </Fragment>
      ))}
      {missing.map((sentence, position) => (
        <Fragment key={sentence}>
          {position + facts.length > 0 && between}
          {sentence}
        </Fragment>
      ))}
    </p>
  );
}

/** The dot stays at the end of a line that breaks. */
const between = '\u00a0· ';

/** The facts stand above; here only which of them this part must not contradict. */
function AgreesWith({ facts, ids }: { facts: readonly Fact[]; ids: readonly string[] }) {
  const labels = facts.filter(({ id }) => ids.includes(id)).map(({ label }) => label.toLowerCase());
  return labels.length === 0 ? null : <span className="review-agrees">compare: {labels.join(', ')}</span>;
}

function Row({ number, statement: { about, text, beside, words }, keep }: { number: number; statement: ReviewStatement; keep: boolean }) {
  return (
    <tr data-keep={keep || undefined}>
      <td>{number}</td>
      <td>
        {about !== null && <strong>{/\d/.test(about) ? <CodeText>{about}</CodeText> : about}: </strong>}
        {text}
        {beside !== null && <em> ({beside})</em>}
        {words === 'office' && <strong> (the office’s own)</strong>}
      </td>
      <td>
        <span className="box" />
      </td>
      <td>
        <span className="box" />
      </td>
      <td />
    </tr>
  );
}
