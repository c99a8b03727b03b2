import type { FilterName, FilterOffer, SearchFilters } from '../../../electron/contract/index.ts';

/** What a chip is called while nothing is chosen. */
export const filterTitles: Readonly<Record<FilterName, string>> = {
  system: 'Code set',
  section: 'Section',
  site: 'Site of service',
  globalDays: 'Global days',
  addOn: 'Add-on only',
  bookmarked: 'Bookmarked',
};

/** Chips that are on or off. */
export const switches: ReadonlySet<FilterName> = new Set(['addOn', 'bookmarked']);

/** The filters that are set, in the order of the chips. */
export function filtersSet(filters: SearchFilters): { name: FilterName; value: string }[] {
  return (Object.keys(filterTitles) as FilterName[]).flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [{ name, value }];
  });
}

/** As the offer says the value; a value that no catalog offers now is shown as it is kept. */
export function labelOf(name: FilterName, value: string, offers: readonly FilterOffer[]): string {
  return offers.find((offer) => offer.name === name)?.values.find((one) => one.value === value)?.label ?? value;
}

/** "add-on", "Thigh and knee": what a code had to be. */
export function codeInWords(filters: SearchFilters, offers: readonly FilterOffer[]): string {
  const words = filtersSet(filters).map(({ name, value }) => (name === 'addOn' ? 'add-on' : name === 'bookmarked' ? 'bookmarked' : `"${labelOf(name, value, offers)}"`));
  return words.join(', ');
}
