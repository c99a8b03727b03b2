import type { StarterSources, StarterText } from '../../../db/starter/types.ts';
import type { textChecks } from './text-checks.ts';

/** Makes one mistake in the sources and says in which text it must be found. */
type Seed = (sources: StarterSources) => { sources: StarterSources; code: string };

/** A text of the section with one part changed. */
function inText(code: string, change: (text: StarterText) => Partial<StarterText>): Seed {
  return (sources) => ({ code, sources: { ...sources, texts: sources.texts.map((text) => (text.code === code ? { ...text, ...change(text) } : text)) } });
}

type Values = StarterSources['facts']['relativeValues'][number];

/** The fee schedule says something else of a code. */
function inValues(code: string, change: Partial<Values>): Seed {
  return (sources) => ({
    code,
    sources: { ...sources, facts: { ...sources.facts, relativeValues: sources.facts.relativeValues.map((row) => (row.code === code ? { ...row, ...change } : row)) } },
  });
}

function withTeam(text: StarterText, team: string): Partial<StarterText> {
  return { clinicalContext: text.clinicalContext.map((part) => (part.heading === 'Team' ? { ...part, text: team } : part)) };
}

/** For each check, mistakes that it must find, by what they are. */
export const seededMistakes: Record<keyof typeof textChecks, Record<string, Seed>> = {
  'has every part with something in it': {
    'a text with two synonyms': inText('27447', ({ synonyms }) => ({ synonyms: synonyms.slice(0, 2) })),
    'an empty part of the clinical context': inText('27447', (text) => withTeam(text, '')),
  },
  'has a title and a distinguishing line of its own': {
    'the title of a neighbour': (sources) => inText('27447', () => ({ title: sources.texts.find(({ code }) => code === '27446')?.title.toUpperCase() ?? '' }))(sources),
    'the "this:" line of a neighbour': (sources) => inText('27447', () => ({ distinction: sources.texts.find(({ code }) => code === '27446')?.distinction ?? '' }))(sources),
  },
  'says nothing twice': {
    'a question that is asked twice': inText('27447', ({ askBeforeBooking }) => ({ askBeforeBooking: [...askBeforeBooking, ...askBeforeBooking.slice(0, 1)] })),
    'a sentence of the overview in what is done': inText('27447', ({ overview, whatIsDone }) => ({ whatIsDone: [...whatIsDone, overview] })),
  },
  'gives each diagnosis a reason that is not its official title': {
    'the official title as reason': inText('27393', ({ diagnoses }) => ({ diagnoses: diagnoses.map((one) => (one.code === 'M62.451' ? { ...one, reason: 'contracture of muscle, right thigh' } : one)) })),
  },
  'tells of tourniquet, image intensifier and hardware': {
    'no word of a tourniquet': inText('27447', ({ toHaveReady }) => ({ toHaveReady: toHaveReady.filter((item) => !/tourniquet/i.test(item)) })),
    'no question about hardware': inText('27447', ({ askBeforeBooking }) => ({ askBeforeBooking: askBeforeBooking.filter((item) => !/hardware/i.test(item)) })),
  },
  'is named back by each neighbour that it names': {
    'a neighbour that names no one': (sources) => ({ ...inText('27393', () => ({ family: [] }))(sources), code: '27394' }),
    'a neighbour without a text': inText('27394', ({ family }) => ({ family: [...family, { code: '27999', difference: 'nothing' }] })),
  },
  'refers only to codes of the code space, each in a narrow section': {
    'a number that is no code': inText('27447', ({ askBeforeBooking }) => ({ askBeforeBooking: [...askBeforeBooking, 'Or is it 00001?'] })),
  },
  'refers to codes of its own section only where they have a text': {
    'a code of the section whose text is gone': (sources) => ({ code: '27447', sources: { ...sources, texts: sources.texts.filter(({ code }) => code !== '27446') } }),
  },
  'gives only billable diagnoses that the starter catalog has': {
    'a category': inText('27393', ({ diagnoses }) => ({ diagnoses: [...diagnoses, { code: 'M62.4', reason: 'a category' }] })),
    'a diagnosis that is nowhere': inText('27393', ({ diagnoses }) => ({ diagnoses: [...diagnoses, { code: 'Q99.99', reason: 'not there' }] })),
  },
  'names the right and the left diagnosis together': {
    'the left side left out': inText('27393', ({ diagnoses }) => ({ diagnoses: diagnoses.filter(({ code }) => code !== 'M62.452') })),
  },
  'speaks of both legs as the bilateral indicator does': {
    'both legs in the title of a code for one side': inText('27447', ({ title }) => ({ title: `${title}, both legs` })),
    'a code for one side that became one for both': inValues('27447', { bilateral: '2' }),
    'a code for both legs that asks for the sides': inText('27395', ({ askBeforeBooking }) => ({ askBeforeBooking: [...askBeforeBooking, 'Both legs? This code stays, with both sides stated on the order.'] })),
    'no way from one leg to the code for both': inText('27394', ({ askBeforeBooking }) => ({ askBeforeBooking: askBeforeBooking.filter((item) => !item.includes('27395')) })),
    'an indicator without a rule': inValues('27447', { bilateral: '9' }),
  },
  'plans an assistant as the assistant indicator does': {
    'an assistant that is not planned': inText('27447', (text) => withTeam(text, 'Surgeon and nurse.')),
    'an assistant beside the indicator for none': inValues('27447', { assistantAtSurgery: '1' }),
    'an assistant without a reason': inValues('27447', { assistantAtSurgery: '0' }),
  },
  'says that an add-on code never stands alone, and of no other code': {
    'an add-on code that says nothing of it': inText('27358', (text) => ({
      overview: text.overview.replaceAll('never stands alone', 'stands here'),
      distinction: text.distinction.replaceAll('never stands alone', 'stands here'),
      whatIsDone: text.whatIsDone.map((one) => one.replaceAll('never stands alone', 'stands here')),
      askBeforeBooking: text.askBeforeBooking.map((one) => one.replaceAll('never stands alone', 'stands here')),
    })),
    'a main code that says it': inText('27447', ({ overview }) => ({ overview: `${overview} It never stands alone.` })),
  },
  'speaks of follow-up as the global period does': {
    'no follow-up of its own beside ninety days': inText('27447', ({ overview }) => ({ overview: `${overview} It has no follow-up time of its own.` })),
  },
  'says where it is done as the outpatient status does': {
    'inpatient only beside an outpatient status': inText('27447', ({ typicalSite }) => ({ typicalSite: `${typicalSite} It is inpatient only.` })),
    'a code that became inpatient only': (sources) => ({
      code: '27447',
      sources: { ...sources, facts: { ...sources.facts, outpatientPayments: sources.facts.outpatientPayments.map((row) => (row.code === '27447' ? { ...row, statusIndicator: 'C' } : row)) } },
    }),
  },
  'says to check the pair where a related code of the same session forms an NCCI pair': {
    'a pair that is not mentioned': inText('27393', ({ relatedCodes }) => ({ relatedCodes: relatedCodes.map((one) => (one.code === '27396' ? { ...one, reason: 'moving one tendon in the same session' } : one)) })),
  },
  'holds no value of a release and no billing promise': {
    'a promise': inText('27447', ({ overview }) => ({ overview: `${overview} It is always paid.` })),
    'a number of RVUs': inText('27447', ({ overview }) => ({ overview: `${overview} It has many RVUs.` })),
  },
  'is nowhere longer than its place on the page': {
    'a title of three lines in the list': inText('27447', ({ title }) => ({ title: `${title}, with every piece of the old joint taken away and made anew` })),
    'a "this:" line of three lines': inText('27447', ({ distinction }) => ({ distinction: `${distinction}, and this once more: ${distinction}` })),
    'a synonym that fills more than the reason below the list': inText('27447', ({ synonyms }) => ({ synonyms: [...synonyms, Array(5).fill('knee replacement surgery').join(' ')] })),
    'a neighbour told apart in three lines': inText('27447', ({ family }) => ({ family: family.map((one) => ({ ...one, difference: Array(3).fill(one.difference).join(' and ') })) })),
    'a question of three lines': inText('27447', ({ askBeforeBooking }) => ({ askBeforeBooking: [...askBeforeBooking, `Which of these is it: ${'left knee or right knee, '.repeat(5)}or both?`] })),
    'an item of three lines': inText('27447', ({ toHaveReady }) => ({ toHaveReady: [...toHaveReady, `Implants: ${'a size above and below, '.repeat(5)}with cement.`] })),
    'an overview of a line too much': inText('27447', ({ overview }) => ({ overview: `${overview} ${'It is a large operation. '.repeat(20).trim()}` })),
    'a service type of two lines': inText('27447', () => ({ serviceType: 'Joint replacement surgery of the knee, with all of its parts, open, planned, in most cases for wear of the joint.' })),
    'a site of three lines': inText('27447', ({ typicalSite }) => ({ typicalSite: `${typicalSite} ${'A surgery centre may do. '.repeat(10).trim()}` })),
    'a step that says two things': inText('27447', ({ whatIsDone }) => ({ whatIsDone: [...whatIsDone, `The surgeon cuts the bone${' and rinses the wound, then cuts again'.repeat(5)}.`] })),
    'a sentence too long behind its heading': inText('27447', (text) => withTeam(text, `An assistant is common${' and a nurse who knows the implant set'.repeat(4)}.`)),
    'a reason of three lines': inText('27447', ({ relatedCodes }) => ({ relatedCodes: relatedCodes.map((one) => ({ ...one, reason: Array(4).fill(one.reason).join(' or ') })) })),
  },
  'reads easily': {
    'long Latin': inText('27447', ({ clinicalContext }) => ({
      clinicalContext: clinicalContext.map((part) => ({ ...part, text: 'Arthroplastic reconstruction necessitates comprehensive interdisciplinary perioperative optimisation.' })),
      overview: 'Tricompartmental arthroplastic reconstruction necessitates interdisciplinary perioperative optimisation.',
      whatIsDone: ['Osteocartilaginous surfaces undergo circumferential instrumentation preceding definitive implantation.'],
    })),
    'a sentence without end': inText('27447', ({ overview }) => ({ overview: `${overview} ${'and then '.repeat(20)}it ends.` })),
  },
};
