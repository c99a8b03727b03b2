import type { Recognition, SourceFormat } from '../source-format.ts';
import { findStackedHeader, type FoundHeader } from '../stacked-header.ts';
import type { TableContent } from '../table-content.ts';
import { delimiterOf, pairColumnRules, PairReader, pairWords, type PairColumn } from './ncci-pair-reader.ts';
import { ncciNeighbour } from './ncci-neighbours.ts';
import { ncciReleaseInName, ncciReleaseInWords } from './ncci-release.ts';
import { columnMissing, columnTwice, headerMissing } from './refusals.ts';

type Claims = 'practitioner' | 'hospital';

/** NCCI pairs of practitioners' claims: tab text, csv and xlsx; each release comes in several parts. */
export const ncciPtpPractitioner = pairFormat('practitioner');
/** The pairs of outpatient hospital claims, in the same layout. */
export const ncciPtpHospital = pairFormat('hospital');

function pairFormat(claims: Claims): SourceFormat {
  return {
    kind: `ncci-ptp-${claims}`,
    // Packed by code and column: see docs/adr/0023-how-pairs-are-kept.md. Rationales stand in column 0, the terms in column -1.
    table: 'ncci_pairs',
    stagedColumns: ['code', 'column_number', 'position', 'pairs', 'records'],
    keyColumns: 3,
    intoCatalog: [
      `INSERT INTO ncci_pairs (source_id, code, column_number, position, pairs, records)
       SELECT :sourceId, code, column_number, position, pairs, records FROM staging.staged_ncci_pairs WHERE file = :file AND column_number > 0 ORDER BY code, column_number, position`,
      'INSERT INTO ncci_rationale (source_id, number, text) SELECT :sourceId, pairs, records FROM staging.staged_ncci_pairs WHERE file = :file AND column_number = 0',
      'INSERT INTO ncci_terms (source_id, records) SELECT :sourceId, records FROM staging.staged_ncci_pairs WHERE file = :file AND column_number = -1',
    ],
    countSql: 'SELECT coalesce(sum(pairs), 0) FROM ncci_pairs WHERE source_id = :sourceId AND column_number = 1',
    usualRows: 100_000,
    publisher: 'Centers for Medicare & Medicaid Services',
    holdsCodeText: false,
    recognise: (content) => recognise(content, claims),
    releaseFromName: ncciReleaseInName,
    title: (release) => `NCCI procedure-to-procedure edits, ${claims === 'practitioner' ? 'practitioner' : 'outpatient hospital'}, ${release.label}`,
  };
}

function recognise(content: TableContent, claims: Claims): Recognition {
  const rows = content.headRows();
  const header = findStackedHeader(rows, pairColumnRules);
  const told = ['columnOne', 'columnTwo', 'modifier'] as const;
  if (header === null || told.some((name) => !header.columns.has(name)) || (!header.columns.has('effective') && !header.columns.has('deletion'))) {
    // Told once, by the first of the two kinds.
    if (claims === 'hospital') return { verdict: 'no' };
    const above = rows.slice(0, 12);
    const titled = above.some((row) => row.cells.some((cell) => /^Column\s*(?:1|one)\s*\/\s*Column\s*(?:2|two)(?: code)? edits/i.test(cell)));
    const bare = !content.isSheet && isBareTable(content.headLines());
    if (!titled && !bare && (header?.columns.size ?? 0) < 4) return { verdict: 'no' };
    if (header === null || header.columns.size < 3) return titled || bare ? { verdict: 'refused', error: headerMissing(content.label, pairWords) } : { verdict: 'no' };
    return { verdict: 'refused', error: columnMissing(content.label, pairWords, missing(header), header.names) };
  }
  const above = rows.slice(0, header.firstRow).flatMap((row) => row.cells.filter((cell) => cell !== ''));
  const neighbour = ncciNeighbour(above, content);
  if (neighbour !== null) return { verdict: 'neighbour', reason: neighbour };
  const decided = claimsOf(above, content.label);
  if (decided.claims !== claims) return { verdict: 'no' };
  const absent = missing(header);
  if (absent.length > 0) return { verdict: 'refused', error: columnMissing(content.label, pairWords, absent, header.names) };
  const twice = pairColumnRules.find((entry) => (header.columns.get(entry.name)?.length ?? 0) > 1);
  if (twice !== undefined) return { verdict: 'refused', error: columnTwice(content.label, pairWords, twice.words) };
  const form = content.isSheet ? 'xlsx' : delimiterOf(content) === '\t' ? 'txt' : 'csv';
  return {
    verdict: 'yes', form, statedRelease: ncciReleaseInWords(above),
    read: (sink, context) => new PairReader(content, header, above, decided.warning, sink, context).read(),
  };
}

function missing(header: FoundHeader<PairColumn>): string[] {
  return pairColumnRules.filter((entry) => entry.needed && !header.columns.has(entry.name)).map((entry) => entry.words);
}

/** Rows of pairs without the lines above them. */
function isBareTable(lines: readonly string[]): boolean {
  const some = lines.slice(0, 200).filter((line) => line.trim() !== '');
  const fitting = some.filter((line) => /^"?[0-9A-Z]{5}"?[\t,]"?[0-9A-Z]{5}"?[\t,][^\t,]{0,3}[\t,]"?\d{8}"?[\t,]"?(?:\d{8}|\*)"?[\t,]"?[0-9]"?(?:[\t,]|$)/.test(line)).length;
  return fitting > 0 && fitting >= some.length * 0.6;
}

/** Both tables have one layout, and their rows name no setting: a word above the rows, else the name decides. */
function claimsOf(above: readonly string[], label: string): { claims: Claims; warning: string | null } {
  const inWords = settingIn(above.join('\n'));
  if (inWords !== null) return { claims: inWords, warning: null };
  const inName = settingIn(label);
  if (inName !== null) return { claims: inName, warning: `The file does not say whether its pairs are for practitioner or for hospital claims; its name says ${inName}.` };
  return { claims: 'practitioner', warning: 'Neither the file nor its name says whether its pairs are for practitioner or for hospital claims. They were taken for practitioner claims.' };
}

function settingIn(text: string): Claims | null {
  const hospital = /ccioph|hospital|outpatient|\bOPPS\b|\bOCE\b/i.test(text);
  const practitioner = /ccipra|practitioner|physician/i.test(text);
  return hospital === practitioner ? null : hospital ? 'hospital' : 'practitioner';
}
