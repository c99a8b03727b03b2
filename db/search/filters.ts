import { codeSystems, type CodeKey } from '../model/code.ts';
import type { FilterName, FilterOffer, SearchFilters } from '../model/search-filters.ts';
import type { ReadDb } from '../open/database.ts';
import { globalDaysValues, placeOf, readCodeFacts, sites, type CodeFacts } from './code-facts.ts';
import type { SearchPart } from './index-part.ts';
import { systemLabels } from './scope.ts';
import { readSections, type SectionTree } from './sections.ts';

/** Codes that the office has marked: only the caller knows them. */
export interface OfficeCodes {
  bookmarked(): readonly CodeKey[];
}

/** Whether a code of a part, by its place, passes. */
export type PassTest = (place: number) => boolean;

export interface Filters {
  /** Null when nothing is left out. The system is no part of it: it decides what is searched at all. */
  test(part: SearchPart, filters: SearchFilters, office: OfficeCodes | undefined): PassTest | null;
  /** How many of these codes have each value that the catalog knows; a filter without values is left out. */
  offers(part: SearchPart, found: readonly number[], filters: SearchFilters, office: OfficeCodes | undefined): FilterOffer[];
  /** 1 at the places of a part whose codes stand in one of these sections. */
  inSections(part: SearchPart, sections: ReadonlySet<number>): Uint8Array;
}

const daysLabels: Readonly<Record<(typeof globalDaysValues)[number], string>> = {
  '000': '0 days', '010': '10 days', '090': '90 days', MMM: 'Maternity (MMM)', XXX: 'No surgical package (XXX)', YYY: 'Contractor decides (YYY)', ZZZ: 'Add-on, of the main code (ZZZ)',
};
/** Deeper headings than this divide a list that is short already. */
const deepestOffered = 3;

