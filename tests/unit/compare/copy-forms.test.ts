import { describe, expect, it } from 'vitest';
import { factsAsTable, pageAsText, valuesWithSources } from '../../../renderer/features/code-page/copy-forms.ts';
import { barePage, page27397 } from '../../print/fixture.ts';

describe('a page that is copied', () => {
  it('as text says what the page says, with its notices and without numbers of sources', () => {
    const text = pageAsText(page27397);
    expect(text.split('\n')[0]).toBe(`27397 ${page27397.title}`);
    for (const fact of page27397.glance) expect(text).toContain(`${fact.label}: ${fact.value}`);
    expect(text).toContain('MODIFIERS');
    expect(text).toContain('27390: Cut, one tendon');
    for (const notice of page27397.notices) expect(text).toContain(notice);
    expect(text).not.toMatch(/\[\d+\]/);
  });

  it('as a table has the same columns in every line, and the release and file of every fact', () => {
    const [head, ...lines] = factsAsTable(page27397).split('\n').map((line) => line.split('\t'));
    expect(head?.slice(0, 4)).toEqual(['Code', 'Part', 'What', 'Value']);
    expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set([head?.length]));
    const globalDays = lines.find((cells) => cells[1] === 'At a glance' && cells[4] === "'090");
    const source = page27397.sources.find((one) => one.number === page27397.glance.find((fact) => fact.id === 'globalDays')?.source);
    expect(globalDays?.at(-1)).toBe(source?.fileName);
    for (const cells of lines) expect(cells.some((text) => /^[=+@-]/.test(text))).toBe(false);
  });

  it('with its sources names release, date and file of every number', () => {
    const text = valuesWithSources(page27397);
    const numbers = new Set([...text.matchAll(/\[(\d+)\]$/gm)].map(([, number]) => number));
    for (const number of numbers) expect(text).toMatch(new RegExp(`^\\[${number}\\] .*File .*\\.$`, 'm'));
    expect(text).toContain('July 2026');
  });

  it('says what to do about a value, with the value, and names the publisher of a release but not of the own texts', () => {
    for (const text of [pageAsText(page27397), valuesWithSources(page27397)]) expect(text).toContain('150 % rule applies (Book once with modifier 50, or RT and LT as the payer wants)');
    const own = { ...page27397, titleSource: 2, sources: page27397.sources.map((source) => (source.number === 2 ? { ...source, kind: 'starter-texts' as const, title: 'Codetray starter texts', publisher: 'Codetray', releaseLabel: 'Codetray starter', fileName: 'starter/texts/' } : source)) };
    expect(valuesWithSources(own)).toContain('[2] Codetray starter texts. File starter/texts/.');
    expect(valuesWithSources(own)).toContain('Centers for Medicare');
  });

  it('is still a page when nothing is loaded', () => {
    expect(pageAsText(barePage)).toContain('99999 A code that only a release names');
    expect(factsAsTable(barePage).split('\n')).toHaveLength(1);
  });
});
