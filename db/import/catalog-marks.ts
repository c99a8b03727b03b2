/** Layout of the catalog file. A file of another number is not read; it is built again from the release files. */
export const schemaVersion = 5;
/** "CTRY": marks a SQLite file as a Codetray catalog. */
export const applicationId = 0x43545259;
