import { sectionPath } from '../../../db/starter/sections.ts';
import { clinicalHeadings, type StarterSources, type StarterText } from '../../../db/starter/types.ts';
import { tooLong } from './places.ts';
import { fleschReadingEase, sentencesOf } from './reading-ease.ts';

/** What is wrong with one text, in words; empty when nothing is. It sees all sources, because texts speak of one another. */
export type TextCheck = (text: StarterText, sources: StarterSources) => string[];

const least = { synonyms: 8, overview: 3, whatIsDone: 6, toHaveReady: 4, askBeforeBooking: 6, diagnoses: 5, relatedCodes: 2 };

/** Flesch reading ease. Below it long Latin has crept in; above it the terms that surgeons use are gone. Newspaper prose has 60 to 70. */
const easeBand = { least: 55, most: 87 };
const mostWordsInSentence = 30;

/** Characters. A shorter line, such as "Thigh tourniquet", may be a thing to have and a synonym. */
const shortestStatement = 18;

/** Every line of a text that a person reads. */
export function everySentence(text: StarterText): string[] {
  return [
    text.title,
    ...text.synonyms,
    text.overview,
    ...text.whatIsDone,
    text.serviceType,
    text.typicalSite,
    ...text.clinicalContext.map((part) => part.text),
    ...text.toHaveReady,
    text.distinction,
    ...text.family.map((neighbour) => neighbour.difference),
    ...text.askBeforeBooking,
    ...text.diagnoses.map((diagnosis) => diagnosis.reason),
    text.anaesthesia,
    ...text.relatedCodes.map((related) => related.reason),
  ];
}

function contextOf(text: StarterText, heading: (typeof clinicalHeadings)[number]): string {
  return text.clinicalContext.find((part) => part.heading === heading)?.text ?? '';
}

function valuesOf({ facts }: StarterSources, code: string) {
  return facts.relativeValues.find((row) => row.code === code);
}

/** A finding when `isSo` does not hold. */
function unless(isSo: boolean, finding: string): string[] {
  return isSo ? [] : [finding];
}

