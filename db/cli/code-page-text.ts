import { codePageParts, type CodePage, type Fact } from '../model/code-page.ts';
import { missingHeadings, missingParts } from '../model/missing-parts.ts';

/** The code page as plain text for a terminal, every value with the number of its source. */
export function codePageText(page: CodePage): string {
  const lines = [
    `${page.code}  ${page.title} [${page.titleSource}]`,
    `${page.systemName}${page.sectionPath.map((section) => ` > ${section.title}`).join('')}`,
    '',
    ...page.glance.map(factLine),
  ];
  for (const [name, heading] of codePageParts) {
    if (page[name].state === 'data') lines.push('', heading.toUpperCase(), ...partLines(page, name).map((line) => `  ${line}`));
  }
  const missing = missingParts(page);
  for (const group of ['notLoaded', 'noData'] as const) {
    const entries = missing[group];
    if (entries.length > 0) lines.push('', missingHeadings[group].toUpperCase(), ...entries.map(({ headings, sentence }) => `  ${headings.join(', ')}: ${sentence}`));
  }
  lines.push('', 'SOURCES');
  for (const source of page.sources) {
    const inForce = source.effectiveFrom === null ? '' : `, in force from ${source.effectiveFrom}${source.effectiveTo === null ? '' : ` to ${source.effectiveTo}`}`;
    lines.push(`  [${source.number}] ${source.title} (${source.fileName}${inForce})`);
  }
  for (const notice of page.notices) lines.push('', notice);
  return lines.join('\n');
}

function factLine(fact: Fact): string {
  return `${fact.label}: ${fact.value}${fact.meaning === null ? '' : `. ${fact.meaning}`} [${fact.source}]`;
}

function dollars(cents: number | null): string {
  return cents === null ? '-' : `$${(cents / 100).toFixed(2)}`;
}

function partLines(page: CodePage, name: (typeof codePageParts)[number][0]): string[] {
  const part = page[name];
  if (part.state === 'missing') return [];
  const lines: string[] = [];
  if ('paragraphs' in part) for (const row of part.paragraphs) lines.push(`${row.heading === null ? '' : `${row.heading}: `}${row.text} [${row.source}]`);
  if ('facts' in part) lines.push(...part.facts.map(factLine));
  if ('items' in part) for (const row of part.items) lines.push(`- ${row.text} [${row.source}]`);
  if (name === 'descriptions' && page.descriptions.state === 'data') for (const row of page.descriptions.rows) lines.push(`${row.kind}: ${row.text} [${row.source}]`);
  if (name === 'family' && page.family.state === 'data') for (const row of page.family.rows) lines.push(`${row.current ? '*' : ' '} ${row.code}  ${row.difference} [${row.source}]`);
  if (name === 'modifiers' && page.modifiers.state === 'data') for (const row of page.modifiers.rows) lines.push(`${row.modifier}  ${row.name}: ${row.applies}. ${row.effect} [${row.source}]`);
  if (name === 'edits' && page.edits.state === 'data') {
    for (const row of page.edits.rows) lines.push(`column ${row.thisColumn === 1 ? 2 : 1}: ${row.other}  indicator ${row.modifierIndicator}. ${row.meaning} [${row.source}]`);
    if (page.edits.note !== null) lines.push(page.edits.note);
  }
  if (name === 'medicare' && page.medicare.state === 'data') {
    lines.push(...page.medicare.indicators.map(factLine));
    for (const row of page.medicare.relativeValues) {
      const amount = row.facilityCents === null && row.noAmountReason !== null ? row.noAmountReason : `facility ${dollars(row.facilityCents)}, non-facility ${dollars(row.nonFacilityCents)}`;
      lines.push(`${row.release}${row.modifier === '' ? '' : ` -${row.modifier}`}: work ${row.work.toFixed(2)}, facility total ${row.facilityTotal.toFixed(2)}, non-facility total ${row.nonFacilityTotal.toFixed(2)}, factor ${row.conversionFactor}; ${amount} [${row.source}]`);
    }
    lines.push(...page.medicare.trace);
  }
  if (name === 'fees' && page.fees.state === 'data') for (const row of page.fees.localities) lines.push(`${row.contractor}-${row.locality} ${row.state} ${row.name}: facility ${dollars(row.facilityCents)}, non-facility ${dollars(row.nonFacilityCents)} [${row.source}]`);
  if (name === 'payers' && page.payers.state === 'data') {
    for (const hospital of page.payers.hospitals) {
      lines.push(`${hospital.name}${hospital.updatedOn === null ? '' : `, ${hospital.updatedOn}`} [${hospital.source}]`);
      for (const { use, gross, cash } of hospital.charges) lines.push(`  ${use}: charge ${dollars(gross?.highCents ?? null)}, cash ${dollars(cash?.highCents ?? null)}`);
      for (const row of hospital.payers) lines.push(`  ${row.payer} (${row.use}): ${dollars(row.lowCents)}, ${dollars(row.medianCents)}, ${dollars(row.highCents)}${row.otherWays.length === 0 ? '' : `; ${row.otherWays.join('; ')}`}`);
    }
  }
  if (name === 'crosswalks' && page.crosswalks.state === 'data') {
    const { diagnoses, anaesthesia, addOns, addOnRules, related } = page.crosswalks;
    for (const rule of addOnRules) lines.push(`${rule.text} [${rule.source}]`);
    for (const row of [...diagnoses, ...addOns, ...related]) lines.push(`${row.code}  ${row.title ?? ''}${row.note === null ? '' : ` (${row.note})`} [${row.source}]`);
    for (const row of anaesthesia) lines.push(`Anaesthesia: ${row.text} [${row.source}]`);
  }
  return lines;
}
