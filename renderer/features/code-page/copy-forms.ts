import type { CitedSource, CodePage, CodePagePart, Fact } from '../../../electron/contract/index.ts';
import { codePageParts } from '../../../electron/contract/window.ts';
import { formatCents, formatTwoDecimals } from '../../ui/format.ts';
import { tableText } from '../../ui/table-text.ts';
import { describeRelease } from './source-list.tsx';

/** A line that a page says, with the number of its source. */
interface Said {
  label: string;
  text: string;
  /** The value as the release prints it; '' where that says no more than the words. */
  raw: string;
  meaning: string;
  source: number;
}

function ofFact(fact: Fact): Said {
  return { label: fact.label, text: fact.value, raw: fact.raw === null ? '' : String(fact.raw), meaning: fact.meaning ?? '', source: fact.source };
}

function line(label: string, text: string, source: number): Said {
  return { label, text, raw: '', meaning: '', source };
}

/** What a part says, a line a statement; empty for parts without data and for the fees of a hundred localities. */
function saidBy(page: CodePage, name: CodePagePart): Said[] {
  const part = page[name];
  if (part.state === 'missing') return [];
  if ('facts' in part) return part.facts.map(ofFact);
  if ('paragraphs' in part) return part.paragraphs.map((one) => line(one.heading ?? '', one.text, one.source));
  if ('items' in part) return part.items.map((one) => line('', one.text, one.source));
  if ('indicators' in part) {
    const row = part.relativeValues.find((one) => one.current && one.modifier === '');
    const values = row === undefined ? [] : [
      line('Work RVU', formatTwoDecimals(row.work), row.source),
      line('Facility RVUs in all', formatTwoDecimals(row.facilityTotal), row.source),
      line('National amount, facility', row.facilityCents === null ? 'not priced' : formatCents(row.facilityCents), row.source),
    ];
    return [...values, ...part.indicators.map(ofFact)];
  }
  if ('diagnoses' in part) return [
    ...part.addOnRules.map((rule) => line('Add-on', rule.text, rule.source)),
    ...[...part.diagnoses, ...part.addOns, ...part.related].map((link) => line(link.code, [link.title, link.note].filter((word) => word !== null).join('; '), link.source)),
  ];
  if ('localities' in part) return [];
  switch (name) {
    case 'family':
      return page.family.state === 'data' ? page.family.rows.map((row) => line(row.code, row.difference, row.source)) : [];
    case 'modifiers':
      return page.modifiers.state === 'data' ? page.modifiers.rows.filter((row) => row.applies === 'yes' || row.applies === 'with-documentation').map((row) => line(`${row.modifier} ${row.name}`, row.effect, row.source)) : [];
    case 'edits':
      return page.edits.state === 'data' ? page.edits.rows.map((row) => line(row.other, row.meaning, row.source)) : [];
    case 'descriptions':
      return page.descriptions.state === 'data' ? page.descriptions.rows.map((row) => line('', row.text, row.source)) : [];
    case 'payers':
      return page.payers.state === 'data' ? page.payers.hospitals.flatMap((hospital) => hospital.payers.map((row) => line(`${hospital.name}, ${row.payer}${row.use === '' ? '' : `, ${row.use}`}`, row.medianCents === null ? row.otherWays.join('; ') : formatCents(row.medianCents), hospital.source))) : [];
    default:
      return [];
  }
}

function head(page: CodePage): string[] {
  return [`${page.code} ${page.title}`, [page.systemName, ...page.sectionPath.map((section) => section.title)].join(' > ')];
}

function withLabel({ label, text }: Said): string {
  return label === '' ? text : `${label}: ${text}`;
}

/** What to do about a value at a glance stands in brackets behind it. */
function withAdvice(fact: Fact): string {
  return fact.note === null ? withLabel(ofFact(fact)) : `${withLabel(ofFact(fact))} (${fact.note.replace(/\.$/, '')})`;
}

/** The page as plain text for an e-mail: what it says, without the numbers of sources. */
export function pageAsText(page: CodePage): string {
  const lines = [...head(page), '', ...page.glance.map(withAdvice)];
  for (const [name, heading] of codePageParts) {
    const said = saidBy(page, name);
    if (said.length > 0) lines.push('', heading.toUpperCase(), ...said.map(withLabel));
  }
  if (page.notices.length > 0) lines.push('', ...page.notices);
  return lines.join('\n');
}

const columns = ['Code', 'Part', 'What', 'Value', 'As the release prints it', 'Meaning', 'Source', 'Release', 'In force from', 'File'];

/** The facts for a spreadsheet: tabs between columns, a line a fact, each with its release, date and file. */
export function factsAsTable(page: CodePage): string {
  const rows = [
    ...page.glance.map((fact) => ({ part: 'At a glance', said: ofFact(fact) })),
    ...codePageParts.flatMap(([name, heading]) => saidBy(page, name).map((said) => ({ part: heading, said }))),
  ];
  const lines = rows.map(({ part, said }) => {
    const source = page.sources.find((one) => one.number === said.source);
    return [page.code, part, said.label, said.text, said.raw, said.meaning, source?.title ?? '', source?.releaseLabel ?? '', source?.effectiveFrom ?? '', source?.fileName ?? ''];
  });
  return tableText([columns, ...lines]);
}

function citation(source: CitedSource): string {
  const released = source.releasedOn === null ? '' : `, released ${source.releasedOn}`;
  // The project's own texts name nobody else and carry no date of their own: their title says it all.
  if (source.kind === 'starter-texts') return `[${source.number}] ${source.title}. File ${source.fileName}.`;
  return `[${source.number}] ${source.title}. ${source.publisher}. ${describeRelease(source)}${released}. File ${source.fileName}.`;
}

/** Code, title and values, each with the number of its source, and those sources with release, date and file. */
export function valuesWithSources(page: CodePage): string {
  const used = new Set([page.titleSource, ...page.glance.map((one) => one.source)]);
  return [
    `${page.code} ${page.title} [${page.titleSource}]`,
    ...page.glance.map((fact) => `${withAdvice(fact)} [${fact.source}]`),
    '',
    'Sources',
    ...page.sources.filter((source) => used.has(source.number)).map(citation),
    // One paragraph: in a mail the values are what is read.
    ...(page.notices.length > 0 ? ['', page.notices.join(' ')] : []),
  ].join('\n');
}
