import type { SummaryPrint } from '../../electron/contract/index.ts';
import { CodeText } from './code-text.tsx';
import { OfficeHead } from './office-head.tsx';
import { PageFoot } from './page-foot.tsx';
import { sheetName } from './sheet-name.ts';

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
      <table className="contents-table">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Title</th>
            <th scope="col">Page</th>
          </tr>
        </thead>
        <tbody>
          {document.pages.map((page) => (
            <tr key={sheetName(page)}>
              <td>
                <CodeText>{page.code}</CodeText>
              </td>
              <td>{page.title}</td>
              <td data-page-of={sheetName(page)}></td>
            </tr>
          ))}
        </tbody>
      </table>
      <PageFoot print={document} pages={document.pages} />
    </article>
  );
}
