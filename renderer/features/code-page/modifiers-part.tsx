import { Check, CircleHelp, FileText, X, type LucideIcon } from 'lucide-react';
import type { ModifierAdvice } from '../../../electron/contract/index.ts';
import { Badge, type BadgeProps } from '../../ui/badge.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Citation, sharedSource } from './citation.tsx';
import { Words } from './code-link.tsx';
import { TableFrame } from './table-frame.tsx';

export const verdicts: Record<ModifierAdvice['applies'], { icon: LucideIcon; word: string; tone: NonNullable<BadgeProps['tone']> }> = {
  yes: { icon: Check, word: 'Applies', tone: 'done' },
  'with-documentation': { icon: FileText, word: 'With documentation', tone: 'warning' },
  no: { icon: X, word: 'Does not apply', tone: 'stop' },
  'not-decided': { icon: CircleHelp, word: 'Not decided by the data', tone: 'plain' },
};

/** "Manual ch. 12, section 40.7": the full name of the document is long and the same in every row. */
function shortRule(rule: string): string {
  return rule
    .replaceAll(/CMS Medicare Claims Processing Manual \(Pub\. 100-04\), chapter (\d+), [^;]*?section/g, 'Manual ch. $1, section')
    .replaceAll(/CMS RVU\w+ record layout, CY\d{4}/g, 'Fee schedule record layout')
    .replaceAll('CMS change request 8863, specific modifiers for distinct procedural services, whole document', 'CMS change request 8863')
    .replaceAll(/CMS Medicare NCCI Policy Manual, chapter (\w+), [^;]*?section/g, 'NCCI Policy Manual ch. $1, section')
    .replaceAll(/42 CFR part 414, [^;]*?section/g, '42 CFR section');
}

function ModifierTable({ rows, name }: { rows: readonly ModifierAdvice[]; name: string }) {
  const shared = sharedSource(rows);
  return (
    <TableFrame name={name} source={shared}>
      <thead>
        <tr>
          <th scope="col">Modifier</th>
          <th scope="col">Pays</th>
          <th scope="col">For this code</th>
          <th scope="col">When to use</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.modifier} data-modifier={row.modifier} data-applies={row.applies}>
            <th scope="row">
              <span className="code">{row.modifier}</span>
              <div className="cell-name">{row.name}</div>
              {row.official !== null && (
                <div className="cell-name">
                  Official name: {row.official.text}
                  <Citation source={row.official.source} />
                </div>
              )}
            </th>
            <td className="modifier-pays">{row.pays ?? <span className="soft">no change</span>}</td>
            <td>
              <Badge {...verdicts[row.applies]} />
              <div>
                <Words>{row.effect}</Words>
                {shared === null && <Citation source={row.source} />}
              </div>
            </td>
            <td>
              <Words>{row.whenToUse}</Words>
              {row.rule !== null && (
                <div className="cell-name" title={row.rule}>
                  {shortRule(row.rule)}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

/** Whether a modifier applies to this code, what it does to payment, and when to use it: those that may be used first, the rest folded. */
export function ModifiersPart({ rows }: { rows: readonly ModifierAdvice[] }) {
  const of = (applies: ModifierAdvice['applies']) => rows.filter((row) => row.applies === applies);
  const usable = [...of('yes'), ...of('with-documentation')];
  const rest = [...of('not-decided'), ...of('no')];
  return (
    <>
      {usable.length > 0 ? <ModifierTable rows={usable} name="Modifiers that apply to this code" /> : <p className="quiet">No modifier applies to this code by its indicators.</p>}
      {rest.length > 0 && (
        <Disclosure title={`${rest.length} more: not decided by the data, or not for this code`} level={3}>
          <ModifierTable rows={rest} name="Modifiers that are not decided or do not apply" />
        </Disclosure>
      )}
    </>
  );
}
