import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { codePageParts } from '../../../electron/contract/window.ts';
import type { CodePage } from '../../../electron/contract/index.ts';
import { SummaryDocument } from '../../../renderer/print/summary-document.tsx';
import { barePage, copyrightNotice, documentOf, page27397, pageOf } from '../../print/fixture.ts';

function printed(...pages: CodePage[]): string {
  return renderToStaticMarkup(<SummaryDocument document={documentOf(pages)} />);
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
    for (const [part, heading] of codePageParts) expect(paper).toContain(`${heading}: Nothing loaded for ${part}: import its file.`);
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
    // The foot of the page says it besides.
    expect(paper.slice(0, paper.lastIndexOf('Printed 2026-11-22')).split(copyrightNotice)).toHaveLength(2);
  });

  test('says of a linked code without a title why it is linked, and that nothing is loaded only where nothing is said of it', () => {
    const { crosswalks } = page27397;
    if (crosswalks.state !== 'data') throw new Error('the fixture has crosswalks');
    const [first] = crosswalks.related;
    if (first === undefined) throw new Error('the fixture has related codes');
    const related = [{ ...first, code: '20985', title: null, note: 'guidance by computer' }, { ...first, code: '20680', title: null, note: null }];
    const paper = text(printed({ ...page27397, crosswalks: { ...crosswalks, related } }));
    expect(paper).toMatch(/20985 guidance by computer /);
    expect(paper).toMatch(/20680 no title loaded /);
  });

  test('marks code and title of each code as what comes back on its pages', () => {
    const markup = printed(page27397, pageOf('27390', 'Cut one hamstring tendon'));
    const heads = [...markup.matchAll(/data-running-head="true"><header.*?<\/header>/g)].map(([head]) => text(head.slice(head.indexOf('>') + 1)));
    expect(heads).toEqual([` 27397 ${page27397.title} CPT `, ' 27390 Cut one hamstring tendon CPT ']);
  });

  test('names the office on every sheet that may be handed out alone, and once where codes run on', () => {
    const office = { name: 'Hillside Orthopaedics', phone: '555 0100', logo: null };
    const pages = [page27397, pageOf('27390', 'Cut one hamstring tendon')];
    const paper = (arrangement: 'page-each' | 'continuous') => text(renderToStaticMarkup(<SummaryDocument document={documentOf(pages, { office, arrangement })} />));
    expect(paper('page-each').split('Hillside Orthopaedics 555 0100')).toHaveLength(3);
    expect(paper('continuous').split('Hillside Orthopaedics 555 0100')).toHaveLength(2);
  });

  test('on one page says which parts of a booking have no data', () => {
    const sheet = (page: CodePage) => text(renderToStaticMarkup(<SummaryDocument document={documentOf([page], { extent: 'one-page' })} />));
    expect(sheet(barePage)).toContain('No data for: What is done, Ask before booking, What to have ready, Crosswalks.');
    // A code without neighbours is no code without data: the sentence says which it is.
    expect(sheet({ ...page27397, family: { state: 'missing', why: 'no-data', sentence: 'No other code differs from it.' } })).toContain('Which of this family: No other code differs from it.');
    expect(sheet(page27397)).not.toContain('No data for');
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

  test('groups hundreds of pairs by why they exist, not by the day since which each is in force', () => {
    const { edits } = page27397;
    const [first] = edits.state === 'data' ? edits.rows : [];
    if (edits.state !== 'data' || first === undefined) throw new Error('the fixture has edits');
    const reasons = ['More extensive procedure', 'Standards of practice'];
    const rows = Array.from({ length: 1_310 }, (_, number) => ({
      ...first, other: String(30_000 + number), rationale: reasons[number % 2] ?? null, effectiveFrom: `20${String(10 + (number % 14))}-01-01`, deletedOn: number % 100 === 99 ? '2020-01-01' : null,
    }));
    const markup = printed({ ...page27397, edits: { ...edits, rows } });
    for (const row of rows) expect(markup).toContain(`<span class="code">${row.other}</span>`);
    // Each reason, and each with pairs that have ended.
    expect(markup.match(/<h4 class="edits-reason">/g)).toHaveLength(3);
    expect(text(markup)).toContain('Standards of practice; ended');
  });

  test('says once why there is no amount', () => {
    const { medicare } = page27397;
    if (medicare.state !== 'data') throw new Error('the fixture has a fee schedule');
    const reason = 'Contractor priced (status C): there is no national amount.';
    const relativeValues = medicare.relativeValues.map((row) => ({ ...row, noAmountReason: reason }));
    const once = (trace: string[]) => text(printed({ ...page27397, medicare: { ...medicare, relativeValues, trace } })).split('Contractor priced (status C)').length - 1;
    expect(once(['Row: July 2026.', `No amount: ${reason}`])).toBe(1);
    expect(once([])).toBe(1);
  });

  test('names a related code once, by the note that says what it is', () => {
    const { crosswalks } = page27397;
    const [first] = crosswalks.state === 'data' ? crosswalks.related : [];
    if (crosswalks.state !== 'data' || first === undefined) throw new Error('the fixture has related codes');
    const related = [{ ...first, code: '27450', title: 'Cut the thigh bone and fix it', note: 'cutting and plating the thigh bone' }];
    const paper = text(printed({ ...page27397, crosswalks: { ...crosswalks, related } }));
    expect(paper).toContain('27450 cutting and plating the thigh bone');
    expect(paper).not.toContain('Cut the thigh bone and fix it');
  });

  test('prints modifiers that apply with what they pay, and those that do not in one line', () => {
    const paper = text(printed(page27397));
    expect(paper).toContain('50 Both sides. Medicare pays 150 % of one fee.');
    const [, others] = /Does not apply: ([^.]*)/.exec(paper) ?? [];
    const { modifiers } = page27397;
    if (modifiers.state !== 'data') throw new Error('the fixture has modifiers');
    const not = modifiers.rows.filter((row) => row.applies === 'no');
    expect(not.length).toBeGreaterThan(0);
    for (const row of not) expect(others).toContain(row.name);
  });

  test('explains a fact of the billing overview once', () => {
    const { billing, hospital } = page27397;
    if (billing.state !== 'data' || hospital.state !== 'data') throw new Error('the fixture has both');
    const [fact] = hospital.facts;
    if (fact === undefined) throw new Error('the fixture has a hospital fact');
    const paper = text(printed({ ...page27397, billing: { ...billing, facts: [{ ...fact, meaning: 'Its meaning, said once.' }] } }));
    expect(paper.split('Its meaning, said once.')).toHaveLength(2);
    expect(paper).toContain(`As explained above: ${fact.label} ${fact.value}`);
  });

  test('explains in the fee schedule no value that stands at a glance, and keeps its indicator', () => {
    const { medicare } = page27397;
    if (medicare.state !== 'data') throw new Error('the fixture has a fee schedule');
    const told = medicare.indicators.find((fact) => page27397.glance.some((seen) => seen.id === fact.id && seen.value === fact.value && seen.raw === fact.raw));
    if (told?.meaning == null) throw new Error('the fixture repeats a fact with a meaning');
    expect(text(printed(page27397))).not.toContain(told.meaning);
  });
});
