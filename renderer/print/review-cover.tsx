import type { CitedSource, ReviewPrint } from '../../electron/contract/index.ts';
import type { Cited } from '../../electron/contract/print-footer.ts';
import { CodeText } from './code-text.tsx';
import { ContentsTable } from './contents-table.tsx';
import { OfficeHead } from './office-head.tsx';
import { PageFoot } from './page-foot.tsx';
import { statementsIn, type ReviewedSection } from './review-words.ts';
import { Section } from './section.tsx';

const steps = [
  'Every statement stands in a row of its own. Tick “right” if it is true as it stands and a scheduler cannot misread it; otherwise tick “wrong”.',
  'If it is wrong, write the change beside it. A line through a word, or one word, is enough; for more, write the code and the number of the row on a sheet of your own.',
  'The line under each title gives Medicare’s facts from the releases named below. They are not under review: a statement that contradicts them is wrong. “Compare” at the head of a part names those that matter there.',
  'A title in brackets is what the catalog calls the other code; it helps to judge the line and has no box of its own here.',
  'The texts are in the project’s own words and are not the official code text. Statements marked “the office’s own” were written by the office.',
  'Sign below for the whole, or at the end of each code for that code alone.',
] as const;

/** What the reviewer writes about the whole of it. */
const lines = ['Reviewer', 'Specialty', 'Date', 'Signature'] as const;

/** How to use the sheet, who used it, of which catalog it is, and the codes of each section with their pages. */
export function ReviewCover({ print, sections, cited }: { print: ReviewPrint; sections: readonly ReviewedSection[]; cited: Cited }) {
  const { codes, catalogVersion } = print.review;
  const statements = codes.reduce((sum, code) => sum + statementsIn(code), 0);
  return (
    <article className="sheet review-cover" data-sheet="review" data-starts-page>
      <div className="sheet-opening" data-whole>
        <OfficeHead office={print.office} />
        <div className="running-head" data-running-head>
          <header className="sheet-head">
            <h1 className="sheet-title">Review of the starter texts</h1>
            <p className="sheet-system">
              {counted(codes.length, 'code')}, {counted(statements, 'statement')}
            </p>
          </header>
        </div>
      </div>
      <Section heading="How to use it">
        <ol className="review-steps">
          {steps.map((step, position) => (
            <li key={step}>
              <span className="source-number">{position + 1}</span>
              <span>{step}</span>
            </li>
          ))}
        </ol>
      </Section>
      <Section heading="Reviewed by">
        <dl className="review-lines" data-whole>
          {lines.map((line) => (
            <div key={line}>
              <dt>{line}</dt>
              <dd />
            </div>
          ))}
        </dl>
      </Section>
      <Section heading="Of what">
        <p className="prose">
          Catalog version <CodeText>{catalogVersion}</CodeText>. Facts: {factsOf(cited.sources)}.
        </p>
      </Section>
      {sections.map(({ heading, codes: inSection }) => (
        <Section key={`${heading} ${inSection[0]?.code ?? ''}`} heading={heading} wide>
          <ContentsTable rows={inSection} count={{ heading: 'Statements', of: statementsIn }} />
        </Section>
      ))}
      <PageFoot print={print} pages={[cited]} />
    </article>
  );
}

/** The releases of the facts; the texts are named by the version of the catalog. */
function factsOf(sources: readonly CitedSource[]): string {
  const releases = sources.filter(({ kind }) => kind === 'pfs-relative-values' || kind === 'opps-addendum-b').map(({ title, releaseLabel }) => (title.includes(releaseLabel) ? title : `${title}, ${releaseLabel}`));
  return releases.length === 0 ? 'none loaded for these codes' : releases.join('; ');
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
