import { codeSystems } from '../model/code.ts';
import type { SearchTier } from '../model/search.ts';
import { askedFor } from './asked-for.ts';
import { openDenials } from './denials.ts';
import { sideMeant } from './equivalents.ts';
import { placeOfCode, type Evidence, type EvidenceSource } from './evidence.ts';
import { openExplanations } from './explanations.ts';
import { nextName, type SearchPart } from './index-part.ts';
import { openMeetingAll } from './meeting-all.ts';
import { calledButForOneWord, calledWhatWasTyped, saidBeside } from './name-keys.ts';
import { ageLimitIn, agesAsked, fitOf } from './patient-age.ts';
import type { QueryWord } from './query-words.ts';

export interface WordHit {
  readonly codeId: number;
  readonly tier: Extract<SearchTier, 'title' | 'synonym' | 'section' | 'text' | 'some-words'>;
  readonly score: number;
}

export interface WordSearchResult {
  readonly hits: readonly WordHit[];
  /** Codes that meet every word, and those listed that meet some; counted up to `countedUpTo`. */
  readonly total: number;
}

/** What is left out of an answer, and who is told of all that is found. */
export interface Narrowing {
  /** 1 at the places that are searched at all; null: everywhere. */
  readonly within: Uint8Array | null;
  /** Which of the codes found are listed; it changes nothing of what is found, nor of the order. Null: all. */
  readonly lists: ((code: number) => boolean) | null;
  /** Every code that is found and listed, in no order. */
  readonly tell?: ((code: number) => void) | undefined;
}
const everything: Narrowing = { within: null, lists: null };

export const countedUpTo = 1_000;
/** With fewer complete matches than this the nearest incomplete ones follow. */
const enough = 10;
/** A code that meets some words is listed when it comes to this share of the best one. */
const shareOfBest = 0.45;
/** The same where many codes meet every word. */
const nearBest = 0.75;
/** So many of the likeliest codes are compared word by word. */
const compared = 60;

/** What it counts that a code has every word, by the least telling place that was needed. Tuned: tests/relevance. */
const tierBonus = [2.4, 1.8, 1.2, 0.6, 0] as const;
const tierOfPlace = ['title', 'synonym', 'section', 'text', 'text'] as const;
/** A word that is only begun, beside others. */
const begunBonus = 3;
/** What a heading, a later encounter and a side left open have against them beside the diagnosis that may stand on a claim now. */
const notTreated = 1;
/** What a diagnosis of the other side has against it, and one that denies what was typed or says what the text denies. */
const saysOther = 3;
/** What it counts that both deny the same, and that a complication of which nothing is typed is not there. */
const accords = { contradicts: 0, agrees: 1, 'leaves out': 0.75 } as const;
/** What it counts that a diagnosis is called what was typed but for a word. */
const calledNearlySo = 3;
/** So far up stands a diagnosis that is called what was typed. */
const diagnosisAmong = 3;
const justAbove = 1e-4;
/** What it counts that the age of the patient lies within the limit that a code with every word names, in part, and not at all. */
const ageFits = 3;
const ageFitsPartly = -6;
const ageFitsNot = -10;
/** With so many codes found, a word that so many times more codes have only adds to them. */
const plenty = 1_000;
const broad = 2;
/** A first letter is looked for among so many codes. */
const openCodes = 24_000;
/** The beginning of a last word is looked for in so many codes when they are counted. */
const mostBegun = 5_000;

interface Ranked {
  readonly code: number;
  readonly complete: boolean;
  readonly place: number;
  readonly score: number;
}

/** What diagnoses have ahead where a text names what somebody has. */
const conditionBonus = 4;
/** What procedures have ahead where it says that something is done. */
const doneBonus = 3;

export interface WordSearchSources {
  part: SearchPart;
  evidence: EvidenceSource;
}

