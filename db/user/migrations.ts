import bookmarks from '../schema/user/0010-bookmarks.sql?raw';
import officeWords from '../schema/user/0040-office-words.sql?raw';
import authorisedDays from '../schema/user/0050-authorised-days.sql?raw';
import trayPatients from '../schema/user/0060-tray-patients.sql?raw';
import library from '../schema/user/0020-library.sql?raw';
import trays from '../schema/user/0030-trays.sql?raw';

export interface Migration {
  /** The number in the file name; `PRAGMA user_version` holds that of the last one that ran. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** In order. A migration that was ever released is never edited: a change is a new file. */
export const userMigrations: readonly Migration[] = [
  { version: 10, name: '0010-bookmarks', sql: bookmarks },
  { version: 20, name: '0020-library', sql: library },
  { version: 30, name: '0030-trays', sql: trays },
  { version: 40, name: '0040-office-words', sql: officeWords },
  { version: 50, name: '0050-authorised-days', sql: authorisedDays },
  { version: 60, name: '0060-tray-patients', sql: trayPatients },
];

export const latestUserVersion = userMigrations.at(-1)?.version ?? 0;

/** "CTRU": tells a user file from a catalog and from any other SQLite file. */
export const userApplicationId = 0x43545255;
