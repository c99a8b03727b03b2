import { z } from 'zod';
import { type SourceReader, words } from './source-reader.ts';
import { isInSection, sectionKey } from './sections.ts';
import { sectionSystems, thesaurusKinds } from './types.ts';
import type { SectionSystem, StarterAssociation, StarterIndicator, StarterModifier, StarterNotice, StarterPlainName, StarterSection, StarterUse, ThesaurusEntry } from './types.ts';

/** The tree of code ranges of every system; siblings never overlap. */
export function readSections(reader: SourceReader): StarterSection[] {
  const cpt = reader.table(
    'sections/cpt-sections.tsv',
    ['first_code', 'last_code', 'parent', 'title'],
    (cells): StarterSection => section('CPT', cells.first_code, cells.last_code, cells.parent, cells.title),
    sectionKey,
  );
  const hcpcs = reader.table(
    'sections/hcpcs-letters.tsv',
    ['letter', 'first_code', 'last_code', 'title'],
    (cells): StarterSection => section('HCPCS', cells.first_code, cells.last_code, '', cells.title),
    sectionKey,
  );
  const icd = reader.table(
    'sections/icd10cm-chapters.tsv',
    ['chapter', 'first_code', 'last_code', 'title'],
    (cells): StarterSection => section('ICD10CM', cells.first_code, cells.last_code, '', cells.title),
    sectionKey,
  );
  const inpatient = reader.table(
    'sections/icd10pcs-sections.tsv',
    ['section', 'first_code', 'last_code', 'title'],
    (cells): StarterSection => section('ICD10PCS', cells.first_code, cells.last_code, '', cells.title),
    sectionKey,
  );
  const all = [...cpt, ...hcpcs, ...icd, ...inpatient];
  const fileOf = { CPT: 'sections/cpt-sections.tsv', HCPCS: 'sections/hcpcs-letters.tsv', ICD10CM: 'sections/icd10cm-chapters.tsv', ICD10PCS: 'sections/icd10pcs-sections.tsv' } as const;
  for (const system of sectionSystems) checkSections(all.filter((one) => one.system === system), (message) => reader.mistake(fileOf[system], 1, message));
  return all;
}

function section(system: SectionSystem, firstCode: string, lastCode: string, parent: string, title: string): StarterSection {
  return { system, firstCode, lastCode, parent: parent === '' ? null : parent, title };
}

/** Each section lies inside its parent, which stands above it, and overlaps none of its siblings: so a code has one path. */
function checkSections(sections: readonly StarterSection[], note: (message: string) => void): void {
  const above = new Map<string, StarterSection>();
  const siblings = new Map<string, StarterSection[]>();
  for (const one of sections) {
    const key = sectionKey(one);
    if (one.title === '') note(`${key} has no title.`);
    if (!isInSection(one.firstCode, one) || !isInSection(one.lastCode, one)) note(`${key} runs backwards or changes its letter.`);
    if (one.parent !== null) {
      const parent = above.get(one.parent);
      if (parent === undefined) note(`${key} names the parent ${one.parent}, which does not stand above it.`);
      else if (!isInSection(one.firstCode, parent) || !isInSection(one.lastCode, parent)) note(`${key} is not inside its parent ${one.parent}.`);
    }
    const others = siblings.get(one.parent ?? '') ?? [];
    const overlap = others.find((other) => isInSection(one.firstCode, other) || isInSection(one.lastCode, other) || isInSection(other.firstCode, one));
    if (overlap !== undefined) note(`${key} overlaps ${sectionKey(overlap)}.`);
    siblings.set(one.parent ?? '', [...others, one]);
    above.set(key, one);
  }
}

/** Modifiers in own words, each with the rule that it comes from. */
export function readModifiers(reader: SourceReader): StarterModifier[] {
  const file = 'modifiers.json';
  const schema = z.strictObject({
    sources: z.record(z.string(), words),
    rows: z.array(
      z.strictObject({
        modifier: z.string().regex(/^[0-9A-Z]{2}$/),
        name: words,
        description: words,
        whenToUse: words,
        references: z.array(z.strictObject({ source: words, place: words })).min(1),
      }),
    ),
  });
  const data = reader.json(file, schema);
  if (data === null) return [];
  const seen = new Set<string>();
  return reader.counted(
    file,
    data.rows.map(({ references, ...row }): StarterModifier => {
      if (seen.has(row.modifier)) reader.mistake(file, 1, `Modifier ${row.modifier} stands here a second time.`);
      seen.add(row.modifier);
      const cited = references.map(({ source, place }) => {
        const document = data.sources[source];
        if (document === undefined) reader.mistake(file, 1, `Modifier ${row.modifier} cites "${source}", which is not among the sources.`);
        return `${document ?? source}, ${place}`;
      });
      return { ...row, reference: cited.join('; ') };
    }),
  );
}

