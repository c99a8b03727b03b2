import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importHome, value, type ImportHome } from '../../fixtures/import/import-home.ts';
import { realDataFolder } from '../../harness/real-data.ts';

// What `show CODE --json` says of codes of every section, held against the official files by code that shares nothing with their readers:
// lines split at commas, columns counted in the published layout.

const data = realDataFolder();
const program = join(import.meta.dirname, '../../../out/main/codetray.cjs');
const files = {
  fees: 'pfs/rvu25d/PPRRVU2025_Oct.csv',
  limits: 'ncci/MCR_MUE_PractitionerServices_Eff_07-01-2024.csv',
  outpatient: 'opps/softek_sample_2025-10_addendumB.csv',
  diagnoses: 'icd10cm/2025/icd10cm_order_2025.txt.gz',
  inpatient: 'icd10pcs/2025/icd10pcs_order_2025.txt.gz',
} as const;
const bytesOf = (file: string): Buffer => readFileSync(join(data ?? '', file));
const textOf = (file: string): string => (file.endsWith('.gz') ? gunzipSync(bytesOf(file)) : bytesOf(file)).toString('latin1');

/** Anaesthesia, each section of surgery, radiology, pathology, medicine, visits, HCPCS letters. */
const procedures = [
  '00140', '10060', '27397', '29881', '31231', '33533', '38500', '39010', '43239', '50590', '54150', '58571', '59510', '61312', '66984', '69436', '60500',
  '71046', '77067', '88305', '93000', '99213', 'G0105', 'G0289', 'Q0091',
];
const diagnoses = ['M6240', 'E119', 'S72001A', 'Z5111', 'M62'];
const inpatient = ['0016070', '0SRC0J9', '001'];

interface Shown {
  billable: boolean;
  titleSource: number;
  medicare: { state: string; indicators: { id: string; raw: string | number | null; source: number }[]; relativeValues: Record<string, string | number | boolean | null>[] };
  unitsPerDay: { state: string; facts?: { id: string; raw: string | number | null; source: number }[] };
  hospital: { state: string; facts?: { id: string; raw: string | number | null; source: number }[] };
  descriptions: { rows: { kind: string; text: string; source: number }[] };
  sources: { sha256: string; fileName: string }[];
}

let place: ImportHome;
const show = (code: string): Shown => JSON.parse(execFileSync(process.execPath, [program, '--home', place.home.folder, '--json', 'show', code], { encoding: 'utf8', maxBuffer: 1 << 27, env: { ...process.env, CODETRAY_STARTER: place.starter } })) as Shown;
/** The file that a citation names: its place in the list of sources is its number. */
const citedHash = (shown: Shown, number: number): string | undefined => shown.sources[number - 1]?.sha256;
const hashOf = (file: string): string => createHash('sha256').update(file.endsWith('.gz') ? gunzipSync(bytesOf(file)) : bytesOf(file)).digest('hex');

