import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { codePageParts } from '../../../electron/contract/window.ts';
import type { CodePage } from '../../../electron/contract/index.ts';
import { SummaryDocument } from '../../../renderer/print/summary-document.tsx';
import { barePage, copyrightNotice, page27397, pageOf } from '../../print/fixture.ts';

function printed(...pages: CodePage[]): string {
  return renderToStaticMarkup(<SummaryDocument document={{ document: 'summary', paper: 'Letter', pages, printedOn: '2026-11-22', appVersion: '0.1.0' }} />);
}

/** The text as a reader sees it, without marks and numbers of sources. */
function text(markup: string): string {
  return markup.replace(/<sup.*?<\/sup>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

type Locality = Extract<CodePage['fees'], { state: 'data' }>['localities'][number];

function locality(number: number, facilityCents: number): Locality {
  return { contractor: '01112', locality: number.toString().padStart(2, '0'), state: 'CA', name: `Place ${number}`, workGpci: 1.044, practiceExpenseGpci: 1.2, malpracticeGpci: 0.5, nonFacilityCents: null, facilityCents, source: 1 };
}

describe('the code summary', () => {
  test('has every part of a code page, with data or without', () => {
    const paper = text(printed(page27397));
    for (const [, heading] of codePageParts) expect(paper).toContain(heading);
  });

  test('says of every missing part what is missing, in its own sentence', () => {
    const paper = text(printed(barePage));
    for (const [part, heading] of codePageParts) expect(paper).toContain(`${heading} Nothing loaded for ${part}: import its file.`);
  });

  test('shows the facts of 27397 with the number of the source beside each', () => {
    const markup = printed(page27397);
    expect(markup).toContain('90-day (major)<sup class="cite">1</sup>');
    expect(text(markup)).toContain('$856.40');
    for (const fact of page27397.glance) expect(text(markup)).toContain(fact.value);
  });

  test('lists every cited source with file, release and dates, and each notice once', () => {
    const paper = text(printed(page27397));
    for (const source of page27397.sources) expect(paper).toContain(source.title);
    expect(paper).toContain('ccipra-v302r0-f1.txt in ccipra-v302r0-f1.zip. Release July 2024, read from the name of the file, in force from 2024-07-01');
    expect(paper.split(copyrightNotice)).toHaveLength(2);
  });

  test('repeats code and title in the head of the table of each code', () => {
    const markup = printed(page27397, pageOf('27390', 'Cut one hamstring tendon'));
    const heads = [...markup.matchAll(/<thead><tr><td><header.*?<\/header>/g)].map(([head]) => text(head));
    expect(heads).toEqual([` 27397 ${page27397.title} CPT `, ' 27390 Cut one hamstring tendon CPT ']);
  });

  test('shows a hostile title as text', () => {
    expect(printed(pageOf('27390', '<script>alert(1)</script>'))).not.toContain('<script');
  });

  test('prints one line instead of more than a hundred localities', () => {
    const localities = Array.from({ length: 109 }, (_, number) => locality(number, 80_000 + number));
    const paper = text(printed({ ...page27397, fees: { state: 'data', localities } }));
    expect(paper).toContain('109 localities are loaded; choose one in the settings to print its fee. Facility fees run from $800.00 (Place 0, CA) to $801.08 (Place 108, CA).');
    expect(paper).not.toContain('Place 50');
  });

  test('prints the chosen locality with its indices', () => {
    const paper = text(printed({ ...page27397, fees: { state: 'data', localities: [locality(5, 104_348)] } }));
    expect(paper).toContain('Place 5, CA (01112-05) 1.044 1.200 0.500 none $1,043.48');
  });

  test('says the meaning of NCCI pairs once when only the other code differs', () => {
    const { edits } = page27397;
    if (edits.state !== 'data') throw new Error('the fixture has edits');
    const rows = edits.rows.map((row) => ({ ...row, meaning: `Beside 27397, ${row.other} is not paid.` }));
    const paper = text(printed({ ...page27397, edits: { ...edits, rows } }));
    expect(paper.split('Beside 27397, the other code is not paid.')).toHaveLength(2);
    for (const row of rows) expect(paper).toContain(row.other);
  });

  test('loses no code when hundreds of pairs are printed without titles', () => {
    const { edits } = page27397;
    const [first] = edits.state === 'data' ? edits.rows : [];
    if (edits.state !== 'data' || first === undefined) throw new Error('the fixture has edits');
    const rows = Array.from({ length: 400 }, (_, number) => ({ ...first, other: String(30_000 + number), otherTitle: 'A title' }));
    const paper = text(printed({ ...page27397, edits: { ...edits, rows } }));
    for (const row of rows) expect(paper).toContain(row.other);
    expect(paper).not.toContain('A title');
  });

  test('prints modifiers that apply before those that do not', () => {
    const paper = text(printed(page27397));
    expect(paper.indexOf('Both sides . The same operation')).toBeLessThan(paper.indexOf('Two surgeons'));
    expect(paper.lastIndexOf('Applies.')).toBeLessThan(paper.indexOf('Does not apply.'));
  });
});
