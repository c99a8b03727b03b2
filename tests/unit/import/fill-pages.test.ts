import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCatalogFile, fillPages } from '../../../db/import/catalog-file.ts';

it('tables whose rows came a source at a time hold the same rows on fewer pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'codetray-pages-'));
  const { db } = createCatalogFile(join(folder, 'catalog.db'));
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const insert = db.prepareWrite("INSERT INTO mue (code, setting, units, mai, rationale, source_id) VALUES (?, 'practitioner', 1, '3', 'Invented rationale', ?)");
  // Each source has other codes than the one before: its rows come to stand between them.
  for (const source of [1, 2, 3]) for (let number = 0; number < 6000; number += source) insert.run([(10_000 + number * 7 + source).toString(), source]);
  const rows = () => db.prepare('SELECT * FROM mue ORDER BY code, setting, source_id').all();
  const bytes = () => db.prepare<{ pages: number; unused: number }>("SELECT count(*) AS pages, sum(unused) AS unused FROM dbstat WHERE name = 'mue'").get() ?? { pages: 0, unused: 0 };
  const before = { rows: rows(), ...bytes() };
  fillPages(db);
  const after = { rows: rows(), ...bytes() };
  expect(after.rows).toEqual(before.rows);
  expect(after.pages).toBeLessThan(before.pages);
  expect(after.unused).toBeLessThan(before.unused / 3);
  expect(db.prepare("SELECT count(*) AS left_over FROM sqlite_temp_schema WHERE name = 'filled'").get()).toEqual({ left_over: 0 });
  expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
});
