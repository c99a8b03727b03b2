import { Check, CircleHelp, FileText, X, type LucideIcon } from 'lucide-react';
import type { ModifierAdvice } from '../../../electron/contract/index.ts';
import { Badge, type BadgeProps } from '../../ui/badge.tsx';
import { Citation, sharedSource } from './citation.tsx';
import { TableFrame } from './table-frame.tsx';

const verdicts: Record<ModifierAdvice['applies'], { icon: LucideIcon; word: string; tone: NonNullable<BadgeProps['tone']> }> = {
  yes: { icon: Check, word: 'Applies', tone: 'done' },
  'with-documentation': { icon: FileText, word: 'With documentation', tone: 'warning' },
  no: { icon: X, word: 'Does not apply', tone: 'stop' },
  'not-decided': { icon: CircleHelp, word: 'Not decided by the data', tone: 'plain' },
};

/** Whether a modifier applies to this code, what it does to payment, and when to use it. */
export function ModifiersPart({ rows }: { rows: readonly ModifierAdvice[] }) {
  const shared = sharedSource(rows);
  return (
    <TableFrame name="Modifiers for this code" source={shared}>
      <thead>
        <tr>
          <th scope="col">Modifier</th>
          <th scope="col">For this code</th>
          <th scope="col">When to use</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.modifier} data-modifier={row.modifier}>
            <th scope="row">
              <span className="code">{row.modifier}</span>
              <div className="cell-name">{row.name}</div>
            </th>
            <td>
              <Badge {...verdicts[row.applies]} />
              <div>
                {row.effect}{shared === null && <Citation source={row.source} />}
              </div>
            </td>
            <td>
              {row.whenToUse}
              {row.description !== '' && <div className="soft">{row.description}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
