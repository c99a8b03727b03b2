import type { CodeKey, CodeSystem } from '../model/code.ts';
import type { ReadDb } from '../open/database.ts';
import { readAbbreviations } from '../search/abbreviations.ts';
import { equivalentsOf, isFiller } from '../search/equivalents.ts';
import { wordsOf } from '../search/normalize.ts';
import { stemOf } from '../search/stem.ts';
import { tellApart, type ToldApart } from '../rules/told-apart.ts';
import { agesOf, type Ages } from './ages.ts';
import { regionsIn } from './body-regions.ts';

/** What a code is called, as far as a text can be held against it. */
export interface CandidateText extends CodeKey {
  readonly title: string;
  readonly distinction: string | null;
  readonly sectionId: number | null;
  /** Headings above it, the widest first. */
  readonly sections: readonly string[];
  readonly addOn: boolean;
  readonly billable: boolean;
  /** Medicare's indicator for both sides; null where the schedule has no row. */
  readonly bilateral: string | null;
  readonly told: ToldApart;
  readonly regions: ReadonlySet<string>;
  /** Of the patients that it is for; null where its name says none. */
  readonly ages: Ages | null;
  /** Words by their stems, and where they stand. */
  readonly words: ReadonlyMap<string, 'title' | 'another name' | 'section'>;
}

export interface CandidateTexts {
  read(keys: readonly CodeKey[]): CandidateText[];
  /** The ways in which a word of a text may stand in a name: its stem, those of what it abbreviates, of what says the same. */
  ways(word: string): readonly string[];
}

const sql = `
  SELECT code.system, code.code, code.title, code.distinction, code.synonyms, code.section_id AS sectionId, code.add_on AS addOn, code.billable,
    (SELECT group_concat(text, char(10)) FROM descriptor WHERE descriptor.code_id = code.code_id AND kind IN ('short', 'medium', 'long', 'consumer')) AS descriptors,
    (SELECT bilateral FROM pfs WHERE pfs.code = code.code AND modifier = '' ORDER BY source_id DESC LIMIT 1) AS bilateral
  FROM json_each(:codes) AS listed CROSS JOIN code ON code.system = :system AND code.code = listed.value`;

interface Row extends CodeKey {
  title: string;
  distinction: string | null;
  synonyms: string | null;
  sectionId: number | null;
  addOn: number;
  billable: number;
  descriptors: string | null;
  bilateral: string | null;
}

/** Reads names of candidates, each once. */
export function openCandidateTexts(db: ReadDb): CandidateTexts {
  const rows = db.prepare<Row>(sql);
  const abbreviations = readAbbreviations(db);
  const sections = new Map(db.prepare<{ id: number; parent: number | null; title: string }>('SELECT section_id AS id, parent_id AS parent, title FROM section').all().map((row) => [row.id, row]));
  const known = new Map<string, CandidateText>();
  const waysOf = new Map<string, readonly string[]>();

  function headings(id: number | null): string[] {
    const titles: string[] = [];
    for (let section = id === null ? undefined : sections.get(id); section !== undefined && titles.length < 8; section = section.parent === null ? undefined : sections.get(section.parent)) titles.unshift(section.title);
    return titles;
  }

  function ways(word: string): readonly string[] {
    const cached = waysOf.get(word);
    if (cached !== undefined) return cached;
    const forms = new Set([stemOf(word), ...[...equivalentsOf(word)].map(stemOf)]);
    for (const expansion of abbreviations.get(word) ?? []) for (const one of expansion) forms.add(stemOf(one));
    const found = [...forms];
    if (waysOf.size > 20_000) waysOf.clear();
    waysOf.set(word, found);
    return found;
  }

  function textOf(row: Row): CandidateText {
    const above = headings(row.sectionId);
    const words = new Map<string, 'title' | 'another name' | 'section'>();
    const add = (text: string, where: 'title' | 'another name' | 'section'): void => {
      for (const word of wordsOf(text)) {
        if (isFiller(word) || word.length < 2) continue;
        // Short descriptors are written in abbreviations: both sides are read out.
        for (const way of [stemOf(word), ...(where === 'section' ? [] : (abbreviations.get(word) ?? []).flat().map(stemOf))]) if (!words.has(way)) words.set(way, where);
      }
    };
    add(row.title, 'title');
    for (const text of [row.distinction, row.synonyms, row.descriptors]) if (text !== null) add(text, 'another name');
    for (const title of above) add(title, 'section');
    const line = tellApart(row.distinction ?? '');
    const title = tellApart(row.title);
    const scoped = /\b(?:arthrosc|arthrs|scope|endosc|laparosc|laparo\b|laps?\b|thoracosc|cysto|hysterosc|bronchosc|colonosc|sigmoidosc|vats)|scopy\b/i.test(`${row.title} ${row.descriptors ?? ''}`);
    const own = regionsIn(row.title);
    const bySection = regionsIn(above.join(' '));
    return {
      system: row.system, code: row.code, title: row.title, distinction: row.distinction, sectionId: row.sectionId, sections: above, addOn: row.addOn === 1, billable: row.billable === 1, bilateral: row.bilateral,
      told: { number: line.number ?? title.number, side: line.side ?? title.side, approach: line.approach ?? title.approach ?? (scoped ? 'by scope' : null) },
      regions: own.size > 0 ? new Set([...own, ...bySection]) : bySection,
      ages: agesOf(row.title),
      words,
    };
  }

  return {
    ways,
    read(keys) {
      const missing = keys.filter(({ system, code }) => !known.has(`${system} ${code}`));
      for (const system of new Set(missing.map((key) => key.system)) as Set<CodeSystem>) {
        const codes = JSON.stringify(missing.filter((key) => key.system === system).map(({ code }) => code));
        if (known.size > 10_000) known.clear();
        for (const row of rows.all({ system, codes })) known.set(`${system} ${row.code}`, textOf(row));
      }
      return keys.flatMap(({ system, code }) => known.get(`${system} ${code}`) ?? []);
    },
  };
}
