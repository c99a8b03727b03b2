import { traySchema, type Tray } from '../model/tray.ts';
import type { ReadDb } from '../open/database.ts';

interface Row extends Omit<Tray, 'isTemplate' | 'lines' | 'authorisation'> {
  authorisedFrom: string | null;
  authorisedUntil: string | null;
  isTemplate: number;
  lines: string;
}

const sql = `
  SELECT tray_id AS id, name, date_of_service AS dateOfService, place, locality, zip, payer, authorised_from AS authorisedFrom, authorised_until AS authorisedUntil,
    is_template AS isTemplate, lines
  FROM tray ORDER BY position, tray_id`;

/** In the order of the user. A row whose bytes were hit is left out rather than shown as codes that are none. */
export function storedTrays(db: ReadDb): Tray[] {
  return db.prepare<Row>(sql).all().flatMap(({ authorisedFrom, authorisedUntil, ...row }) => {
    const tray = traySchema.safeParse({ ...row, authorisation: { from: authorisedFrom, until: authorisedUntil }, isTemplate: row.isTemplate === 1, lines: parsed(row.lines) });
    return tray.success ? [tray.data] : [];
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
