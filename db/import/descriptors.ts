import type { WriteDb } from '../open/database.ts';

/**
 * Descriptors under construction, one row for each source that says one. The formats fill it; titles are chosen from it; then
 * `storeDescriptors` keeps every wording once.
 */
export function createStatedDescriptors(db: WriteDb): void {
  db.exec(`
    CREATE TEMP TABLE stated_descriptor (
      system TEXT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL, source_id INTEGER NOT NULL, position INTEGER NOT NULL DEFAULT 0, text TEXT NOT NULL,
      PRIMARY KEY (system, code, kind, source_id, position)) WITHOUT ROWID`);
}

interface StatedRow {
  codeId: number;
  kind: string;
  sourceId: number;
  position: number;
  /** Null for the title of the code. */
  text: string | null;
}

// By code_id, so that the pages of `wording` are filled one after the other.
const statedSql = `
  SELECT code.code_id AS codeId, stated.kind, stated.source_id AS sourceId, stated.position, iif(stated.text = code.title, NULL, stated.text) AS text
  FROM code CROSS JOIN stated_descriptor AS stated ON stated.system = code.system AND stated.code = code.code
  WHERE code.code_id BETWEEN :first AND :last ORDER BY code.code_id`;

/** A statement cannot be run while another one of its connection is read row by row: codes are read some at a time. */
const codesAtATime = 2048;

/**
 * Writes `wording` and `attribution` from what the sources say of the codes, and drops it.
 * @throws when something is said of a code that the catalog does not have: it would be lost.
 */
export function storeDescriptors(db: WriteDb): void {
  const attributions = new Map<string, number>();
  const intoAttribution = db.prepareWrite('INSERT INTO attribution (attribution_id, source_id, kind, position) VALUES (?, ?, ?, ?)');
  const intoWording = db.prepareWrite('INSERT INTO wording (code_id, attribution_id, text) VALUES (?, ?, ?)');
  const numberOf = (rows: readonly StatedRow[]): number => {
    const name = rows.map(({ kind, sourceId, position }) => `${kind} ${sourceId} ${position}`).join();
    const known = attributions.get(name);
    if (known !== undefined) return known;
    const number = attributions.size + 1;
    attributions.set(name, number);
    for (const { kind, sourceId, position } of rows) intoAttribution.run([number, sourceId, kind, position]);
    return number;
  };
  let stored = 0;
  const store = (ofCode: readonly StatedRow[]): void => {
    const byText = new Map<string | null, StatedRow[]>();
    for (const row of ofCode) {
      const same = byText.get(row.text);
      if (same === undefined) byText.set(row.text, [row]);
      else same.push(row);
    }
    // In the order of their key, so that rows are only ever added at the end.
    const wordings = [...byText].map(([text, rows]) => ({ text, attributionId: numberOf(rows) })).sort((a, b) => a.attributionId - b.attributionId);
    for (const { text, attributionId } of wordings) intoWording.run([ofCode[0]?.codeId ?? 0, attributionId, text]);
    stored += ofCode.length;
  };
  const read = db.prepare<StatedRow>(statedSql);
  const highest = db.prepare<{ id: number }>('SELECT coalesce(max(code_id), 0) AS id FROM code').get()?.id ?? 0;
  for (let first = 0; first <= highest; first += codesAtATime) {
    let ofCode: StatedRow[] = [];
    for (const row of read.all({ first, last: first + codesAtATime - 1 })) {
      if (ofCode[0]?.codeId !== row.codeId) {
        store(ofCode);
        ofCode = [];
      }
      ofCode.push(row);
    }
    store(ofCode);
  }
  const stated = db.prepare<{ rows: number }>('SELECT count(*) AS rows FROM stated_descriptor').get()?.rows ?? 0;
  if (stored !== stated) throw new Error(`${stated - stored} descriptors are of codes that the catalog does not have`);
  db.exec('DROP TABLE temp.stated_descriptor');
}

/** How many codes a source gives a long descriptor, counted without their texts: which lists name it is found once, not for every wording. */
export const longDescriptorsSql = "SELECT count(*) FROM wording WHERE attribution_id IN (SELECT attribution_id FROM attribution WHERE source_id = :sourceId AND kind = 'long')";