describe.skipIf(data === null)('what a page shows is what the official file says', () => {
  beforeAll(async () => {
    place = importHome();
    value(await place.run(...Object.values(files).map((file) => join(data ?? '', file))));
  }, 300_000);
  afterAll(() => place.remove());

  it('every value of the fee schedule, of every row of a code', () => {
    const printed = new Map<string, string[]>();
    for (const line of textOf(files.fees).split('\r\n')) {
      const cells = line.replace(/"([^"]*)"/, (_all, text: string) => text.replaceAll(',', ';')).split(',').map((cell) => cell.trim());
      if (cells.length === 31 && /^[0-9A-Z]{5}$/.test(cells[0] ?? '')) printed.set(`${cells[0] ?? ''} ${cells[1] ?? ''}`, cells);
    }
    const fileHash = hashOf(files.fees);
    /** Column of the published layout, counted from 0. */
    const columns: Record<string, number> = { status: 3, pctc: 13, globalDays: 14, multipleProcedure: 18, bilateral: 19, assistantAtSurgery: 20, coSurgeons: 21, teamSurgery: 22, endoscopicFamily: 23, endoBase: 23, physicianSupervision: 25, imagingFamily: 27 };
    let compared = 0;
    for (const code of procedures) {
      const shown = show(code);
      const rows = [...printed.values()].filter(([own]) => own === code);
      expect(rows.length, code).toBeGreaterThan(0);
      // The embedded starter has rows of its own release for some codes.
      const ofFile = shown.medicare.relativeValues.filter(({ source }) => citedHash(shown, Number(source)) === fileHash);
      expect(ofFile.map(({ modifier }) => modifier).sort(), code).toEqual(rows.map(([, modifier]) => modifier).sort());
      for (const row of ofFile) {
        const cells = printed.get(`${code} ${String(row['modifier'])}`) ?? [];
        const amount = (column: number): number => Number(cells[column]);
        expect(row, `${code} ${String(row['modifier'])}`).toMatchObject({
          work: amount(5), nonFacilityPracticeExpense: amount(6), nonFacilityNotApplicable: cells[7] === 'NA', facilityPracticeExpense: amount(8), facilityNotApplicable: cells[9] === 'NA',
          malpractice: amount(10), nonFacilityTotal: amount(11), facilityTotal: amount(12), conversionFactor: amount(24), statusCode: cells[3],
        });
        compared += 10;
      }
      const main = printed.get(`${code} `) ?? rows[0] ?? [];
      for (const { id, raw, source } of shown.medicare.indicators) {
        expect(citedHash(shown, source), `${code} ${id}`).toBe(fileHash);
        if (id === 'site') expect(raw === 'NA', code).toBe(main[7] === 'NA' || main[9] === 'NA');
        else if (id === 'packageParts') expect(String(raw).split(' / ').map(Number), code).toEqual([15, 16, 17].map((column) => Number(main[column])));
        else {
          // One more indicator on the page is one more column here.
          expect(columns[id], `the indicator ${id} has no column in this test`).toBeDefined();
          expect(raw, `${code} ${id}`).toBe(main[columns[id] ?? -1]);
        }
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(500);
  }, 240_000);

  it('the units a day and the payment of hospitals', () => {
    const limits = new Map(textOf(files.limits).split(/\r?\n/).map((line) => line.split(',')).filter((cells) => /^[0-9A-Z]{5}$/.test(cells[0] ?? '')).map((cells) => [cells[0] ?? '', cells]));
    const outpatient = new Map(textOf(files.outpatient).split(/\r?\n/).map((line) => /^"(\w{5})",".*","(\w+)","?([^",]*)"?,(?:true|false),/.exec(line) ?? []).map(([, code, status, payment]) => [code ?? '', { status, payment }]));
    const hashes = { limits: hashOf(files.limits), outpatient: hashOf(files.outpatient) };
    let compared = 0;
    for (const code of procedures) {
      const shown = show(code);
      const units = shown.unitsPerDay.facts?.find(({ id }) => id === 'unitsPerDay');
      const limit = limits.get(code);
      expect(units?.raw, code).toEqual(limit === undefined ? undefined : Number(limit[1]));
      if (units !== undefined) expect(citedHash(shown, units.source), code).toBe(hashes.limits);
      const mai = shown.unitsPerDay.facts?.find(({ id }) => id === 'mai');
      expect(mai?.raw, code).toEqual(limit?.[2]?.slice(0, 1));
      const hospital = outpatient.get(code);
      const status = shown.hospital.facts?.find(({ id }) => id === 'outpatientStatus');
      expect(status?.raw, code).toEqual(hospital?.status);
      if (status !== undefined) expect(citedHash(shown, status.source), code).toBe(hashes.outpatient);
      const payment = shown.hospital.facts?.find(({ id }) => id === 'outpatientPayment');
      expect(payment?.raw ?? '', code).toEqual(hospital === undefined || hospital.payment === '' ? '' : Number(hospital.payment));
      compared += [units, mai, status, payment].filter((fact) => fact !== undefined).length;
    }
    expect(compared).toBeGreaterThan(60);
  }, 120_000);

  it('the texts of diagnoses and inpatient procedures, and which are valid for billing', () => {
    for (const [codes, file] of [[diagnoses, files.diagnoses], [inpatient, files.inpatient]] as const) {
      // Order number 1-5, code 7-13, valid flag 15, short description 17-76, long description from 78.
      const lines = new Map(textOf(file).split(/\r?\n/).map((line) => [line.slice(6, 13).trim(), line]));
      for (const compact of codes) {
        const line = lines.get(compact) ?? '';
        expect(line, compact).not.toBe('');
        const shown = show(file === files.diagnoses && compact.length > 3 ? `${compact.slice(0, 3)}.${compact.slice(3)}` : compact);
        expect(shown.billable, compact).toBe(line[14] === '1');
        const text = (kind: string): string | undefined => shown.descriptions.rows.find((row) => row.kind === kind)?.text;
        expect(text('long'), compact).toBe(line.slice(77).trim());
        // Of inpatient procedures a short description that is the long one is kept once.
        expect(text('short') ?? text('long'), compact).toBe(line.slice(16, 76).trim());
        expect(shown.descriptions.rows.every(({ source }) => citedHash(shown, source) === hashOf(file)), compact).toBe(true);
      }
    }
  }, 120_000);
});

/** First and last character of each value in the record layout of the HCPCS file, from 1; several of one kind stand side by side. */
const supplyPlaces: Record<string, readonly [first: number, last: number, width: number]> = {
  coverage: [230, 230, 1], pricing: [120, 127, 2], seeAlso: [205, 229, 5], statute: [171, 180, 10], coverageManual: [129, 146, 6], carriersManual: [147, 170, 8], labCertification: [181, 204, 3],
  ascGroup: [231, 232, 2], betos: [257, 259, 3], serviceTypes: [261, 265, 1], addedOn: [269, 276, 8], changedOn: [277, 284, 8], endedOn: [285, 292, 8], action: [293, 293, 1],
};

describe.skipIf(data === null)('what a page shows of a HCPCS Level II code is what its record says', () => {
  let home: ImportHome;
  beforeAll(async () => {
    home = importHome();
    value(await home.run(join(data ?? '', 'hcpcs/2019/HCPC2019_CONTR_ANWEB.txt')));
  }, 120_000);
  afterAll(() => home.remove());

  it('every value of codes of every kind of record, each with the file that it is from', () => {
    const raw = readFileSync(join(data ?? '', 'hcpcs/2019/HCPC2019_CONTR_ANWEB.txt'));
    const records = raw.toString('latin1').split(/\r?\n/).filter((record) => record[10] === '3');
    const printed = (record: string, id: string): string => {
      const [first, last, width] = supplyPlaces[id] ?? [1, 1, 1];
      const place = record.slice(first - 1, last);
      const values = Array.from({ length: Math.ceil(place.length / width) }, (_, index) => place.slice(index * width, (index + 1) * width).trim()).filter((one) => one !== '');
      return values.map((one) => (width === 8 && /^\d{8}$/.test(one) && id.endsWith('On') ? `${one.slice(0, 4)}-${one.slice(4, 6)}-${one.slice(6)}` : one)).join(' ');
    };
    // Two codes of every pattern of filled and blank values: what one kind lacks another has.
    const patterns = new Map<string, string[]>();
    for (const record of records) {
      const pattern = Object.keys(supplyPlaces).map((id) => `${printed(record, id) === '' ? '' : id}${id === 'action' ? record[292] ?? '' : ''}`).join();
      const known = patterns.get(pattern) ?? [];
      if (known.length < 2 && !record.startsWith('D')) patterns.set(pattern, [...known, record]);
    }
    const chosen = [...patterns.values()].flat();
    expect(chosen.length).toBeGreaterThan(60);
    let compared = 0;
    const filled = new Set<string>();
    for (const record of chosen) {
      const code = record.slice(0, 5);
      const shown = JSON.parse(execFileSync(process.execPath, [program, '--home', home.home.folder, '--json', 'show', code], { encoding: 'utf8', maxBuffer: 1 << 27, env: { ...process.env, CODETRAY_STARTER: home.starter } })) as Shown;
      const facts = new Map<string, { raw: unknown; source: number }>();
      const look = (part: unknown): void => {
        if (typeof part !== 'object' || part === null) return;
        if ('id' in part && 'raw' in part && 'source' in part) facts.set(String(part.id), { raw: part.raw, source: Number(part.source) });
        for (const inner of Object.values(part)) look(inner);
      };
      look(shown);
      for (const id of Object.keys(supplyPlaces)) {
        const expected = printed(record, id);
        // That nothing changed is not said, and a change stands with its day in one fact.
        if (id === 'action' && expected === 'N') {
          expect(facts.has('action'), code).toBe(false);
          continue;
        }
        if (id === 'changedOn' && printed(record, 'action') !== 'N') continue;
        expect(facts.get(id)?.raw ?? '', `${code} ${id}`).toBe(expected);
        if (expected === '') continue;
        expect(citedHash(shown, facts.get(id)?.source ?? 0), `${code} ${id}`).toBe(createHash('sha256').update(raw).digest('hex'));
        filled.add(id);
        compared++;
      }
    }
    // Every value of the layout that a page shows was held against a record that has it.
    expect([...filled].sort()).toEqual(Object.keys(supplyPlaces).sort());
    expect(compared).toBeGreaterThan(400);
  }, 300_000);
});
