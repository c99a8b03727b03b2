import type { CodePage } from '../model/code-page.ts';
import { ofBestSource } from './best-rows.ts';
import { missingPart } from './missing-sentences.ts';
import type { PageContext } from './page-context.ts';

type Kind = Extract<CodePage['descriptions'], { state: 'data' }>['rows'][number]['kind'];
interface Row {
  kind: Kind | 'long-capitals';
  text: string;
  sourceId: number;
}

const sql = 'SELECT kind, text, source_id AS sourceId FROM descriptor WHERE system = :system AND code = :code ORDER BY kind, source_id, position';

const order: readonly Kind[] = ['short', 'medium', 'long', 'consumer', 'consumer-spanish', 'clinician', 'test'];

/** The official descriptors of a code, of each kind those of the release that counts; the long one in capitals only where there is no other. */
export function descriptors(context: PageContext): CodePage['descriptions'] {
  const { system, code } = context.record;
  const found = context.db.prepare<Row>(sql).all({ system, code });
  if (found.length === 0) return missingPart.descriptions(system);
  const rows = order.flatMap((kind) => {
    const ofKind = found.filter((row) => row.kind === kind);
    const used = kind === 'long' && ofKind.length === 0 ? found.filter((row) => row.kind === 'long-capitals') : ofKind;
    return ofBestSource(context, used).map((row) => ({ kind, text: row.text, source: context.cite(row.sourceId) }));
  });
  return { state: 'data', rows };
}
