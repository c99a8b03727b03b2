import type { CodeKey } from '../../electron/contract/index.ts';
import { CodeText } from './code-text.tsx';
import { sheetName } from './sheet-name.ts';

interface ContentsTableProps<Row> {
  rows: readonly Row[];
  /** A column before the page. */
  count?: { heading: string; of: (row: Row) => number };
}

/** Codes with the page on which each begins; the numbers are written once the pages are known. */
export function ContentsTable<Row extends CodeKey & { title: string }>({ rows, count }: ContentsTableProps<Row>) {
  return (
    <table className={count === undefined ? 'contents-table' : 'contents-table contents-counted'}>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Title</th>
          {count !== undefined && <th scope="col">{count.heading}</th>}
          <th scope="col">Page</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={sheetName(row)}>
            <td>
              <CodeText>{row.code}</CodeText>
            </td>
            <td>{row.title}</td>
            {count !== undefined && <td>{count.of(row)}</td>}
            <td data-page-of={sheetName(row)}></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
