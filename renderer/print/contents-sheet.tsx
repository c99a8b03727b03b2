import type { SummaryPrint } from '../../electron/contract/index.ts';
import { ContentsTable } from './contents-table.tsx';
import { OfficeHead } from './office-head.tsx';
import { PageFoot } from './page-foot.tsx';

/** The first page of several codes: code, title and the page on which each begins. */
export function ContentsSheet({ document }: { document: SummaryPrint }) {
  return (
    <article className="sheet contents" data-sheet="contents" data-starts-page>
      <div className="sheet-opening" data-whole>
        <OfficeHead office={document.office} />
        <div className="running-head" data-running-head>
          <header className="sheet-head">
            <h1 className="sheet-title">{document.title ?? 'Contents'}</h1>
            <p className="sheet-system">{document.pages.length === 1 ? '1 code' : `${document.pages.length} codes`}</p>
          </header>
        </div>
      </div>
      <ContentsTable rows={document.pages} />
      <PageFoot print={document} pages={document.pages} />
    </article>
  );
}
