import type { CodePage } from '../../electron/contract/index.ts';

/** Code and title; they come back on each page of their sheet. */
export function SheetHead({ page }: { page: CodePage }) {
  return (
    <div className="running-head" data-running-head>
      <header className="sheet-head">
        <p className="sheet-code">{page.code}</p>
        <h1 className="sheet-title">{page.title}</h1>
        <p className="sheet-system">{page.systemName}</p>
      </header>
    </div>
  );
}
