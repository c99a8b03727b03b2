import type { CodePage, OfficeOnPaper, SummaryPrint } from '../../electron/contract/index.ts';
import { noticesOf } from '../../electron/contract/print-footer.ts';
import { codePageParts } from '../../electron/contract/window.ts';
import { AtAGlance } from './at-a-glance.tsx';
import { mostLeftOut, onePageContent, sourcesCited } from './one-page-content.ts';
import { OfficeHead } from './office-head.tsx';
import { PageFoot } from './page-foot.tsx';
import { Descriptions } from './parts/descriptions.tsx';
import { FamilyList } from './parts/family-list.tsx';
import { LinkedCodes } from './parts/linked-codes.tsx';
import { Paragraphs } from './parts/paragraphs.tsx';
import { TickList } from './parts/tick-list.tsx';
import { standingOf } from './place.tsx';
import { Section } from './section.tsx';
import { SheetHead } from './sheet-head.tsx';
import { sheetName } from './sheet-name.ts';
import { ShortColophon } from './short-colophon.tsx';

interface OnePageSheetProps {
  page: CodePage;
  print: SummaryPrint;
  office: OfficeOnPaper | null;
  /** Entries that stay away so that the sheet fits its page; `pages/fit-one-page.ts` finds how many. */
  entriesOut: number;
}

/** What is said to be missing where it is: a blank would read as "nothing to ask". */
const partsOfBooking = ['whatIsDone', 'askBeforeBooking', 'toHaveReady', 'crosswalks'] as const;

/** What a booking needs of one code, on one page. */
export function OnePageSheet({ page, print, office, entriesOut }: OnePageSheetProps) {
  const content = onePageContent(page, entriesOut);
  const numbers = sourcesCited(page, content);
  const cited = { sources: page.sources.filter(({ number }) => numbers.has(number)), notices: page.notices };
  const without = partsOfBooking.filter((part) => page[part].state === 'missing').map(headingOf);
  return (
    <article className="sheet one-page" data-sheet={sheetName(page)} data-starts-page data-can-leave-out={mostLeftOut(page)}>
      <div className="sheet-opening" data-whole>
        <OfficeHead office={office} />
        <SheetHead page={page} />
      </div>
      {standingOf(page).map((sentence) => (
        <p key={sentence} className="strong">
          {sentence}
        </p>
      ))}
      {content.whatIsDone.length > 0 && (
        <Section heading={headingOf('whatIsDone')}>
          <Paragraphs paragraphs={content.whatIsDone} />
        </Section>
      )}
      {content.descriptions.length > 0 && (
        <Section heading={headingOf('descriptions')} wide>
          <Descriptions rows={content.descriptions} />
        </Section>
      )}
      <AtAGlance page={page} withAdvice={content.withAdvice} />
      {content.askBeforeBooking.length > 0 && (
        <Section heading={headingOf('askBeforeBooking')} wide>
          <TickList items={content.askBeforeBooking} />
        </Section>
      )}
      {content.family.length > 0 && (
        <Section heading={headingOf('family')} wide>
          <FamilyList rows={content.family} />
        </Section>
      )}
      {content.toHaveReady.length > 0 && (
        <Section heading={headingOf('toHaveReady')} wide>
          <TickList items={content.toHaveReady} />
        </Section>
      )}
      {content.diagnoses.length > 0 && (
        <Section heading="Diagnoses" wide>
          <LinkedCodes codes={content.diagnoses} />
        </Section>
      )}
      {content.children.length > 0 && (
        <Section heading="Codes above and below" wide>
          <LinkedCodes codes={content.children} />
        </Section>
      )}
      {/* A code may have no neighbours, which is another thing than to know of none. */}
      {page.family.state === 'missing' && (
        <p className="left-out">
          {headingOf('family')}: {page.family.sentence}
        </p>
      )}
      {without.length > 0 && <p className="left-out">No data for: {without.join(', ')}.</p>}
      {content.leftOut.length > 0 && <p className="left-out">Left out for room: {content.leftOut.join(', ')}. The whole summary has {content.leftOut.length === 1 ? 'this' : 'them'}.</p>}
      <ShortColophon sources={cited.sources} notices={noticesOf([cited])} />
      <PageFoot print={print} pages={[cited]} />
    </article>
  );
}

function headingOf(part: (typeof codePageParts)[number][0]): string {
  return codePageParts.find(([name]) => name === part)?.[1] ?? '';
}