/** Opens the search by words over one part. */
export function openWordSearch({ part, evidence }: WordSearchSources): (words: readonly QueryWord[], systems: readonly string[] | null, limit: number, some: boolean, narrowing?: Narrowing) => WordSearchResult {
  const totals = new Float32Array(part.size);
  const met = new Uint8Array(part.size);
  const worst = new Uint8Array(part.size);
  const touched = new Uint32Array(part.size);
  const meetingAll = openMeetingAll(evidence);
  const explains = openExplanations(part);
  const denials = openDenials(part);
  /** Codes before this place need not say a side or an age; those of inpatient procedures say sides. */
  const impersonal = codeSystems[part.systems[0] ?? 0] === 'ICD10PCS' ? 0 : part.procedures;

  /**
   * The codes that are likeliest meant: those that meet every word have a bonus by the tier.
   * @param some whether codes that meet only some words may follow.
   */
  return (words, systems, limit, some, { within: searched, lists, tell } = everything) => {
    if (words.length === 0) return { hits: [], total: 0 };
    evidence.begin();
    const wanted = systems === null ? null : codeSystems.map((system) => systems.includes(system));
    const required = words.reduce((sum, word) => sum + (word.required ? 1 : 0), 0);
    const ofPatient = words.reduce((sum, word) => sum + (word.required && word.ofPatient !== null ? 1 : 0), 0);
    const waived = ofPatient < required ? impersonal : 0;
    // A letter or two that half the catalog begins with say nothing beside other words but which of the codes found fits better.
    const open = words.length > 1 ? words.filter((word) => word.open) : [];
    const within = words.length === 1 && words[0]?.open === true ? openRange(wanted, searched) : undefined;
    // Where only codes that meet every word are listed, no other is looked at.
    const only = some || open.length > 0 ? null : meetingAll(words.filter((word) => word.required));
    if (only?.length === 0) return { hits: [], total: 0 };
    const typed = words.filter((word) => !open.includes(word) || open.length === words.length).map((word) => ({ word, found: evidence.of(word, within) }));
    const evidences = typed.toSorted((left, right) => Number(left.word.ofPatient !== null) - Number(right.word.ofPatient !== null) || left.found.codes.length - right.found.codes.length);
    const asked = wanted === null ? askedFor(words) : null;
    const ahead = { procedures: asked === 'procedure' ? doneBonus : 0, diagnoses: asked === 'diagnosis' ? conditionBonus : 0 };
    const isSearched = (code: number): boolean => (wanted === null || wanted[part.systems[code] as number] === true) && (searched === null || searched[code] !== 0);
    const headStart = (code: number): number => (part.priors[code] as number) + (code < part.procedures ? ahead.procedures : ahead.diagnoses);
    const begin = (code: number): void => {
      touched[count++] = code;
      totals[code] = headStart(code);
    };
    let count = 0;
    if (only !== null) for (const code of only) if (isSearched(code)) begin(code);
    for (const { word, found } of evidences) {
      const unasked = word.ofPatient === null ? 0 : waived;
      if (only !== null) {
        for (let index = 0; index < count; index++) {
          const code = touched[index] as number;
          const at = placeOfCode(found.codes, code);
          if (at < 0) continue;
          totals[code] = (totals[code] as number) + (found.values[at] as number);
          const place = found.met[at] as number;
          if (place === 0 || !word.required || code < unasked) continue;
          met[code] = (met[code] as number) + 1;
          if (place > (worst[code] as number)) worst[code] = place;
        }
        continue;
      }
      if ((count >= plenty && found.codes.length > broad * count) || (count > 0 && word.ofPatient !== null)) {
        // What is common, or said of any operation, raises what the other words have found; it brings nothing of its own that could stand among the first.
        const { values, met: places } = found.byCode();
        for (let index = 0; index < count; index++) {
          const code = touched[index] as number;
          totals[code] = (totals[code] as number) + (values[code] as number);
          const place = places[code] as number;
          if (place === 0 || !word.required || code < unasked) continue;
          met[code] = (met[code] as number) + 1;
          if (place > (worst[code] as number)) worst[code] = place;
        }
        continue;
      }
      const { codes, values, met: places } = found;
      for (let index = 0; index < codes.length; index++) {
        const code = codes[index] as number;
        if (totals[code] === 0) {
          if (!isSearched(code)) continue;
          begin(code);
        }
        totals[code] = (totals[code] as number) + (values[index] as number);
        const place = places[index] as number;
        if (place === 0 || !word.required || code < unasked) continue;
        met[code] = (met[code] as number) + 1;
        if (place > (worst[code] as number)) worst[code] = place;
      }
    }
    // What is called just so is compared, however many others have its words, and wherever it lies.
    const called = calledWhatWasTyped(words, part);
    if (within !== undefined) {
      const likest = evidences[0]?.found.values.reduce((most, value) => Math.max(most, value), 0) ?? 0;
      for (const code of called.keys()) {
        if (!isSearched(code)) continue;
        const evident = totals[code] as number;
        if (evident === 0) begin(code);
        totals[code] = Math.max(evident, headStart(code) + likest);
        if (met[code] !== 0) continue;
        met[code] = required;
        worst[code] = 1;
      }
    }
    const personal = typed.filter(({ word }) => word.ofPatient !== null && word.required);
    const saysPersonal = (code: number): boolean => personal.every(({ found }) => placeOfCode(found.codes, code) >= 0);
    const closed = required - (evidences.length === words.length ? 0 : open.reduce((sum, word) => sum + (word.required ? 1 : 0), 0));
    // Where no diagnosis with the other words says a side or an age, one of that name need not say it either: "left hydrocele".
    const noneHasAll = !touched.subarray(0, count).some((code) => code >= part.procedures && (met[code] === closed || called.has(code)));
    const nearly = noneHasAll ? calledButForOneWord(words, part) : new Set<number>();
    const cannotSay = personal.length > 0 && ofPatient < required && !touched.subarray(0, count).some((code) => code >= part.procedures && met[code] === closed);
    const isWaived = (code: number): boolean => code < waived || (cannotSay && code >= part.procedures && called.has(code));
    let complete = 0;
    let best = 0;
    const listed: number[] = [];
    for (let index = 0; index < count; index++) {
      const code = touched[index] as number;
      const needed = isWaived(code) ? closed - ofPatient : closed;
      if (needed > 0 && met[code] === needed) {
        complete++;
        if ((lists !== null || tell !== undefined) && (lists === null || lists(code))) listed.push(code);
        totals[code] = (totals[code] as number) + (tierBonus[(worst[code] as number) - 1] ?? 0);
      }
      if ((totals[code] as number) > best) best = totals[code] as number;
    }
    const beginnings = evidences.length === words.length ? [] : open;
    const kept = Math.max(compared * 4, limit);
    const shortList = beginnings.length > 0 ? kept : Math.max(compared, limit);
    const calledFound = [...called.keys(), ...nearly].filter((code) => (totals[code] as number) > 0);
    const first = [...new Set([...highest(touched, count, totals, kept, best), ...calledFound])];
    // What the filters leave is ordered beside the likeliest of all: those decide how near the best is near enough.
    const firstListed = lists === null ? [] : highest(Uint32Array.from(listed), listed.length, totals, kept, best);
    const ofAll = new Set(first);
    const ofListed = new Set(firstListed);
    const inOrder = withFacts([...new Set([...first, ...firstListed])], typed);
    const explained = explains(words);
    const begun = beginnings.map((word) => begins(word.word, part));
    const age = agesAsked(words);
    const otherSide = contradicts(words);
    const accordOf = denials(words);
    const ofName = (code: number): number => {
      const worth = called.get(code) ?? (nearly.has(code) ? calledNearlySo : 0);
      return worth > 0 && personal.length > 0 && code >= part.procedures && (cannotSay || saysPersonal(code)) ? worth + saidBeside : worth;
    };
    const ofAge = (code: number, isComplete: boolean): number => {
      const limit = age === null ? null : ageLimit(code);
      if (age === null || limit === null) return 0;
      const fit = fitOf(age, limit);
      return fit === 0 ? ageFitsNot : ageFitsPartly + fit * ((isComplete ? ageFits : 0) - ageFitsPartly);
    };
    const rank = (code: number): Ranked => {
      const has = begun.reduce((sum, test) => sum + (test(code) ? 1 : 0), 0);
      const accord = code >= part.procedures ? accordOf(code) : null;
      const isOther = accord === 'contradicts' || (code >= impersonal && otherSide(code));
      const isComplete = required > 0 && met[code] === (isWaived(code) ? closed - ofPatient : closed) && has === begun.length && !isOther;
      return { code, complete: isComplete, place: worst[code] ?? 0, score: (totals[code] ?? 0) + has * begunBonus + explained(code) + ofName(code) + ofAge(code, isComplete) - (code >= part.procedures && part.priors[code] === 0 ? notTreated : 0) - (isOther ? saysOther : 0) + (accord === null ? 0 : accords[accord]) };
    };
    const byScore = (left: Ranked, right: Ranked): number => right.score - left.score || left.code - right.code;
    const likeliest = inOrder.filter((code) => ofAll.has(code)).slice(0, shortList);
    const ranked = [...new Set([...likeliest, ...calledFound])].map(rank).sort(byScore);
    if (wanted === null) showDiagnosis(ranked, called);
    if (begun.length > 0) complete = ranked.reduce((sum, one) => sum + (one.complete ? 1 : 0), 0);
    const least = (complete < enough ? shareOfBest : nearBest) * (ranked[0]?.score ?? 0);
    const near = ranked.filter((one) => one.complete || (some && one.score >= least));
    let shown = near;
    let total = complete + near.reduce((sum, one) => sum + (one.complete ? 0 : 1), 0);
    if (lists !== null || tell !== undefined) {
      shown = lists === null ? near : near.filter((one) => lists(one.code));
      const known = new Set(shown.map((one) => one.code));
      const further = lists === null ? [] : inOrder.filter((code) => ofListed.has(code)).slice(0, shortList).filter((code) => !known.has(code)).map(rank).filter((one) => one.complete);
      const completeListed = begun.length === 0 ? listed : listed.slice(0, mostBegun).filter((code) => begun.every((test) => test(code)));
      const incomplete = shown.filter((one) => !one.complete);
      if (tell !== undefined) for (const code of [...completeListed, ...incomplete.map((one) => one.code)]) tell(code);
      shown = [...shown, ...further].sort(byScore);
      total = completeListed.length + incomplete.length;
    }
    for (let index = 0; index < count; index++) {
      const code = touched[index] as number;
      totals[code] = 0;
      met[code] = 0;
      worst[code] = 0;
    }
    const hits = shown
      .slice(0, limit)
      .map((one): WordHit => ({ codeId: part.ids[one.code] ?? 0, tier: one.complete ? (tierOfPlace[one.place - 1] ?? 'title') : 'some-words', score: one.score }));
    return { hits, total: Math.max(hits.length, total) };
  };

  /** Who types what somebody has may want the code of that or the operation for it: a diagnosis of that name is among the first. */
  function showDiagnosis(ranked: Ranked[], called: ReadonlyMap<number, number>): void {
    const at = ranked.findIndex(({ code }) => code >= part.procedures);
    const named = ranked.findIndex(({ code }) => code >= part.procedures && called.has(code));
    const [before, diagnosis] = [ranked[diagnosisAmong - 1], ranked[named]];
    if ((at >= 0 && at < diagnosisAmong) || before === undefined || diagnosis === undefined) return;
    ranked.splice(named, 1);
    ranked.splice(diagnosisAmong - 1, 0, { ...diagnosis, score: before.score + justAbove });
  }

  /** Whether the title of a code says a side that is not the one asked for. */
  function contradicts(words: readonly QueryWord[]): (code: number) => boolean {
    const asked = new Set(words.flatMap(({ word }) => sideMeant(word) ?? []));
    if (asked.size !== 1) return () => false;
    return (code) => {
      const said = new Set<string>();
      for (const term of part.names(code)) {
        if (term === nextName) break;
        const side = sideMeant(part.terms[term] ?? '');
        if (side !== null) said.add(side);
      }
      return said.size > 0 && ![...asked].some((side) => said.has(side));
    };
  }

  /** The ages that a name of the code is for. */
  function ageLimit(code: number): ReturnType<typeof ageLimitIn> {
    let words: string[] = [];
    for (const term of [...part.names(code), nextName]) {
      if (term !== nextName) {
        words.push(part.terms[term] ?? '');
        continue;
      }
      const limit = ageLimitIn(words);
      if (limit !== null) return limit;
      words = [];
    }
    return null;
  }

  /** The codes in the order that the facts of the fee schedule make of them too. */
  function withFacts(likeliest: number[], evidences: readonly { found: Evidence }[]): number[] {
    evidence.addFurther(likeliest, evidences.map(({ found }) => found), totals);
    return likeliest.sort((left, right) => (totals[right] as number) - (totals[left] as number) || left - right);
  }

  /** The codes among which one letter is looked for: those that come first in static order, of the systems that are wanted. */
  function openRange(wanted: readonly boolean[] | null, searched: Uint8Array | null): { from: number; to: number } {
    let from = 0;
    if (wanted !== null) while (from < part.size && wanted[part.systems[from] as number] !== true) from++;
    if (searched !== null) while (from < part.size && searched[from] === 0) from++;
    return { from, to: Math.min(part.size, from + openCodes) };
  }
}

