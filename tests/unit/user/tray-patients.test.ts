import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noPatient } from '../../../db/model/no-patient.ts';
import type { Patient } from '../../../db/model/patient.ts';
import { trayChangeSchema, type TrayChange } from '../../../db/model/tray.ts';
import { resolveHome, type Home } from '../../../db/open/home.ts';
import { openUserData, type UserData } from '../../../db/user/user-data.ts';
import { bindingOptions } from '../../../db/open/native-binding.ts';

/** In no text of the program. */
const marker = 'Qx7vZebedeeMarker';
const patient: Patient = { name: marker, birthDate: '1990-02-03', recordNumber: `R ${marker}`, memberId: '', authorisationNumber: `A ${marker}` };

let home: Home;
let data: UserData;
beforeEach(() => {
  home = resolveHome(mkdtempSync(join(tmpdir(), 'codetray-patients-')));
  data = open();
});
afterEach(() => {
  data.closeQuickly();
  rmSync(home.folder, { recursive: true, force: true });
});

function open(): UserData {
  const state = openUserData(home);
  if (state.data === null) throw new Error(state.problem?.message ?? 'no user data');
  return state.data;
}

function change(one: TrayChange): number {
  const done = data.library.changeTrays(trayChangeSchema.parse(one));
  if (!done.ok) throw new Error(`${done.error.code}: ${done.error.message}`);
  return done.value.changed ?? 0;
}

const tray = (name: string, isTemplate = false) => change({ kind: 'add', tray: { name, dateOfService: null, place: 'outpatient', locality: null, zip: null, payer: '', authorisation: { from: null, until: null }, isTemplate, lines: [] } });

/** Files of the data folder in which the bytes stand. */
function filesWith(text: string): string[] {
  return readdirSync(home.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name)
    .sort();
}

describe('patients of trays', () => {
  it('are kept with their tray over a restart, and an empty one is none', () => {
    const id = tray('Hamstrings');
    expect(data.patients.read(id)).toBeNull();
    expect(data.patients.write(id, patient)).toEqual({ ok: true, value: patient });
    data.closeQuickly();
    data = open();
    expect(data.patients.read(id)).toEqual(patient);
    expect(data.patients.write(id, noPatient)).toEqual({ ok: true, value: null });
    expect(data.patients.count()).toBe(0);
  });

  it('are none of a template, nor of a tray that is gone', () => {
    expect(data.patients.write(tray('Template', true), patient)).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    expect(data.patients.write(999, patient)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('go with their tray: neither undo nor a copy has them', () => {
    const id = tray('Hamstrings');
    data.patients.write(id, patient);
    const copy = change({ kind: 'copy', id, name: 'Another', isTemplate: false });
    expect(data.patients.read(copy)).toBeNull();
    change({ kind: 'remove', ids: [id] });
    expect(data.patients.count()).toBe(0);
    expect(data.library.undo().ok).toBe(true);
    expect(data.library.readTrays().trays.map(({ name }) => name)).toContain('Hamstrings');
    expect(data.patients.read(id)).toBeNull();
  });

  it('stand in no backup', async () => {
    data.patients.write(tray('Hamstrings'), patient);
    await data.close();
    expect(filesWith(marker)).toEqual(['user.db']);
    expect(filesWith('Hamstrings')).toEqual(['user-backup.db', 'user.db']);
    data = open();
    expect(data.patients.count()).toBe(1);
  });

  it('are salvaged from a damaged file as the trays are', () => {
    const id = tray('Hamstrings');
    data.patients.write(id, patient);
    // Large enough for a page of its own to be hit.
    for (let count = 0; count < 300; count++) tray(`Filler ${count} ${'x'.repeat(60)}`);
    data.closeQuickly();
    const db = new Database(home.userDatabase, bindingOptions());
    db.exec("CREATE TABLE IF NOT EXISTS hit (x TEXT); INSERT INTO hit SELECT hex(randomblob(2000)) FROM (SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3)");
    const root = db.prepare<[], { rootpage: number }>("SELECT rootpage FROM sqlite_master WHERE name = 'hit'").get()?.rootpage ?? 0;
    const size = Number(db.pragma('page_size', { simple: true }));
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const bytes = readFileSync(home.userDatabase);
    bytes.fill(0xaa, (root - 1) * size, root * size);
    writeFileSync(home.userDatabase, bytes);
    const state = openUserData(home);
    if (state.data === null) throw new Error('not mended');
    data = state.data;
    expect(state.notices.join()).toMatch(/damaged/);
    expect(data.patients.read(id)).toEqual(patient);
  });

  it('leave not a byte in any file when they are wiped, whatever was changed, moved or kept aside before', () => {
    const ids = Array.from({ length: 60 }, (_, index) => tray(`Tray ${index}`));
    // Grown and shrunk, so that rows move from page to page.
    for (let round = 0; round < 6; round++) for (const id of ids) data.patients.write(id, { ...patient, name: `${marker} ${'y'.repeat((id * 7 + round * 11) % 60)}` });
    for (const id of ids.filter((one) => one % 3 === 0)) data.patients.write(id, noPatient);
    for (const name of ['user-damaged-2026-11-23T10-00-00-000Z.db', 'user-damaged-2026-11-23T10-00-00-000Z.db-wal', 'user.db.salvaged', 'user-backup.db.part']) writeFileSync(join(home.folder, name), marker);
    copyFileSync(home.userDatabase, join(home.folder, 'user.db.part'));
    expect(filesWith(marker).length).toBeGreaterThan(4);

    expect(data.patients.wipe()).toEqual({ ok: true, value: { trays: 40 } });
    expect(filesWith(marker)).toEqual([]);
    expect(data.library.readTrays().trays).toHaveLength(60);
  });

  it('say so when another program holds the journal, and can be wiped again', () => {
    data.patients.write(tray('Hamstrings'), patient);
    const reader = new Database(home.userDatabase, bindingOptions());
    reader.exec('BEGIN; SELECT count(*) FROM tray;');
    reader.prepare('SELECT count(*) FROM tray').get();
    expect(data.patients.wipe()).toMatchObject({ ok: false, error: { code: 'user-data-unavailable' } });
    expect(data.patients.count()).toBe(0);
    reader.exec('COMMIT');
    reader.close();
    expect(data.patients.wipe().ok).toBe(true);
    expect(filesWith(marker)).toEqual([]);
  });
});
