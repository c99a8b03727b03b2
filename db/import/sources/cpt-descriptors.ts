import { namedTable, noticesOf, releaseFromDeliveryName, releaseFromPreamble } from '../cpt-delivery.ts';
import { recogniseTable } from '../table-format.ts';
import type { Recognition, SourceFormat } from '../source-format.ts';
import type { TableContent } from '../table-content.ts';
import { clinicianDescriptors, consolidatedList, consumerDescriptors, descriptorValues } from './cpt-named-columns.ts';
import { plainDelivery, readPlainDelivery, type PlainDelivery } from './cpt-plain-text.ts';

/** Staged column of each kind of descriptor. */
const kinds = [['long', 'long'], ['long-capitals', 'capitals'], ['medium', 'medium'], ['short', 'short'], ['consumer', 'consumer'], ['consumer-spanish', 'spanish'], ['clinician', 'clinician'], ['test', 'test']] as const;

/**
 * Descriptors of CPT codes from a delivery of the American Medical Association, under the office's licence: the current form
 * (ConsolidatedCodeList) and the older one (LONGULT, LONGUT, LONGULF, LONGUF, MEDU, SHORTU), with the descriptors for
 * patients and for clinicians. Each file of a delivery is a part of its release.
 */
export const cptDescriptors: SourceFormat = {
  kind: 'cpt-descriptors',
  table: 'cpt_descriptor',
  stagedColumns: ['code', 'position', ...kinds.map(([, column]) => column)],
  keyColumns: 2,
  intoCatalog: kinds.map(([kind, column]) => `INSERT INTO stated_descriptor (system, code, kind, position, text, source_id)
    SELECT 'CPT', code, '${kind}', position, ${column}, :sourceId FROM staging.staged_cpt_descriptor WHERE file = :file AND ${column} IS NOT NULL ORDER BY code, position`),
  earlierRows: {
    columns: ['code', 'position', ...kinds.map(([, column]) => column)],
    sql: `SELECT code.code, said.position, ${kinds.map(([kind, column]) => `max(iif(said.kind = '${kind}', coalesce(wording.text, code.title), NULL)) AS ${column}`).join(', ')}
      FROM wording CROSS JOIN attribution AS said USING (attribution_id) CROSS JOIN code USING (code_id) WHERE said.source_id = :sourceId GROUP BY code.code, said.position`,
  },
  countSql: 'SELECT count(*) FROM (SELECT DISTINCT code_id, position FROM wording JOIN attribution USING (attribution_id) WHERE source_id = :sourceId)',
  usualRows: 5_000,
  publisher: 'American Medical Association',
  holdsCodeText: true,
  recognise(content) {
    const table = namedTable(content, /\bCPT\W*(?:code)?\b/i);
    if (table !== null) {
      const latestDay = { value: '' };
      const layouts = [['clinician', clinicianDescriptors(table.preamble)], ['consumer', consumerDescriptors(table.preamble)], ['consolidated', consolidatedList(table, latestDay)]] as const;
      let refused: Recognition | null = null;
      for (const [part, layout] of layouts) {
        const recognition = recogniseTable(table.content, layout);
        if (recognition.verdict === 'yes') return partOf(recognition, part);
        if (recognition.verdict === 'refused') refused ??= recognition;
      }
      if (refused !== null) return refused;
    }
    const delivery = plainDelivery(content);
    return delivery === null ? { verdict: 'no' } : plainRecognition(content, delivery);
  },
  releaseFromName: releaseFromDeliveryName,
  releaseFromPath: true,
  title: (release) => `CPT descriptors, ${release.label}`,
};

function partOf(recognition: Extract<Recognition, { verdict: 'yes' }>, part: string): Recognition {
  return {
    ...recognition,
    read(sink, context) {
      const answer = recognition.read(sink, context);
      return answer.ok ? { ok: true, value: { ...answer.value, part } } : answer;
    },
  };
}

function plainRecognition(content: TableContent, delivery: PlainDelivery): Recognition {
  const release = releaseFromPreamble(delivery.preamble);
  return {
    verdict: 'yes',
    form: delivery.separation === 'tab' ? 'csv' : 'txt',
    statedRelease: release,
    read(sink, context) {
      const keep = (line: number, code: string, text: string): void => { sink(line, descriptorValues({ code, position: 0, [delivery.length]: text })); };
      const answer = readPlainDelivery(content, delivery, 'descriptors of a CPT delivery', keep, context);
      if (!answer.ok) return answer;
      const { ledger } = answer;
      return {
        ok: true,
        value: {
          rowsRead: ledger.rowsRead, rowsKept: ledger.rowsKept, rejected: ledger.rejected, warnings: ledger.warnings(), release,
          conversionFactor: null, notices: noticesOf(delivery.preamble), part: delivery.length,
        },
      };
    },
  };
}