/** Whether a name of a code has a word that begins so. */
function begins(beginning: string, part: SearchPart): (code: number) => boolean {
  const first = part.firstFrom(beginning);
  const last = part.firstFrom(`${beginning}\uFFFF`);
  return (code) => part.names(code).some((term) => term >= first && term < last);
}

/** The codes with the highest totals; among equal ones those that come first in static order. */
function highest(codes: Uint32Array, count: number, totals: Float32Array, kept: number, best: number): number[] {
  const found: number[] = [];
  if (best <= 0) return found;
  // A histogram finds the total below which nothing can be among the first, without sorting them all.
  const counts = new Uint32Array(512);
  const scale = 511 / best;
  for (let index = 0; index < count; index++) {
    const step = ((totals[codes[index] as number] as number) * scale) | 0;
    counts[step] = (counts[step] as number) + 1;
  }
  let floor = 511;
  for (let sum = counts[floor] as number; floor > 0 && sum < kept; sum += counts[floor] as number) floor--;
  for (let index = 0; index < count; index++) {
    const code = codes[index] as number;
    const total = totals[code] as number;
    if (total > 0 && ((total * scale) | 0) >= floor) found.push(code);
  }
  return found.sort((left, right) => (totals[right] as number) - (totals[left] as number) || left - right).slice(0, kept);
}