/** What the values of the release files mean, each with the document that defines it. */
export function readIndicators(reader: SourceReader): StarterIndicator[] {
  const file = 'indicators.json';
  const schema = z.strictObject({
    sources: z.record(z.string(), words),
    rows: z.array(z.strictObject({ field: words, value: words, short: words, meaning: words, scheduler_note: words, source: words })),
  });
  const data = reader.json(file, schema);
  if (data === null) return [];
  const seen = new Set<string>();
  return reader.counted(
    file,
    data.rows.map((row): StarterIndicator => {
      const key = `${row.field} ${row.value}`;
      if (seen.has(key)) reader.mistake(file, 1, `${key} stands here a second time.`);
      seen.add(key);
      const reference = data.sources[row.source];
      if (reference === undefined) reader.mistake(file, 1, `${key} cites "${row.source}", which is not among the sources.`);
      return {
        field: row.field,
        value: row.value,
        short: row.short,
        meaning: row.meaning,
        note: row.scheduler_note === '-' ? null : row.scheduler_note,
        reference: reference ?? row.source,
      };
    }),
  );
}

/** Words of surgery that say what others say: abbreviations, lay words, eponyms, spellings. */
export function readThesaurus(reader: SourceReader): ThesaurusEntry[] {
  return reader.table(
    'thesaurus.tsv',
    ['phrase', 'expansion', 'kind', 'note'],
    (cells, note): ThesaurusEntry => {
      if (cells.phrase === '' || cells.expansion === '') note('A phrase and what it means must both be there.');
      const kind = thesaurusKinds.find((known) => known === cells.kind);
      if (kind === undefined) note(`The kind "${cells.kind}" is none of ${thesaurusKinds.join(', ')}.`);
      return { phrase: cells.phrase, expansion: cells.expansion, kind: kind ?? 'synonym', note: cells.note === '' ? null : cells.note };
    },
    (row) => `${row.phrase.toLowerCase()} = ${row.expansion.toLowerCase()}`,
  );
}

/** Which words people write for which words and facts of codes: learned, `term forward backward` in millionths. */
export function readAssociations(reader: SourceReader, file: string, about: StarterAssociation['about']): StarterAssociation[] {
  return reader.table(
    file,
    ['word', 'share', 'meanings'],
    (cells, note): StarterAssociation => {
      if (cells.word === '' || !/^\d+$/.test(cells.share)) note('A word and its share in millionths must be there.');
      if (!/^(?:[^ ;]+ \d+ \d+(?:;|$))*$/.test(cells.meanings)) note('The meanings must be "term forward backward", divided by semicolons.');
      return { about, word: cells.word, share: Number(cells.share), meanings: cells.meanings };
    },
    (row) => row.word,
  );
}

/** How usual a procedure is: lines of hospital price lists that name it. */
export function readUses(reader: SourceReader): StarterUse[] {
  return reader.table(
    'code-use.tsv',
    ['system', 'code', 'lines'],
    (cells, note): StarterUse => {
      if (cells.system !== 'CPT' && cells.system !== 'HCPCS') note(`The system "${cells.system}" is neither CPT nor HCPCS.`);
      if (!/^[0-9A-Z]{5}$/.test(cells.code) || !/^[1-9]\d*$/.test(cells.lines)) note('A code of five characters and a count of lines must be there.');
      return { system: cells.system === 'HCPCS' ? 'HCPCS' : 'CPT', code: cells.code, lines: Number(cells.lines) };
    },
    (row) => `${row.system} ${row.code}`,
  );
}

const longestName = 100;
const longestOtherName = 60;

/** Plain names of CPT codes; none of a code that has a text of its own. @param texts codes that have one. */
export function readPlainNames(reader: SourceReader, texts: ReadonlySet<string>): StarterPlainName[] {
  const named = new Map<string, string>();
  return reader.table(
    'plain-names.tsv',
    ['code', 'name', 'other_names'],
    (cells, note): StarterPlainName => {
      const { code, name } = cells;
      const otherNames = cells.other_names === '' ? [] : cells.other_names.split('; ');
      if (!/^[0-9]{5}$/.test(code)) note('A code of five digits must be there.');
      if (texts.has(code)) note(`${code} has a text of its own, which names it.`);
      if (name === '' || name.length > longestName) note(`A name of at most ${longestName} characters must be there.`);
      if (otherNames.some((one) => one === '' || one !== one.trim() || one.includes(';') || one.length > longestOtherName)) note(`Other names have at most ${longestOtherName} characters and are divided by "; ".`);
      const other = named.get(name);
      if (other !== undefined) note(`${other} has the same name: it tells the two not apart.`);
      named.set(name, code);
      return { code, name, otherNames };
    },
    (row) => row.code,
  );
}

/** Copyright and content notices, by id. */
export function readNotices(reader: SourceReader): StarterNotice[] {
  const file = 'notices.json';
  const schema = z.strictObject({ notices: z.array(z.strictObject({ id: words, kind: z.enum(['text', 'template']), text: words })) });
  const notices = reader.json(file, schema)?.notices ?? [];
  const seen = new Set<string>();
  for (const { id, kind, text } of notices) {
    if (seen.has(id)) reader.mistake(file, 1, `The notice ${id} stands here a second time.`);
    seen.add(id);
    if (text.includes('{year}') !== (kind === 'template')) reader.mistake(file, 1, `The notice ${id} must ${kind === 'template' ? '' : 'not '}carry {year}.`);
  }
  return reader.counted(file, notices);
}
