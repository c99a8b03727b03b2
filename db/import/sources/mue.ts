import { hasControlCharacter, scaledNumber } from '../cell-values.ts';
import { procedureSystem, withLostZeros } from '../code-shapes.ts';
import type { SourceFormat } from '../source-format.ts';
import { recogniseTable, type TableLayout } from '../table-format.ts';
import type { TableContent } from '../table-content.ts';
import { ncciNeighbour } from './ncci-neighbours.ts';
import { codeNotices, ncciReleaseInName, ncciReleaseInWords } from './ncci-release.ts';
import { headerMissing } from './refusals.ts';

type MueColumn = 'code' | 'units' | 'mai' | 'rationale';

/** The most units that a table has had is some ten thousand, for drugs. */
const mostUnits = 1_000_000;

interface Table {
  readonly setting: 'practitioner' | 'outpatient' | 'dme';
  /** "Practitioner Services MUE Values": the name of the column tells which table it is. */
  readonly values: string;
  readonly pattern: string;
  readonly title: string;
}

/** Medically unlikely edits of practitioners' claims: units of a code that Medicare pays a day or line at most. */
export const muePractitioner = mueFormat({ setting: 'practitioner', values: 'Practitioner Services MUE Values', pattern: 'PRACTITIONER(?: SERVICES?)?', title: 'practitioner' });
export const mueOutpatient = mueFormat({ setting: 'outpatient', values: 'Outpatient Hospital Services MUE Values', pattern: '(?:OUTPATIENT HOSPITAL|HOSPITAL OUTPATIENT|FAC OUTPATIENT|OUTPATIENT FAC)(?: SERVICES?)?', title: 'outpatient hospital' });
export const mueDme = mueFormat({ setting: 'dme', values: 'DME Supplier Services MUE Values', pattern: 'DME(?: SUPPLIERS?)?(?: SERVICES?)?', title: 'equipment suppliers' });

function mueFormat(table: Table): SourceFormat {
  const layout = layoutOf(table);
  return {
    kind: `mue-${table.setting}`,
    table: 'mue',
    stagedColumns: ['code', 'units', 'mai', 'rationale'],
    keyColumns: 1,
    intoCatalog: [`INSERT INTO mue (code, setting, units, mai, rationale, source_id) SELECT code, '${table.setting}', units, mai, rationale, :sourceId FROM staging.staged_mue WHERE file = :file`],
    countSql: 'SELECT count(*) FROM mue WHERE source_id = :sourceId',
    usualRows: table.setting === 'dme' ? 500 : 5000,
    publisher: 'Centers for Medicare & Medicaid Services',
    holdsCodeText: false,
    recognise(content) {
      const found = recogniseTable(content, layout);
      // Which of the three a table without its header is cannot be told: it is refused once.
      if (found.verdict === 'no' && table.setting === 'practitioner' && isBareTable(content)) return { verdict: 'refused', error: headerMissing(content.label, 'table of medically unlikely edits (MUE)') };
      return found;
    },
    releaseFromName: ncciReleaseInName,
    title: (release) => `Medically unlikely edits, ${table.title}, ${release.label}`,
  };
}

function layoutOf({ values, pattern, title }: Table): TableLayout<MueColumn> {
  return {
    fileWords: `table of medically unlikely edits (MUE), ${title}`,
    rules: [
      { name: 'code', words: 'HCPCS/CPT Code', pattern: /^(?:HCPCS(?: CPT)?|CPT(?: HCPCS)?)(?: CODES?)?$/, needed: true },
      { name: 'units', words: values, pattern: new RegExp(`^(?:${pattern}) MUE(?: VALUES?)?$`), needed: true },
      { name: 'mai', words: 'MUE Adjudication Indicator', pattern: /^(?:(?:MUE )?ADJUDICATION IND|(?:MUE )?MAI)(?: MAI)?$/, needed: true },
      { name: 'rationale', words: 'MUE Rationale', pattern: /^(?:MUE )?RATIONALE$/, needed: false },
    ],
    telling: ['code', 'units'],
    neighbour: ({ preamble }, content) => ncciNeighbour(preamble, content),
    release: ({ preamble, names }) => ncciReleaseInWords([...preamble, ...names]),
    notices: ({ preamble }) => codeNotices(preamble),
    rows(ledger, context) {
      const explained = context.knownValues('mai');
      return (cell, line) => {
        const code = withLostZeros(cell('code'));
        if (procedureSystem(code) === null) return cell('code') === '' ? 'the code is missing' : `"${cell('code').slice(0, 24)}" is no procedure code`;
        const units = scaledNumber(cell('units'), 0);
        if (units === null || units < 0) return cell('units') === '' ? 'the value is missing' : `the value "${cell('units').slice(0, 24)}" is no number of units`;
        if (units > mostUnits) return `the value ${cell('units').slice(0, 24)} cannot be right`;
        // "2 Date of Service Edit: Policy": the number is the indicator, the words say what it means.
        const mai = /^(\d)(?:\D|$)/.exec(cell('mai'))?.[1];
        if (mai === undefined) return cell('mai') === '' ? 'the adjudication indicator is missing' : `"${cell('mai').slice(0, 24)}" is no adjudication indicator`;
        if (explained?.has(mai) === false) ledger.tally(`The adjudication indicator "${mai}" is not explained in this version; it was kept as it is`, line);
        const rationale = cell('rationale');
        if (hasControlCharacter(rationale.replaceAll('\n', ' '))) return 'the rationale holds damaged characters';
        return [code, units, mai, rationale === '' ? null : rationale];
      };
    },
    key: ([code]) => String(code),
  };
}

function isBareTable(content: TableContent): boolean {
  const some = content.headRows().slice(0, 200).filter((row) => row.cells.some((cell) => cell !== ''));
  const fitting = some.filter(({ cells }) => /^[0-9A-Z]{5}$/.test(cells[0] ?? '') && /^\d+$/.test(cells[1] ?? '') && /^\d (?:Line|Date of Service) Edit\b/i.test(cells[2] ?? '')).length;
  return fitting > 0 && fitting >= some.length * 0.6;
}
