import { plainDate } from '../amounts.ts';
import { blankAsNull, hasControlCharacter } from '../cell-values.ts';
import { printedProcedure } from '../code-shapes.ts';
import { openYearRelease } from '../releases.ts';
import type { Release, SourceFormat } from '../source-format.ts';
import type { ColumnRule } from '../stacked-header.ts';
import { recogniseTable, type TableHead, type TableLayout } from '../table-format.ts';

type Column = 'code' | 'id' | 'categoryCode' | 'category' | 'subcategoryCode' | 'subcategory' | 'familyCode' | 'family' | 'major' | 'added' | 'ended' | 'latest' | 'firstYear' | 'from' | 'until' | 'method';

const rule = (name: Column, words: string, pattern: string, needed = false): ColumnRule<Column> => ({ name, words, pattern: new RegExp(`^(?:${pattern})$`), needed, sometimes: !needed, anywhere: name === 'major' });
const rules: readonly ColumnRule<Column>[] = [
  rule('code', 'HCPCS_Cd', 'HCPCS (?:CD|CODE)', true),
  rule('id', 'RBCS_ID', 'RBCS ID'),
  rule('categoryCode', 'RBCS_Cat', 'RBCS CAT'),
  rule('category', 'RBCS_Cat_Desc', 'RBCS CAT DESC|RBCS CATEGORY(?: DESC)?', true),
  rule('subcategoryCode', 'RBCS_Cat_Subcat', 'RBCS (?:CAT )?SUBCAT'),
  rule('subcategory', 'RBCS_Subcat_Desc', 'RBCS SUBCAT DESC|RBCS SUBCATEGORY(?: DESC)?', true),
  rule('familyCode', 'RBCS_FamNumb', 'RBCS FAM ?NUMB'),
  rule('family', 'RBCS_Family_Desc', 'RBCS FAMILY(?: DESC)?', true),
  rule('major', 'RBCS_Major_Ind', 'RBCS MAJOR IND|RBCS PROCEDURE|RBCS PROC'),
  rule('added', 'HCPCS_Cd_Add_Dt', 'HCPCS CD ADD DT|HCPCS DATE ADDED'),
  rule('ended', 'HCPCS_Cd_End_Dt', 'HCPCS CD END DT|HCPCS DATE ENDED'),
  rule('latest', 'RBCS_Latest_Assignment', 'RBCS LATEST ASSIGNMENT'),
  rule('firstYear', 'First_RBCS_Release_Year', 'FIRST RBCS RELEASE YEAR'),
  rule('from', 'RBCS_Analysis_Start_Dt', 'RBCS (?:ANALYSIS START|ASSIGNMENT EFF) DT|RBCS DATE EFFECTIVE'),
  rule('until', 'RBCS_Analysis_End_Dt', 'RBCS (?:ANALYSIS|ASSIGNMENT) END DT'),
  rule('method', 'Alt_Assignment_Method', 'ALT ASSIGNMENT METHOD'),
];

const layout: TableLayout<Column> = {
  fileWords: 'list of RBCS classes (Restructured BETOS)',
  rules,
  telling: ['code', 'category', 'subcategory', 'family'],
  release: releaseOf,
  rows(_ledger, _context, head) {
    return (cell) => {
      const code = printedProcedure(cell('code'), head.isSheet);
      if (code === null) return `"${cell('code').slice(0, 24)}" is no procedure code`;
      const dates: (string | null)[] = [];
      for (const name of ['added', 'ended', 'from', 'until'] as const) {
        const printed = cell(name);
        const date = printed === '' ? null : plainDate(printed);
        if (printed !== '' && date === null) return `"${printed.slice(0, 24)}" is no date`;
        // "Until further notice" is printed as the end of all days.
        dates.push(date !== null && date >= '9000' ? null : date);
      }
      const [added = null, ended = null, from = null, until = null] = dates;
      if (added !== null && ended !== null && ended < added) return `${code} ends (${ended}) before it was added (${added})`;
      if (from !== null && until !== null && until < from) return `the class of ${code} ends (${until}) before it begins (${from})`;
      if (cell('category') === '') return `${code} has no class`;
      const major = cell('major') === '' ? null : majorWords.get(cell('major').toUpperCase());
      if (major === undefined) return `"${cell('major').slice(0, 24)}" is no kind of procedure (major, other or none)`;
      const family = /^no rbcs family$/i.test(cell('family')) ? '' : cell('family');
      if ([cell('category'), cell('subcategory'), family].some(hasControlCharacter)) return 'the row holds damaged characters';
      return [code, from ?? '', blankAsNull(cell('id')), cell('category'), blankAsNull(cell('subcategory')), blankAsNull(family), major, added, ended, until, cell('latest') === '' ? null : /^(?:1|Y|TRUE)/i.test(cell('latest')) ? 1 : 0];
    };
  },
  key: (values) => `${String(values[0])}${values[1] === '' ? '' : ` from ${String(values[1])}`}`,
};

const majorWords = new Map<string, 'major' | 'other' | 'none'>([['M', 'major'], ['MAJOR', 'major'], ['O', 'other'], ['OTHER', 'other'], ['N', 'none'], ['NON-PROCEDURE', 'none']]);
const columns = ['code', 'class_from', 'rbcs_id', 'category', 'subcategory', 'family', 'major', 'added_on', 'ended_on', 'class_until', 'latest'];

/** What kind of service a code is, by the Restructured BETOS Classification System; a code that changed its class has several rows. */
export const rbcs: SourceFormat = {
  kind: 'rbcs',
  table: 'rbcs',
  stagedColumns: columns,
  keyColumns: 2,
  intoCatalog: [`INSERT INTO rbcs (${columns.join(', ')}, source_id) SELECT ${columns.join(', ')}, :sourceId FROM staging.staged_rbcs WHERE file = :file ORDER BY code, class_from`],
  countSql: 'SELECT count(*) FROM rbcs WHERE source_id = :sourceId',
  usualRows: 8000,
  publisher: 'Centers for Medicare & Medicaid Services',
  holdsCodeText: false,
  recognise: (content) => recogniseTable(content, layout),
  releaseFromName(name) {
    const year = /rbcs.{0,20}?(?<!\d)(20\d{2})(?!\d)|(?:^|[^\d])(20\d{2})[-_ ]?rbcs/i.exec(name)?.slice(1).find((group) => group !== undefined) ?? /rbcs.{0,12}_RY(\d{2})(?!\d)/i.exec(name)?.[1];
    return year === undefined ? null : openYearRelease(year.length === 2 ? 2000 + Number(year) : Number(year));
  },
  title: (release) => `Restructured BETOS classes (RBCS), ${release.label}`,
};

function releaseOf(head: TableHead): Release | null {
  const year = /(?<!\d)(20\d{2})(?!\d)/.exec(`${head.preamble.join('\n')}\n${head.sheetName}`)?.[1];
  return year === undefined ? null : openYearRelease(Number(year));
}
