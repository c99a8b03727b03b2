import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { noPatient } from '../model/no-patient.ts';
import { patientSchema, type Patient } from '../model/patient.ts';
import { failure, success, type Result } from '../model/result.ts';
import { openReadWrite, type ReadDb, type WriteDb } from '../open/database.ts';
import type { Home } from '../open/home.ts';

/** Copies of the user's file that were set aside or left over by a step that was cut short. */
const leftOver = /^user-damaged-.*\.db(?:-wal|-shm|-journal)?$|^user\.db\.(?:part|salvaged)(?:-wal|-shm|-journal)?$|^user-backup\.db\.part(?:-wal|-shm|-journal)?$/;

interface Row extends Patient {
  trayId: number;
}

/**
 * Whom the operations of trays are for, in user.db and nowhere else: no undo, no export, no backup has it. Whether anything may be
 * kept at all is the caller's to ask of the settings.
 */
export class TrayPatients {
  readonly #db: WriteDb;
  readonly #home: Home;

  constructor(db: WriteDb, home: Home) {
    this.#db = db;
    this.#home = home;
  }

  /** Null where nothing is written, or what is written cannot be read. */
  read(trayId: number): Patient | null {
    const row = this.#db
      .prepare<Row>('SELECT name, birth_date AS birthDate, record_number AS recordNumber, member_id AS memberId, authorisation_number AS authorisationNumber FROM tray_patient WHERE tray_id = :trayId')
      .get({ trayId });
    const patient = patientSchema.safeParse(row);
    return patient.success ? patient.data : null;
  }

  /** Empty fields are none: the row goes. Errors: `not-found` for a tray that is gone, `bad-arguments` for a template. */
  write(trayId: number, patient: Patient): Result<Patient | null> {
    const tray = this.#db.prepare<{ isTemplate: number }>('SELECT is_template AS isTemplate FROM tray WHERE tray_id = :trayId').get({ trayId });
    if (tray === undefined) return failure('not-found', 'That tray is not there any more. Nothing was changed.');
    if (tray.isTemplate === 1) return failure('bad-arguments', 'A template is of no patient. Begin a tray from it first.');
    if (Object.entries(noPatient).every(([name, empty]) => patient[name as keyof Patient] === empty)) {
      this.#db.prepareWrite('DELETE FROM tray_patient WHERE tray_id = :trayId').run({ trayId });
      return success(null);
    }
    this.#db
      .prepareWrite(
        `INSERT OR REPLACE INTO tray_patient (tray_id, name, birth_date, record_number, member_id, authorisation_number)
         VALUES (:trayId, :name, :birthDate, :recordNumber, :memberId, :authorisationNumber)`,
      )
      .run({ trayId, ...patient });
    return success(patient);
  }

  count(): number {
    return countIn(this.#db);
  }

  /**
   * Takes all of them out of every file of the data folder, so that no byte of one is left there: the file and its journal are written
   * anew, and copies of a damaged file that were kept for a rescue go. Errors: `user-data-unavailable` while another program reads the file.
   */
  wipe(): Result<{ trays: number }> {
    const trays = this.count();
    this.#db.prepareWrite('DELETE FROM tray_patient').run();
    // Rows that moved between pages leave bytes behind that no later deletion knows of.
    this.#db.exec('VACUUM');
    const [checkpoint] = this.#db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    for (const name of readdirSync(this.#home.folder)) if (leftOver.test(name)) rmSync(join(this.#home.folder, name), { force: true });
    if (checkpoint?.busy !== 0) {
      return failure('user-data-unavailable', 'The patient fields are deleted, but another program is reading the file just now, so its journal still has traces of them. Close it, and delete again.');
    }
    return success({ trays });
  }
}

function countIn(db: ReadDb): number {
  return db.prepare<{ count: number }>('SELECT count(*) AS count FROM tray_patient').get({})?.count ?? 0;
}

/** Makes a copy of the user's file one without patients. Does nothing where there are none. */
export function withoutPatients(path: string): void {
  const db = openReadWrite(path);
  try {
    if (countIn(db) === 0) return;
    // A journal of its own beside the copy would have to be carried along.
    db.pragma('journal_mode = DELETE');
    db.exec('DELETE FROM tray_patient; VACUUM;');
  } finally {
    db.close();
  }
}
