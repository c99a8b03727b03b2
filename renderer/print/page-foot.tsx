import { printFooter, type Cited } from '../../electron/contract/print-footer.ts';
import type { PrintDocument } from '../../electron/contract/index.ts';

/** The foot of every page of a sheet, with the releases of its codes; the number of the page is written when the pages are known. */
export function PageFoot({ print, pages }: { print: PrintDocument; pages: readonly Cited[] }) {
  const { releases, notices } = printFooter({ printedOn: print.printedOn, appVersion: print.appVersion, pages });
  return (
    <footer className="page-foot">
      <p className="foot-words">{[releases, notices].filter((text) => text !== '').join('\u00a0· ')}</p>
      <p className="foot-number" data-page-count>
        Page 999 of 999
      </p>
    </footer>
  );
}
