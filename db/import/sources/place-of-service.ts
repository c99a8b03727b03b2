import { hasControlCharacter, padded } from '../cell-values.ts';
import { monthNumber } from '../releases.ts';
import type { Release, SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import { recogniseTable, type TableHead, type TableLayout } from '../table-format.ts';

type Column = 'code' | 'name' | 'description' | 'type';

const rule = (name: Column, words: string, pattern: string, needed = false): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed, sometimes: !needed });
const rules: readonly ColumnRule<Column>[] = [
  rule('code', 'Place of Service Code', 'PLACE OF SERVICE(?: CODES?)?(?: S)?|POS(?: CODES?)?', true),
  rule('name', 'Place of Service Name', '(?:PLACE OF SERVICE|POS) NAME|NAME'),
  rule('description', 'Place of Service Description', '(?:(?:PLACE OF SERVICE|POS) )?DESCRIPTION'),
  // No column of the official list.
  { ...rule('type', 'Facility or non-facility', '(?:PLACE OF SERVICE|POS) TYPE|(?:PAYMENT )?(?:FAC|NONFAC)(?: (?:OR )?(?:FAC|NONFAC))?(?: RATE)?'), anywhere: true },
];

const layout: TableLayout<Column> = {
  fileWords: 'list of place of service codes',
  rules,
  telling: ['code'],
  // A column named "POS" stands in claims as well: only a list of codes names them.
  isIt: (head) => head.names.some((name) => /name|description/i.test(name)) && head.names.filter((name) => name !== '').length <= 6,
  release: releaseOf,
  rows(_ledger, _context, head) {
    const hasNames = head.names.some((name) => /name$/i.test(name));
    return (cell) => {
      const name = hasNames ? cell('name') : cell('description');
      const description = hasNames ? cell('description') : '';
      const code = padded(cell('code'), 2);
      if (/^unassigned$/i.test(name)) return `place of service ${cell('code').slice(0, 12)} is not assigned`;
      if (!/^\d{2}$/.test(code) || code === '00') return `"${cell('code').slice(0, 24)}" is no place of service code`;
      if (name === '') return `place of service ${code} has no name`;
      if (hasControlCharacter(name) || hasControlCharacter(description.replaceAll(/\s/g, ' '))) return 'the row holds damaged characters';
      const type = cell('type').toUpperCase().replaceAll(/[^A-Z]/g, '');
      const facility = type === '' ? null : /^(?:NONFACILITY|NF)$/.test(type) ? 0 : /^(?:FACILITY|F)$/.test(type) ? 1 : undefined;
      if (facility === undefined) return `"${cell('type').slice(0, 24)}" says neither facility nor non-facility`;
      return [code, name, description === '' || /^n\/?a$/i.test(description) ? null : description.replaceAll(/\s+/g, ' '), facility];
    };
  },
  key: (values) => `place of service ${String(values[0])}`,
};

/** Where a service is given, as claims say it. */
export const placeOfService: SourceFormat = {
  kind: 'place-of-service',
  table: 'place_of_service',
  stagedColumns: ['code', 'name', 'description', 'facility'],
  keyColumns: 1,
  intoCatalog: ['INSERT INTO place_of_service (code, name, description, facility, source_id) SELECT code, name, description, facility, :sourceId FROM staging.staged_place_of_service WHERE file = :file'],
  countSql: 'SELECT count(*) FROM place_of_service WHERE source_id = :sourceId',
  usualRows: 40,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise: (content) => recogniseTable(content, layout),
  releaseFromName: (name) => yearIn(name),
  title: (release) => `Place of service codes, ${release.label}`,
};

/** "(updated May 2, 2024)" stands above the list. */
function releaseOf(head: TableHead): Release | null {
  const text = head.preamble.join('\n');
  const updated = /(?:updated|revised|effective|as of)[^\n]{0,12}?\b([a-z]{3,9})\.? (?:\d{1,2}, ?)?(20\d{2})/i.exec(text);
  const month = updated === null ? null : monthNumber(updated[1] ?? '');
  if (updated === null || month === null) return yearIn(text);
  const two = String(month).padStart(2, '0');
  return { release: `${updated[2] ?? ''}-${two}`, label: `${updated[1] ?? ''} ${updated[2] ?? ''}`, effectiveFrom: `${updated[2] ?? ''}-${two}-01`, effectiveTo: null, releasedOn: null };
}

function yearIn(text: string): Release | null {
  const year = /(?<!\d)(20\d{2})(?!\d)/.exec(text)?.[1];
  return year === undefined ? null : { release: year, label: year, effectiveFrom: `${year}-01-01`, effectiveTo: null, releasedOn: null };
}
