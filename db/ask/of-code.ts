import type { CodePage } from '../model/code-page.ts';
import { countsGlobalDays, globalPeriod } from '../rules/global-period.ts';
import { factsNamed, fromFacts, medicareMissing, missing, pageFact, pageFollow, sourceText, titleFact, type Answered } from './pages.ts';
import type { Question } from './question.ts';

const dollars = (cents: number): string => (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
const rvu = (value: number): string => value.toFixed(2);
/** A list is read, not searched: the page has the rest. */
const mostListed = 12;

type OfPage = (page: CodePage, question: Question) => Answered;

/** The answers that stand on the page of one code, by kind of question. */
export const ofCode: Readonly<Record<string, OfPage>> = {
  'global period'(page, { date }) {
    const answered = fromFacts(page, ['globalDays'], 'Global period', medicareMissing(page));
    const [fact] = factsNamed(page, ['globalDays']);
    if (date === null || fact === undefined) return answered;
    const raw = String(fact.raw);
    const period = countsGlobalDays(raw) ? globalPeriod(raw, date) : null;
    if (period?.endsOn == null) return answered;
    const span = { label: `${page.code}: operated on ${date}`, value: `${period.startsOn ?? date} to ${period.endsOn}`, source: 'counted by Medicare Claims Processing Manual chapter 12, section 40.1' };
    return { ...answered, answer: `${answered.answer} Operated on ${date}, it runs from ${period.startsOn ?? date} to ${period.endsOn}.`, facts: [...answered.facts, span] };
  },
  assistant: (page) => fromFacts(page, ['assistantAtSurgery'], 'Assistant', medicareMissing(page)),
  'co-surgeons': (page) => fromFacts(page, ['coSurgeons'], 'Co-surgeon', medicareMissing(page)),
  'team surgery': (page) => fromFacts(page, ['teamSurgery'], 'Team', medicareMissing(page)),
  'several procedures': (page) => fromFacts(page, ['multipleProcedure'], 'Several procedures', medicareMissing(page)),
  'both sides'(page) {
    const answered = fromFacts(page, ['bilateral'], 'Both sides', medicareMissing(page));
    const row = page.modifiers.state === 'data' ? page.modifiers.rows.find(({ modifier }) => modifier === '50') : undefined;
    if (answered.state !== 'answered' || row === undefined) return answered;
    const applies = row.applies === 'yes' ? 'applies' : row.applies === 'no' ? 'does not apply' : row.applies === 'with-documentation' ? 'applies with documentation' : 'is not decided by the fee schedule';
    return { ...answered, answer: `${answered.answer} Modifier 50 ${applies}: ${row.effect}`, facts: [...answered.facts, { label: `${page.code}: modifier 50`, value: `${applies}. ${row.effect}`, source: sourceText(page, row.source) }] };
  },
  'modifier for code'(page, { modifiers }) {
    if (page.modifiers.state === 'missing') return missing(page, 'Modifiers', page.modifiers.sentence);
    const rows = page.modifiers.rows;
    const found = modifiers.flatMap((name) => rows.filter(({ modifier }) => modifier === name).slice(0, 1));
    if (found.length === 0) return missing(page, 'Modifiers', 'What is loaded says nothing of this modifier for this code.');
    const words = { yes: 'applies', no: 'does not apply', 'with-documentation': 'applies with documentation', 'not-decided': 'is not decided by what is loaded' } as const;
    return {
      state: 'answered',
      answer: found.map(({ modifier, applies, effect }) => `Modifier ${modifier} ${words[applies]} to ${page.code}: ${effect}`).join(' '),
      facts: [titleFact(page), ...found.map(({ modifier, applies, effect, name, whenToUse, source }) => ({ label: `${page.code}: modifier ${modifier}`, value: `${name}; ${words[applies]}. ${effect} ${whenToUse}`, source: sourceText(page, source) }))],
      follow: [pageFollow(page)],
    };
  },
  'modifiers of code'(page) {
    if (page.modifiers.state === 'missing') return missing(page, 'Modifiers', page.modifiers.sentence);
    const apply = page.modifiers.rows.filter(({ applies }) => applies === 'yes' || applies === 'with-documentation');
    return {
      state: 'answered',
      answer: apply.length === 0 ? `No modifier of the list applies to ${page.code}.` : `To ${page.code} apply: ${apply.map(({ modifier, applies }) => (applies === 'yes' ? modifier : `${modifier} (with documentation)`)).join(', ')}.`,
      facts: [titleFact(page), ...apply.map(({ modifier, name, effect, source }) => ({ label: `${page.code}: modifier ${modifier}`, value: `${name}. ${effect}`, source: sourceText(page, source) }))],
      follow: [pageFollow(page)],
    };
  },
  'units a day'(page) {
    if (page.unitsPerDay.state === 'missing') return missing(page, 'Units per day', page.unitsPerDay.sentence);
    const facts = page.unitsPerDay.facts;
    const units = facts.filter(({ id }) => id.startsWith('unitsPerDay'));
    const shown = units.length > 0 ? units : facts.slice(0, 1);
    return { state: 'answered', answer: `Units per day of ${page.code}: ${shown.map(({ label, value }) => `${label}: ${value}`).join('; ')}.`, facts: [titleFact(page), ...facts.map((fact) => pageFact(page, fact))], follow: [pageFollow(page)] };
  },
  'is add-on'(page) {
    const [fact] = factsNamed(page, ['addOn']);
    if (fact !== undefined) return { state: 'answered', answer: `${page.code} is an add-on code: ${fact.value}. ${fact.meaning ?? ''}`.trim(), facts: [titleFact(page), pageFact(page, fact)], follow: [pageFollow(page)] };
    return { state: 'answered', answer: `Nothing that is loaded lists ${page.code} as an add-on code.`, facts: [titleFact(page), { label: `${page.code}: add-on`, value: 'not listed as one', source: 'the fee schedule and add-on lists that are loaded' }], follow: [pageFollow(page)] };
  },
  'inpatient only'(page) {
    const [fact] = factsNamed(page, ['outpatientStatus']);
    if (fact === undefined) return missing(page, 'Inpatient only', page.hospital.state === 'missing' ? page.hospital.sentence : 'What is loaded has no outpatient status of this code.');
    const only = fact.raw === 'C';
    return { state: 'answered', answer: `${page.code} is ${only ? '' : 'not '}on Medicare's inpatient-only list: hospital outpatient status ${String(fact.raw)}, ${fact.value}.`, facts: [titleFact(page), { ...pageFact(page, fact), value: `${String(fact.raw)}: ${fact.value}. ${fact.meaning ?? ''}` }], follow: [pageFollow(page)] };
  },
  'hospital outpatient'(page) {
    if (page.hospital.state === 'missing') return missing(page, 'Hospital outpatient', page.hospital.sentence);
    const facts = page.hospital.facts;
    return { state: 'answered', answer: `${page.code} in a hospital outpatient department: ${facts.map(({ label, value }) => `${label}: ${value}`).join('; ')}.`, facts: [titleFact(page), ...facts.map((fact) => pageFact(page, fact))], follow: [pageFollow(page)] };
  },
  site: (page) => fromFacts(page, ['site', 'typicalSite', 'outpatientStatus', 'surgeryCentreStatus'], 'Site of service', medicareMissing(page)),
  'relative values'(page) {
    if (page.medicare.state === 'missing') return missing(page, 'Relative values', page.medicare.sentence);
    const row = page.medicare.relativeValues.find(({ current, modifier }) => current && modifier === '') ?? page.medicare.relativeValues[0];
    if (row === undefined) return missing(page, 'Relative values', 'The loaded fee schedule has no relative values for this code.');
    const source = sourceText(page, row.source);
    const office = row.nonFacilityNotApplicable ? 'not applicable' : `${rvu(row.nonFacilityTotal)} RVU`;
    const facility = row.facilityNotApplicable ? 'not applicable' : `${rvu(row.facilityTotal)} RVU`;
    const values: [string, string][] = [['work', rvu(row.work)], ['practice expense, facility', rvu(row.facilityPracticeExpense)], ['practice expense, office', rvu(row.nonFacilityPracticeExpense)], ['malpractice', rvu(row.malpractice)], ['total, facility', facility], ['total, office', office]];
    return {
      state: 'answered',
      answer: `RVUs of ${page.code}: work ${rvu(row.work)}, practice expense ${rvu(row.facilityPracticeExpense)} in a facility, malpractice ${rvu(row.malpractice)}; total ${facility} in a facility, ${office} in an office.${row.noAmountReason === null ? '' : ` ${row.noAmountReason}`}`,
      facts: [titleFact(page), ...values.map(([label, value]) => ({ label: `${page.code}: ${label}`, value, source })), ...(row.noAmountReason === null ? [] : [{ label: `${page.code}: payment`, value: row.noAmountReason, source }])],
      follow: [pageFollow(page)],
    };
  },
  time: (page) => fromFacts(page, ['minutesDuring', 'minutesBefore', 'minutesAfter', 'minutesTotal'], 'Physician time', 'No physician time is loaded for this code: import the physician work time file.'),
  'conversion factor'(page) {
    const row = page.medicare.state === 'data' ? page.medicare.relativeValues.find(({ current }) => current) : undefined;
    if (row === undefined) return missing(page, 'Conversion factor', medicareMissing(page));
    const value = row.conversionFactor.toFixed(4);
    return { state: 'answered', answer: `The conversion factor of ${page.code} is $${value} an RVU.`, facts: [titleFact(page), { label: `${page.code}: conversion factor`, value: `$${value}`, source: sourceText(page, row.source) }], follow: [pageFollow(page)] };
  },
  'anaesthesia code'(page) {
    if (page.crosswalks.state === 'missing') return missing(page, 'Anaesthesia', page.crosswalks.sentence);
    const texts = page.crosswalks.anaesthesia;
    if (texts.length === 0) return missing(page, 'Anaesthesia', 'No anaesthesia code is linked with this code. The crosswalk of the American Society of Anesthesiologists is licensed and not part of this program.');
    return { state: 'answered', answer: `Anaesthesia for ${page.code}: ${texts.map(({ text }) => text).join(' ')}`, facts: [titleFact(page), ...texts.map(({ text, source }) => ({ label: `${page.code}: anaesthesia`, value: text, source: sourceText(page, source) }))], follow: [pageFollow(page)] };
  },
  'diagnoses for code': (page) => linked(page, 'Diagnoses', page.crosswalks.state === 'data' ? page.crosswalks.diagnoses : [], page.crosswalks.state === 'missing' ? page.crosswalks.sentence : 'No diagnosis is linked with this code.'),
  'add-ons of': (page) => linked(page, 'Add-on codes', page.crosswalks.state === 'data' ? page.crosswalks.addOns.filter(isAddOnRow) : [], 'No add-on code is linked with this code in what is loaded.'),
  'primary of': (page) => linked(page, 'Primary codes', page.crosswalks.state === 'data' ? page.crosswalks.addOns.filter((row) => !isAddOnRow(row)) : [], page.crosswalks.state === 'data' && page.crosswalks.addOnRules.length > 0 ? page.crosswalks.addOnRules.map(({ text }) => text).join(' ') : 'What is loaded lists no primary code for this code.'),
  family(page) {
    if (page.family.state === 'missing') return missing(page, 'Family', page.family.sentence);
    const rows = page.family.rows.slice(0, mostListed);
    return {
      state: 'answered',
      answer: `Beside ${page.code} stand: ${rows.filter(({ current }) => !current).map(({ code, difference }) => `${code}, ${difference}`).join('; ')}.`,
      facts: [titleFact(page), ...rows.map(({ code, difference, source }) => ({ label: code, value: difference, source: sourceText(page, source) }))],
      follow: rows.map(({ code, title }) => ({ text: `${code}: ${title ?? ''}`, system: page.system, code })),
    };
  },
  section(page) {
    if (page.sectionPath.length === 0) return missing(page, 'Section', 'This code stands in no section that is loaded.');
    const path = page.sectionPath.map(({ title, firstCode, lastCode }) => `${title} (${firstCode} to ${lastCode})`).join(' > ');
    return { state: 'answered', answer: `${page.code} stands under ${path}.`, facts: [titleFact(page), { label: `${page.code}: section`, value: path, source: 'sections of the code systems' }], follow: [pageFollow(page)] };
  },
  'to have ready': (page) => items(page, 'To have ready', page.toHaveReady),
  'ask before booking': (page) => items(page, 'Ask before booking', page.askBeforeBooking),
  'what is done'(page) {
    if (page.whatIsDone.state === 'missing') return missing(page, 'What is done', page.whatIsDone.sentence);
    const paragraphs = page.whatIsDone.paragraphs;
    return { state: 'answered', answer: `${page.code}: ${paragraphs.map(({ text }) => text).join(' ')}`, facts: [titleFact(page), ...paragraphs.map(({ text, source }) => ({ label: `${page.code}: what is done`, value: text, source: sourceText(page, source) }))], follow: [pageFollow(page)] };
  },
  title(page) {
    const overview = page.overview.state === 'data' ? page.overview.paragraphs[0] : undefined;
    return {
      state: 'answered',
      answer: `${page.code} (${page.systemName}): ${page.title}.${overview === undefined ? '' : ` ${overview.text}`}`,
      facts: [titleFact(page), ...(overview === undefined ? [] : [{ label: `${page.code}: overview`, value: overview.text, source: sourceText(page, overview.source) }])],
      follow: [pageFollow(page)],
    };
  },
  'negotiated rates'(page) {
    if (page.payers.state === 'missing') return missing(page, 'Hospital prices', page.payers.sentence);
    const facts = page.payers.hospitals.flatMap((hospital) => [
      ...hospital.charges.slice(0, 4).map(({ use, gross, cash }) => ({ label: `${hospital.name}, ${use}`, value: [gross === null ? null : `charge ${dollars(gross.lowCents)} to ${dollars(gross.highCents)}`, cash === null ? null : `in cash ${dollars(cash.lowCents)} to ${dollars(cash.highCents)}`].filter((one) => one !== null).join(', ') || 'no amount', source: sourceText(page, hospital.source) })),
      ...hospital.payers.slice(0, 8).map(({ payer, use, lowCents, medianCents, highCents, otherWays }) => ({ label: `${hospital.name}: ${payer}, ${use}`, value: lowCents === null || highCents === null ? (otherWays.join('; ') || 'no amount in dollars') : `${dollars(lowCents)} to ${dollars(highCents)}${medianCents === null ? '' : `, middle ${dollars(medianCents)}`}`, source: sourceText(page, hospital.source) })),
    ]);
    return { state: 'answered', answer: `Prices of hospitals for ${page.code}: ${facts.slice(0, 4).map(({ label, value }) => `${label}: ${value}`).join('; ')}.`, facts: [titleFact(page), ...facts], follow: [pageFollow(page)] };
  },
  changes(page) {
    if (page.medicare.state === 'missing') return missing(page, 'Changes', page.medicare.sentence);
    const rows = page.medicare.relativeValues.filter(({ modifier }) => modifier === '');
    const now = rows.find(({ current }) => current);
    const before = rows.find(({ current, source }) => !current && now !== undefined && source !== now.source);
    if (now === undefined || before === undefined) return missing(page, 'Changes', 'Only one release of the fee schedule with this code is loaded: there is nothing to compare it with.');
    const values = [['work', before.work, now.work], ['practice expense, facility', before.facilityPracticeExpense, now.facilityPracticeExpense], ['malpractice', before.malpractice, now.malpractice], ['total, facility', before.facilityTotal, now.facilityTotal], ['total, office', before.nonFacilityTotal, now.nonFacilityTotal]] as const;
    const changed = values.filter(([, old, own]) => old !== own);
    const span = `${before.release} to ${now.release}`;
    const facts = [titleFact(page), { label: `${page.code}: compared`, value: span, source: `${sourceText(page, before.source)}; ${sourceText(page, now.source)}` }, ...changed.map(([label, old, own]) => ({ label: `${page.code}: ${label}`, value: `${rvu(old)} to ${rvu(own)} RVU`, source: `${sourceText(page, before.source)}; ${sourceText(page, now.source)}` }))];
    return { state: 'answered', answer: changed.length === 0 ? `${page.code} has the same relative values in both releases, ${span}.` : `${page.code}, ${span}: ${changed.map(([label, old, own]) => `${label} ${rvu(old)} to ${rvu(own)} RVU`).join('; ')}.`, facts, follow: [pageFollow(page)] };
  },
  valid(page) {
    const names = page.system === 'CPT' || page.system === 'HCPCS' ? ['endedOn', 'status', 'coverage'] : [];
    const facts = factsNamed(page, names);
    if (page.system === 'ICD10CM' || page.system === 'ICD10PCS') {
      const fact = { label: `${page.code}: valid for billing`, value: page.billable ? 'yes' : 'no, a heading: a code below it is billed', source: sourceText(page, page.titleSource) };
      return { state: 'answered', answer: `${page.code} is ${page.billable ? '' : 'not '}valid for billing${page.billable ? '' : ': it is a heading, bill a code below it'}.`, facts: [titleFact(page), fact], follow: page.billable ? [pageFollow(page)] : [pageFollow(page), ...page.children.slice(0, mostListed).map(({ system, code, title }) => ({ text: `${code}: ${title ?? ''}`, system, code }))] };
    }
    if (facts.length === 0) return missing(page, 'Status', medicareMissing(page));
    return { state: 'answered', answer: `${page.code}: ${facts.map(({ label, value }) => `${label}: ${value}`).join('; ')}.`, facts: [titleFact(page), ...facts.map((fact) => pageFact(page, fact))], follow: [pageFollow(page)] };
  },
};

/** The list holds both directions; the note says which. */
function isAddOnRow({ note }: { note: string | null }): boolean {
  return note === null || !note.startsWith('primary');
}

function linked(page: CodePage, label: string, rows: readonly { system: CodePage['system']; code: string; title: string | null; note: string | null; source: number; inCatalog: boolean }[], otherwise: string): Answered {
  if (rows.length === 0) return missing(page, label, otherwise);
  const shown = rows.slice(0, mostListed);
  const words = ({ title, note }: (typeof rows)[number]): string => title ?? note ?? '';
  const count = rows.length.toString();
  return {
    state: 'answered',
    answer: `${label} of ${page.code}${rows.length > shown.length ? ` (the first of ${count})` : ''}: ${shown.map((row) => `${row.code} ${words(row)}`.trim()).join('; ')}.`,
    facts: [titleFact(page), { label: `${page.code}: ${label.toLowerCase()}, how many`, value: count, source: 'counted' }, ...shown.map((row) => ({ label: row.code, value: words(row), source: sourceText(page, row.source) }))],
    follow: shown.filter(({ inCatalog }) => inCatalog).map((row) => ({ text: `${row.code}: ${words(row)}`, system: row.system, code: row.code })),
  };
}

function items(page: CodePage, label: string, part: CodePage['toHaveReady']): Answered {
  if (part.state === 'missing') return missing(page, label, part.sentence);
  return { state: 'answered', answer: `${label}, ${page.code}: ${part.items.map(({ text }) => text).join(' ')}`, facts: [titleFact(page), ...part.items.map(({ text, source }) => ({ label: `${page.code}: ${label.toLowerCase()}`, value: text, source: sourceText(page, source) }))], follow: [pageFollow(page)] };
}
