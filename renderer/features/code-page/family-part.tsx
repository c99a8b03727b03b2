import { ArrowRight } from 'lucide-react';
import type { CodePage } from '../../../electron/contract/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Citation, sharedSource } from './citation.tsx';
import { CodeLink } from './code-link.tsx';
import { TableFrame } from './table-frame.tsx';

type Rows = Extract<CodePage['family'], { state: 'data' }>['rows'];

/** The codes that differ only in number, side or approach, told apart in one line each. */
export function FamilyPart({ rows, page }: { rows: Rows; page: CodePage }) {
  const shared = sharedSource(rows);
  return (
    <TableFrame name="Codes of this family" source={shared}>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">What tells it apart</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} data-current={row.current}>
            <th scope="row">
              <CodeLink system={page.system} code={row.code} inCatalog={!row.current} />
            </th>
            <td>
              {row.difference}{shared === null && <Citation source={row.source} />}
              {row.current && (
                <>
                  {' '}
                  <Badge icon={ArrowRight} word="This code" tone="accent" />
                </>
              )}
              {row.title !== null && <div className="soft">{row.title}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
