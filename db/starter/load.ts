import { parseStarterText } from './parse-text.ts';
import { readIcdRows, readOutpatientPayments, readPairs, readRelativeValues, readUnitLimits } from './read-facts.ts';
import { readAssociations, readIndicators, readModifiers, readNotices, readPlainNames, readSections, readThesaurus, readUses } from './read-reference.ts';
import { readReleases, releasesFile } from './read-releases.ts';
import { SourceReader } from './source-reader.ts';
import type { StarterFacts, StarterReleaseKind, StarterResult, StarterSources, StarterText } from './types.ts';

/**
 * Reads everything that the starter catalog is built from, below the `resources` folder. Reads files and nothing else: no
 * database, no clock. Either all of it is right, or every mistake comes back with file and line.
 */
export function loadStarterSources(resourcesFolder: string): StarterResult<StarterSources> {
  const reader = new SourceReader(resourcesFolder);
  const releases = readReleases(reader);
  const releasedFile = (kind: StarterReleaseKind) => releases.find((release) => release.kind === kind)?.file;
  const notices = readNotices(reader);
  for (const release of releases) {
    for (const id of release.notices) {
      if (!notices.some((notice) => notice.id === id)) reader.mistake(releasesFile, 1, `${release.id} names the notice "${id}", which notices.json does not have.`);
    }
  }
  const facts: StarterFacts = {
    relativeValues: readRelativeValues(reader, releasedFile('pfs-relative-values')),
    unitLimits: readUnitLimits(reader, releasedFile('mue-practitioner')),
    outpatientPayments: readOutpatientPayments(reader, releasedFile('opps-addendum-b')),
  };
  const texts = readTexts(reader);
  const sources: StarterSources = {
    texts,
    facts,
    pairs: readPairs(reader, releasedFile('ncci-ptp-practitioner')),
    icdRows: readIcdRows(reader, releasedFile('icd10cm-order')),
    sections: readSections(reader),
    modifiers: readModifiers(reader),
    indicators: readIndicators(reader),
    thesaurus: readThesaurus(reader),
    associations: [...readAssociations(reader, 'word-associations.tsv', 'procedure'), ...readAssociations(reader, 'diagnosis-associations.tsv', 'diagnosis')],
    uses: readUses(reader),
    plainNames: readPlainNames(reader, new Set(texts.map(({ code }) => code))),
    notices,
    releases,
    files: reader.files(),
  };
  if (reader.errors.length > 0) {
    return { ok: false, errors: reader.errors.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)) };
  }
  return { ok: true, value: sources };
}

function readTexts(reader: SourceReader): StarterText[] {
  const texts: StarterText[] = [];
  const folder = 'starter/texts';
  for (const name of reader.list(folder, '.md')) {
    const file = `${folder}/${name}`;
    const source = reader.text(file);
    if (source === null) continue;
    const parsed = parseStarterText(file, source);
    if (parsed.ok) texts.push(parsed.value);
    else reader.errors.push(...parsed.errors);
  }
  return texts;
}