export const textChecks = {
  'has every part with something in it': (text) => {
    const sizes = {
      synonyms: text.synonyms.length,
      overview: sentencesOf(text.overview).length,
      whatIsDone: text.whatIsDone.flatMap(sentencesOf).length,
      toHaveReady: text.toHaveReady.length,
      askBeforeBooking: text.askBeforeBooking.length,
      diagnoses: text.diagnoses.length,
      relatedCodes: text.relatedCodes.length,
    };
    return [
      ...Object.entries(least).flatMap(([part, size]) => unless(sizes[part as keyof typeof sizes] >= size, `${part} has ${sizes[part as keyof typeof sizes]} of at least ${size}`)),
      ...[text.serviceType, text.typicalSite, text.anaesthesia, text.distinction].flatMap((part) => unless(part !== '', 'a part is empty')),
      ...clinicalHeadings.flatMap((heading) => unless(contextOf(text, heading) !== '', `${heading} is empty`)),
    ];
  },

  'has a title and a distinguishing line of its own': (text, { texts }) =>
    texts
      .filter((other) => other.code !== text.code)
      .flatMap((other) => [
        ...unless(other.title.toLowerCase() !== text.title.toLowerCase(), `the title is that of ${other.code}`),
        ...unless(other.distinction.toLowerCase() !== text.distinction.toLowerCase(), `the "this:" line is that of ${other.code}`),
      ]),

  'says nothing twice': (text) => {
    const said = everySentence(text).flatMap(sentencesOf).map((sentence) => sentence.toLowerCase().replace(/[.?]$/, '')).filter((sentence) => sentence.length >= shortestStatement);
    return [...new Set(said.filter((sentence, index) => said.indexOf(sentence) !== index))].map((sentence) => `twice: ${sentence}`);
  },

  'gives each diagnosis a reason that is not its official title': (text, { icdRows }) =>
    text.diagnoses.flatMap(({ code, reason }) => unless(icdRows.find((row) => row.code === code)?.longTitle.toLowerCase() !== reason.toLowerCase(), `${code}: ${reason}`)),

  'tells of tourniquet, image intensifier and hardware': (text) => {
    const ready = text.toHaveReady.join(' ');
    return [
      ...unless(/tourniquet/i.test(ready), 'nothing about a tourniquet'),
      ...unless(/image intensifier/i.test(ready), 'nothing about the image intensifier'),
      ...unless(/hardware/i.test(text.askBeforeBooking.join(' ')), 'does not ask about hardware'),
    ];
  },

  'is named back by each neighbour that it names': (text, { texts }) =>
    text.family.flatMap(({ code }) => {
      const other = texts.find((one) => one.code === code);
      if (other === undefined) return [`${code} has no text`];
      return [
        ...unless(other.family.some((back) => back.code === text.code), `${code} does not name it back`),
        ...unless(other.family.length === text.family.length, `${code} has another number of neighbours`),
      ];
    }),

  'refers only to codes of the code space, each in a narrow section': (text, { sections }) => {
    const mentioned = everySentence(text).flatMap((sentence) => sentence.match(/\b[0-9]{5}\b/g) ?? []);
    const codes = new Set([...text.relatedCodes.map((related) => related.code), ...mentioned]);
    return [...codes].flatMap((code) => unless(sectionPath('CPT', code, sections).length >= 2, `${code} has no section`));
  },

  'refers to codes of its own section only where they have a text': (text, { texts, facts }) => {
    const known = new Set(texts.map(({ code }) => code));
    const values = new Set(facts.relativeValues.map(({ code }) => code));
    const mentioned = everySentence(text).flatMap((sentence) => sentence.match(/\b27[3-5][0-9]{2}\b/g) ?? []);
    const codes = new Set([...text.family.map(({ code }) => code), ...text.relatedCodes.map(({ code }) => code).filter((code) => /^27[345]/.test(code)), ...mentioned]);
    // 27468 and a few more numbers of the section are codes that the fee schedule does not list.
    return [...codes].flatMap((code) => unless(known.has(code) || !values.has(code), `${code} has no text`));
  },

  'gives only billable diagnoses that the starter catalog has': (text, { icdRows }) =>
    text.diagnoses.flatMap(({ code }) => unless(icdRows.find((row) => row.code === code)?.billable === true, `${code} is not a billable row`)),

  'names the right and the left diagnosis together': (text, { icdRows }) => {
    const codes = new Set(text.diagnoses.map((diagnosis) => diagnosis.code));
    return text.diagnoses.flatMap(({ code }) => {
      const title = icdRows.find((row) => row.code === code)?.longTitle ?? '';
      if (!/\b(right|left)\b/.test(title)) return [];
      const mirrored = title.replace(/\b(right|left)\b/, (side) => (side === 'right' ? 'left' : 'right'));
      const other = icdRows.find((row) => row.longTitle === mirrored);
      return unless(codes.has(other?.code ?? ''), `${code} stands without "${mirrored}"`);
    });
  },

  'speaks of both legs as the bilateral indicator does': (text, sources) => {
    const values = valuesOf(sources, text.code);
    const asked = text.askBeforeBooking.join('\n');
    const stays = /this code stays, with both sides stated/i.test(asked);
    switch (values?.bilateral) {
      case '2':
        return [
          ...unless(/both legs$/.test(text.title), 'the title does not end in "both legs"'),
          ...unless(text.distinction.includes('both legs'), 'the "this:" line does not say both legs'),
          ...unless(text.overview.includes('Both legs are inside this one code'), 'the overview does not say that both legs are inside'),
          ...unless(!stays, 'asks to state both sides, but one code stands for both'),
        ];
      case '0': {
        // An add-on goes with its main code, side for side.
        if (values.globalDays === 'ZZZ') return unless(!stays, 'says that the code stays for both sides');
        const forBoth = /Both legs\? Then the code is ([0-9]{5})/.exec(asked)?.[1] ?? '';
        return [
          ...unless(/one leg$/.test(text.title), 'the title does not end in "one leg"'),
          ...unless(text.distinction.includes('one leg only'), 'the "this:" line does not say one leg only'),
          ...unless(valuesOf(sources, forBoth)?.bilateral === '2', 'does not name the code for both legs'),
          ...unless(text.family.some(({ code }) => code === forBoth), 'the code for both legs is no neighbour'),
          ...unless(!stays, 'says that the code stays for both sides'),
        ];
      }
      case '1':
        return [
          ...unless(!/both|bilateral/i.test(text.title), 'the title speaks of both sides'),
          ...unless(!/Both legs are inside this one code/.test(text.overview), 'the overview says that one code stands for both legs'),
          ...unless(stays, 'does not say that the code stays, with both sides stated on the order'),
        ];
      default:
        return [`no rule for the bilateral indicator ${values?.bilateral ?? 'of a code without values'}`];
    }
  },

  'plans an assistant as the assistant indicator does': (text, sources) => {
    const team = contextOf(text, 'Team');
    switch (valuesOf(sources, text.code)?.assistantAtSurgery) {
      case '2':
        return unless(/\bAn assistant\b/.test(team), 'the team has no assistant, though one may be planned');
      case '0':
        return unless(/assistant surgeon needs a stated reason/.test(team), 'does not say that an assistant surgeon needs a stated reason');
      case '1':
        return unless(/No assistant surgeon is planned/.test(team), 'does not say that no assistant surgeon is planned');
      default:
        return ['no rule for the assistant indicator'];
    }
  },

  'says that an add-on code never stands alone, and of no other code': (text, sources) => {
    const said = /never stands alone/.test([text.overview, ...text.askBeforeBooking, ...text.whatIsDone, text.distinction].join(' '));
    const isAddOn = valuesOf(sources, text.code)?.globalDays === 'ZZZ';
    return unless(said === isAddOn, isAddOn ? 'does not say that it never stands alone' : 'says that it never stands alone, but is no add-on code');
  },

  'speaks of follow-up as the global period does': (text, sources) => {
    const days = valuesOf(sources, text.code)?.globalDays ?? '';
    const saysNone = /no follow-up (time|visit)s? of its own/i.test(everySentence(text).join(' '));
    return unless(!saysNone || days === 'ZZZ' || days === '000', `says that it has no follow-up of its own, but the global period is ${days}`);
  },

  'says where it is done as the outpatient status does': (text, { facts }) => {
    const status = facts.outpatientPayments.find(({ code }) => code === text.code)?.statusIndicator;
    const saysInpatientOnly = /inpatient only|only as an inpatient/i.test(everySentence(text).join(' '));
    return [
      ...unless(saysInpatientOnly === (status === 'C'), status === 'C' ? 'does not say that it is inpatient only' : 'says that it is inpatient only'),
      ...unless(status !== 'C' || !/outpatient|surgery centre|office/i.test(text.typicalSite), 'names a place for outpatients'),
    ];
  },

  'says to check the pair where a related code of the same session forms an NCCI pair': (text, { pairs }) =>
    text.relatedCodes.flatMap(({ code, reason }) => {
      const pair = pairs.some((one) => [one.columnOne, one.columnTwo].includes(text.code) && [one.columnOne, one.columnTwo].includes(code));
      return unless(!pair || !reason.includes('session') || reason.includes('check the NCCI pair'), `${code} is a pair of the same session`);
    }),

  'holds no value of a release and no billing promise': (text) =>
    everySentence(text).flatMap((sentence) => unless(!/\$|%|RVU|indicator|global|\bJ1\b|modifier|\bpaid\b|payable|Medicare|!/i.test(sentence), sentence)),

  'is nowhere longer than its place on the page': (text) => tooLong(text),

  'reads easily': (text) => {
    const prose = [text.overview, ...text.whatIsDone, ...text.clinicalContext.map((part) => part.text)].flatMap(sentencesOf);
    const ease = fleschReadingEase(prose);
    return [
      ...unless(ease >= easeBand.least && ease <= easeBand.most, `reading ease ${ease.toFixed(0)}`),
      ...prose.filter((sentence) => sentence.split(' ').length > mostWordsInSentence).map((sentence) => `long: ${sentence}`),
    ];
  },
} satisfies Record<string, TextCheck>;
