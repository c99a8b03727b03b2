import { separatenessHint } from '../edit-in-words.ts';
import { anatomicModifiers, nonAnatomicLiftingModifiers, practitionerOf } from '../modifier-kinds.ts';
import { finding, mend, removal, type CaseFacts, type CheckedLine, type Finding, type PairInForce } from './case-facts.ts';

/**
 * NCCI pairs among the lines of one practitioner. Indicator 0: column two is never paid beside column one; 1: only with an
 * associated modifier on one of the two and true separateness; 9: withdrawn. A side that both name alike separates nothing.
 * Source: NCCI policy manual chapter I, sections D and E; Medicare Claims Processing Manual chapter 23, section 20.9.
 */
export function pairFindings({ lines, pairs }: CaseFacts): Finding[] {
  return pairs.flatMap((pair) => {
    const practitioners = [...new Set(lines.map(({ modifiers }) => practitionerOf(modifiers)))];
    return practitioners.flatMap((practitioner) => {
      const of = (code: string): CheckedLine[] => lines.filter((line) => line.code === code && practitionerOf(line.modifiers) === practitioner);
      const [one, two] = [of(pair.columnOne), of(pair.columnTwo)];
      return one.length === 0 || two.length === 0 ? [] : ofPair(pair, one, two);
    });
  });
}

function ofPair(pair: PairInForce, one: CheckedLine[], two: CheckedLine[]): Finding[] {
  const { columnOne, columnTwo, indicator, sourceId } = pair;
  const why = pair.rationale === null || pair.rationale === '' ? '' : ` Reason of the edit: ${pair.rationale}.`;
  switch (indicator) {
    case '9':
      return [];
    case '0':
      return [finding('pair-never', 'stop', [...one, ...two], `Beside ${columnOne}, ${columnTwo} is never paid; no modifier changes that.${why}`, [removal(two, `Take ${columnTwo} off the case`), removal(one, `Take ${columnOne} off instead`)], sourceId)];
    case '1':
      return liftable(pair, one, two, why);
    default:
      return [finding('indicator-unknown', 'check', [...one, ...two], `The pair ${columnOne} and ${columnTwo} has the modifier indicator ${indicator === '' ? 'blank' : indicator}, not explained in this version.`, [mend('Look the value up in the release of the pairs')], sourceId)];
  }
}

function liftable({ columnOne, columnTwo, sourceId }: PairInForce, one: CheckedLine[], two: CheckedLine[], why: string): Finding[] {
  const open = two.filter((line) => !one.every((other) => separates(line, other)));
  const lines = [...one, ...two];
  const with59 = two.some(({ modifiers }) => modifiers.includes('59')) || one.some(({ modifiers }) => modifiers.includes('59'));
  if (open.length === 0) {
    const modifiers = [...new Set(lines.flatMap((line) => line.modifiers.filter((modifier) => anatomicModifiers.has(modifier) || nonAnatomicLiftingModifiers.has(modifier))))].sort();
    const words = `Beside ${columnOne}, ${columnTwo} is paid only because of ${modifiers.join(', ')}: the record has to show another site, side, session or surgeon. ${with59 ? '59 asks for the strongest record. ' : ''}${separatenessHint}`;
    return [finding('pair-needs-modifier', 'check', lines, words, [removal(two, `Take ${columnTwo} off where it was not separate`)], sourceId)];
  }
  const same = sameSite(one, open);
  const words = `Beside ${columnOne}, ${columnTwo} is paid only with a modifier that says it was separate: a side or site (LT, RT, E1 to E4, FA to F9, TA to T9, LC, LD, LM, RC, RI), XE, XS, XP, XU or 59; 24, 25 and 57 on a visit, 58, 78 and 79 in a global period. ${same}${separatenessHint}${why}`;
  return [
    finding('pair-needs-modifier', 'stop', lines, words, [
      removal(two, `Take ${columnTwo} off: it is part of ${columnOne}`),
      mend(`Only when the record shows another site: XS on ${columnTwo}`, ...open.map(({ line }) => ({ action: 'add-modifier' as const, line, modifier: 'XS' }))),
      mend(`Only when nothing more precise fits: 59 on ${columnTwo}. ${separatenessHint}`, ...open.map(({ line }) => ({ action: 'add-modifier' as const, line, modifier: '59' }))),
    ], sourceId),
  ];
}

/** Whether the modifiers of two lines say that they were separate. */
function separates(a: CheckedLine, b: CheckedLine): boolean {
  if ([...a.modifiers, ...b.modifiers].some((modifier) => nonAnatomicLiftingModifiers.has(modifier))) return true;
  const [sitesA, sitesB] = [sites(a), sites(b)];
  if (sitesA.length === 0 && sitesB.length === 0) return false;
  return sitesA.join() !== sitesB.join();
}

function sites({ modifiers }: CheckedLine): string[] {
  return modifiers.filter((modifier) => anatomicModifiers.has(modifier)).sort();
}

function sameSite(one: readonly CheckedLine[], two: readonly CheckedLine[]): string {
  const named = [...one, ...two].map((line) => sites(line).join(', '));
  return named.every((site) => site !== '' && site === named[0]) ? `Both lines name the same site (${named[0] ?? ''}). ` : '';
}
