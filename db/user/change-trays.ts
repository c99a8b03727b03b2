import { noAuthorisation } from '../model/authorised-days.ts';
import { failure, success, type Result } from '../model/result.ts';
import { maximumTrays, type Tray, type TrayChange, type TrayContent } from '../model/tray.ts';
import type { WriteDb } from '../open/database.ts';
import { storedTrays } from './stored-trays.ts';

type Step = Result<{ words: string; changed: number | null }>;

/**
 * Writes one change of trays, inside a transaction of the caller. A change that fails has written nothing. Answers what was done as a
 * sentence without a full stop. Errors: `not-found`, `bad-arguments`.
 */
export function changeTrays(db: WriteDb, change: TrayChange): Step {
  const trays = storedTrays(db);
  const trayOf = (id: number): Tray | undefined => trays.find((tray) => tray.id === id);
  switch (change.kind) {
    case 'add':
      return trays.length >= maximumTrays ? tooMany() : success({ words: `Make the tray ${change.tray.name}`, changed: insertTray(db, change.tray) });
    case 'set': {
      const tray = trayOf(change.id);
      if (tray === undefined) return noTray();
      const { id, ...before } = tray;
      const content: TrayContent = { ...before, ...withoutUndefined(change.content) };
      db.prepareWrite(
        `UPDATE tray SET name = :name, date_of_service = :dateOfService, place = :place, locality = :locality, zip = :zip, payer = :payer, authorised_from = :authorisedFrom, authorised_until = :authorisedUntil, is_template = :isTemplate, lines = :lines
         WHERE tray_id = :id`,
      ).run({ id, ...columnsOf(content) });
      return success({ words: before.name === content.name ? `Change the tray ${content.name}` : `Rename the tray ${before.name} to ${content.name}`, changed: id });
    }
    case 'copy': {
      const tray = trayOf(change.id);
      if (tray === undefined) return noTray();
      if (trays.length >= maximumTrays) return tooMany();
      const { id: _id, ...content } = tray;
      // A template is of no day.
      const copy = { ...content, name: change.name, isTemplate: change.isTemplate, ...(change.isTemplate ? { dateOfService: null, authorisation: noAuthorisation } : {}) };
      return success({ words: change.isTemplate ? `Make the template ${change.name}` : `Copy the tray ${tray.name} to ${change.name}`, changed: insertTray(db, copy) });
    }
    case 'move': {
      const tray = trayOf(change.id);
      if (tray === undefined || (change.before !== null && trayOf(change.before) === undefined)) return noTray();
      const order = trays.map(({ id }) => id).filter((id) => id !== change.id);
      order.splice(change.before === null || change.before === change.id ? order.length : order.indexOf(change.before), 0, change.id);
      if (change.before !== change.id) for (const [index, id] of order.entries()) db.prepareWrite('UPDATE tray SET position = :position WHERE tray_id = :id AND position <> :position').run({ id, position: index + 1 });
      return success({ words: `Move the tray ${tray.name}`, changed: change.id });
    }
    case 'remove': {
      const known = trays.filter(({ id }) => change.ids.includes(id));
      const [first] = known;
      if (first === undefined) return noTray();
      for (const { id } of known) db.prepareWrite('DELETE FROM tray WHERE tray_id = :id').run({ id });
      return success({ words: known.length === 1 ? `Remove the tray ${first.name}` : `Remove ${known.length.toString()} trays`, changed: null });
    }
  }
}

/** Puts a tray at the end. @returns its number */
export function insertTray(db: WriteDb, content: TrayContent): number {
  const { lastInsertRowid } = db
    .prepareWrite(
      `INSERT INTO tray (name, date_of_service, place, locality, zip, payer, authorised_from, authorised_until, is_template, lines, position)
       VALUES (:name, :dateOfService, :place, :locality, :zip, :payer, :authorisedFrom, :authorisedUntil, :isTemplate, :lines, (SELECT coalesce(max(position), 0) + 1 FROM tray))`,
    )
    .run(columnsOf(content));
  return Number(lastInsertRowid);
}

function columnsOf({ name, dateOfService, place, locality, zip, payer, authorisation, isTemplate, lines }: TrayContent) {
  return { name, dateOfService, place, locality, zip, payer, authorisedFrom: authorisation.from, authorisedUntil: authorisation.until, isTemplate: isTemplate ? 1 : 0, lines: JSON.stringify(lines) };
}

function withoutUndefined(content: { [Name in keyof TrayContent]?: TrayContent[Name] | undefined }): Partial<TrayContent> {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)) as Partial<TrayContent>;
}

function noTray(): Result<never> {
  return failure('not-found', 'That tray is not there any more. Nothing was changed.');
}

function tooMany(): Result<never> {
  return failure('bad-arguments', `There are ${maximumTrays.toString()} trays already, which is as many as Codetray keeps. Remove one first.`);
}