export function openFilters(db: ReadDb): Filters {
  let tree: SectionTree | undefined;
  let factsOf: ((part: SearchPart) => CodeFacts) | undefined;
  const treeNow = (): SectionTree => (tree ??= readSections(db));
  const factsNow = (part: SearchPart): CodeFacts => (factsOf ??= readCodeFacts(db))(part);
  const known = new Map<SearchPart, { sites: number; days: ReadonlySet<number>; addOn: boolean }>();
  const idSql = db.prepare<{ id: number }>('SELECT code_id AS id FROM code WHERE system = $system AND code = $code');

  /** What any code of the catalog has: nothing else can be asked for. */
  function knownIn(part: SearchPart): { sites: number; days: ReadonlySet<number>; addOn: boolean } {
    let has = known.get(part);
    if (has === undefined) {
      const facts = factsNow(part);
      has = { sites: facts.sites.reduce((all, one) => all | one, 0), days: new Set(facts.globalDays), addOn: facts.addOns.includes(1) };
      known.set(part, has);
    }
    return has;
  }

  function bookmarkedPlaces(part: SearchPart, office: OfficeCodes | undefined): ReadonlySet<number> {
    const places = new Set<number>();
    for (const { system, code } of office?.bookmarked() ?? []) {
      const row = idSql.get({ system, code });
      const place = row === undefined ? -1 : placeOf(part, row.id);
      if (place >= 0) places.add(place);
    }
    return places;
  }

  function testOf(name: FilterName, value: string, part: SearchPart, office: OfficeCodes | undefined): PassTest {
    if (name === 'bookmarked') {
      const places = bookmarkedPlaces(part, office);
      return (place) => places.has(place);
    }
    const facts = factsNow(part);
    if (name === 'section') {
      const section = treeNow().byKey.get(value);
      const held = section === undefined ? new Set<number>() : treeNow().withBelow([section.id]);
      return (place) => held.has(facts.sections[place] as number);
    }
    if (name === 'site') {
      const bit = 1 << sites.findIndex((site) => site.value === value);
      return (place) => ((facts.sites[place] as number) & bit) !== 0;
    }
    if (name === 'globalDays') {
      const days = (globalDaysValues as readonly string[]).indexOf(value) + 1;
      return (place) => days > 0 && facts.globalDays[place] === days;
    }
    return (place) => facts.addOns[place] === 1;
  }

  function test(part: SearchPart, filters: SearchFilters, office: OfficeCodes | undefined): PassTest | null {
    const tests = (['section', 'site', 'globalDays', 'addOn', 'bookmarked'] as const).flatMap((name) => {
      const value = filters[name];
      return value === undefined ? [] : [testOf(name, value, part, office)];
    });
    const [only] = tests;
    if (only === undefined) return null;
    return tests.length === 1 ? only : (place) => tests.every((one) => one(place));
  }

  return {
    test,

    offers(part, found, filters, office) {
      const facts = factsNow(part);
      const has = knownIn(part);
      const passing = (name: FilterName): readonly number[] => {
        const others = test(part, { ...filters, [name]: undefined }, office);
        return others === null ? found : found.filter(others);
      };
      const offers: FilterOffer[] = [];
      const offer = (name: FilterName, values: FilterOffer['values']): void => {
        if (values.length > 0) offers.push({ name, values });
      };

      const inSection = new Map<number, number>();
      for (const place of passing('section')) {
        const id = facts.sections[place] as number;
        inSection.set(id, (inSection.get(id) ?? 0) + 1);
      }
      const withAbove = new Map<number, number>();
      for (const [id, count] of inSection) for (const one of [id, ...treeNow().above(id)]) withAbove.set(one, (withAbove.get(one) ?? 0) + count);
      offer('section', [...treeNow().byId.values()]
        .filter(({ id, depth, key }) => key === filters.section || (depth < deepestOffered && (withAbove.get(id) ?? 0) > 0))
        .toSorted((one, other) => codeSystems.indexOf(one.system) - codeSystems.indexOf(other.system))
        .map(({ id, key, title, depth }) => ({ value: key, label: title, depth, count: withAbove.get(id) ?? 0 })));

      const bySite = sites.map(() => 0);
      for (const place of passing('site')) {
        const bits = facts.sites[place] as number;
        for (let index = 0; index < sites.length; index++) if ((bits & (1 << index)) !== 0) bySite[index] = (bySite[index] ?? 0) + 1;
      }
      offer('site', sites.flatMap(({ value, label }, index) => ((has.sites & (1 << index)) === 0 ? [] : [{ value, label, depth: 0, count: bySite[index] ?? 0 }])));

      const byDays = new Map<number, number>();
      for (const place of passing('globalDays')) {
        const days = facts.globalDays[place] as number;
        byDays.set(days, (byDays.get(days) ?? 0) + 1);
      }
      offer('globalDays', globalDaysValues.flatMap((value, index) => (has.days.has(index + 1) ? [{ value, label: daysLabels[value], depth: 0, count: byDays.get(index + 1) ?? 0 }] : [])));

      if (has.addOn) offer('addOn', [{ value: 'yes', label: 'Add-on only', depth: 0, count: passing('addOn').filter((place) => facts.addOns[place] === 1).length }]);
      const bookmarked = office === undefined ? [] : office.bookmarked();
      if (bookmarked.length > 0) {
        const places = bookmarkedPlaces(part, office);
        offer('bookmarked', [{ value: 'yes', label: 'Bookmarked', depth: 0, count: passing('bookmarked').filter((place) => places.has(place)).length }]);
      }
      return offers;
    },

    inSections(part, sections) {
      const facts = factsNow(part);
      const mask = new Uint8Array(part.size);
      for (let place = 0; place < part.size; place++) if (sections.has(facts.sections[place] as number)) mask[place] = 1;
      return mask;
    },
  };
}

/** The offer of systems: each with its results, asked one by one. */
export function systemOffer(counts: readonly (readonly [(typeof codeSystems)[number], number])[]): FilterOffer {
  return { name: 'system', values: counts.map(([system, count]) => ({ value: system, label: systemLabels[system], depth: 0, count })) };
}
