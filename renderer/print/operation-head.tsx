import type { Operation } from '../../electron/contract/index.ts';
import { headOf } from './operation-words.ts';

/** What the sheet is of and what sheet it is; comes back on every page, of which there is one. */
export function OperationHead({ operation, kind }: { operation: Operation; kind: string }) {
  const { code, title } = headOf(operation);
  return (
    <div className="running-head" data-running-head>
      <header className="sheet-head">
        {code !== null && <p className="sheet-code">{code}</p>}
        <h1 className="sheet-title">{title}</h1>
        <p className="sheet-system">{kind}</p>
      </header>
    </div>
  );
}
