import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRunningCatalog } from '../../../db/import/catalog-store.ts';
import { verifyCatalog } from '../../../db/import/verify.ts';
import { openReadOnly } from '../../../db/open/database.ts';
import { allReferringEntries, referringEntries } from '../../../db/queries/referring-entries.ts';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { diagnosisRows, feeCsv, feeRows, orderFile } from '../../fixtures/import/release-files.ts';

let place: ImportHome;
beforeEach(() => { place = importHome(); });
afterEach(() => { place.remove(); });

const term = (title: string, inside: string, level = 0): string => (level === 0 ? `<mainTerm><title>${title}</title>${inside}</mainTerm>` : `<term level="${level}"><title>${title}</title>${inside}</term>`);
const index = (terms: string): string => `<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.index><version>2025</version><title>ICD-10-CM INDEX TO DISEASES and INJURIES</title><letter><title>A</title>
${terms}
</letter></ICD10CM.index>
`;

const terms = [
  term('Wobble(s) <nemod>(chronic)</nemod>', `<code>A01.0</code>${term('knee', '<code>A02.0</code>', 1)}${term('both', '<code>A03.-</code>', 1)}`),
  term('Crooked, crookedness', term('toe', '<code>A04.0</code>', 1)),
  term('Unsteadiness', '<see>Wobble</see>'),
  term('Shaky knee', '<see>Wobble, knee</see>'),
  // Sends on to an entry that sends on itself, whose main term has several forms.
  term('Bent toe', '<see>Curled toe</see>'),
  term('Curled toe', '<see>Crooked, toe</see>'),
  term('Trembling', '<code>A05.0</code><seeAlso>Wobble, both</seeAlso>'),
  term('Slack', '<seecat>A06</seecat>'),
  term('Nowhere', '<see>Table of Nothing</see>'),
  term('Round', '<see>Square</see>'), term('Square', '<see>Round</see>'),
];

function entries(): string[] {
  const opened = value(openRunningCatalog(place.home, place.starter));
  opened.db.close();
  expect(verifyCatalog(opened.path).checks.filter((check) => !check.ok)).toEqual([]);
  const db = openReadOnly(opened.path);
  try {
    expect(referringEntries(db, 'A02.0')).toMatchObject([{ words: 'Shaky knee', relation: 'see', isIncomplete: 0 }]);
    const source = db.prepare<{ sourceId: number }>("SELECT source_id AS sourceId FROM source WHERE kind = 'icd10cm-index'").get();
    const all = [...allReferringEntries(db)];
    expect(all.every(({ sourceId }) => sourceId === source?.sourceId)).toBe(true);
    return all.map(({ code, words, relation, isIncomplete }) => `${words} ${relation} ${code}${isIncomplete === 1 ? '-' : ''}`).sort();
  } finally {
    db.close();
  }
}

test('entries that send to another entry name its codes; what leads nowhere or round names none', async () => {
  const expected = ['Bent toe see A04.0', 'Curled toe see A04.0', 'Shaky knee see A02.0', 'Slack see-category A06-', 'Trembling see-also A03-', 'Unsteadiness see A01.0'];
  value(await place.run(place.file('order/icd10cm_order_2025.txt', orderFile(diagnosisRows(10))), place.file('index.xml', index(terms.join('\n')))));
  expect(entries()).toEqual(expected);
  // A later import of something else carries them over.
  value(await place.run(place.file('fees.csv', feeCsv(feeRows(20)))));
  expect(entries()).toEqual(expected);
});
