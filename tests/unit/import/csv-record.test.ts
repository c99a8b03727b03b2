import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows, strictRecord } from '../../../db/import/files/csv-rows.ts';

/** The same record by the library that reads what csv does not allow. */
function byLibrary(text: string, delimiter: string): string[] | null {
  try {
    const records = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false }) as string[][];
    return records.length === 1 ? (records[0] ?? null) : null;
  } catch {
    return null;
  }
}

// Made of what csv is about, so that most texts are on the edge of being one.
const text = fc.array(fc.constantFrom('"', '""', ',', ';', '\t', '\n', 'a', ' ', 'b c', 'é'), { maxLength: 14 }).map((parts) => parts.join(''));

describe('a record of csv with quotation marks', () => {
  it('has the cells that the library finds, or is none for both', () => {
    fc.assert(fc.property(text.filter((one) => one.includes('"')), fc.constantFrom(',', ';', '\t'), (one, delimiter) => {
      // A line end at the very end closes a record for the library; lines come without it here.
      fc.pre(!one.endsWith('\n') && !one.startsWith('\n'));
      expect(strictRecord(one, delimiter)).toEqual(byLibrary(one, delimiter));
    }), { numRuns: 3000 });
  });

  it('comes back from cells of any text', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', 'é', ' ') });
    fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      expect(strictRecord(cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','), ',')).toEqual(cells);
    }), { numRuns: 1000 });
  });

  it('is read on its own line where a mark is never closed', () => {
    expect(csvRows('a,"b,c\n1,2,3\n', ',').rows.map(({ line, cells }) => [line, cells.length])).toEqual([[1, 3], [2, 3]]);
  });
});
