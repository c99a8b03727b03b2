import { failure } from '../../model/result.ts';
import { listLocalities } from '../../queries/list-localities.ts';
import { listSources } from '../../queries/list-sources.ts';
import { localityDetails } from '../../queries/locality-details.ts';
import { localitiesOfZip } from '../../queries/locality-of-zip.ts';
import { gpciInWords, shortDecimal } from '../../rules/amounts-in-words.ts';
import { refusal, type Command, type Outcome } from '../command.ts';
import { withCatalog, type OpenedCatalog } from '../with-catalog.ts';

/** `locality list [WORDS]` and `locality ZIP`: where an office is for Medicare, and what its lists say of the place. */
export const localityCommand: Command = async (context) => {
  const [action = 'list', ...words] = context.line.words;
  if (/^\d{5}(?:-?\d{4})?$/.test(action)) return withCatalog(context, async (catalog) => ofZip(catalog, action));
  if (action === 'list') return withCatalog(context, async (catalog) => list(catalog, words.join(' ').toLowerCase()));
  return refusal(failure('bad-arguments', `locality knows list and a ZIP code of five or nine digits, not "${action}".`).error);
};

interface Place {
  key: string;
  state: string | null;
  name: string;
  counties: string | null;
  /** Thousandths. */
  gpci: { work: number; practiceExpense: number; malpractice: number } | null;
  /** Ten-thousandths of a dollar a unit. */
  anaesthesiaFactor: number | null;
  /** Titles of the releases that say it. */
  sources: string[];
}

function placesOf({ db }: OpenedCatalog): Place[] {
  const titles = new Map(listSources(db).map(({ sourceId, title }) => [sourceId, title]));
  const details = localityDetails(db);
  const places = new Map<string, Place>();
  for (const { contractor, locality, state, name, work, practiceExpense, malpractice, sourceId } of listLocalities(db)) {
    const key = `${contractor}-${locality}`;
    places.set(key, { key, state, name, counties: null, gpci: { work, practiceExpense, malpractice }, anaesthesiaFactor: null, sources: [titles.get(sourceId) ?? ''] });
  }
  for (const [key, { area, counties, anaesthesiaFactor, countiesSourceId, anaesthesiaSourceId }] of details) {
    const place = places.get(key) ?? { key, state: null, name: area, counties: null, gpci: null, anaesthesiaFactor: null, sources: [] };
    const sources = [countiesSourceId, anaesthesiaSourceId].flatMap((id) => (id === null ? [] : [titles.get(id) ?? '']));
    places.set(key, { ...place, counties, anaesthesiaFactor, sources: [...place.sources, ...sources] });
  }
  return [...places.values()];
}

function list(catalog: OpenedCatalog, words: string): Outcome {
  const places = placesOf(catalog).filter(({ key, state, name, counties }) => `${key} ${state ?? ''} ${name} ${counties ?? ''}`.toLowerCase().includes(words));
  if (places.length === 0) {
    const sentence = words === '' ? 'No localities are loaded: import the release of the relative values whole as its zip, which holds them.' : `No locality has "${words}" in its name or counties.`;
    return { exit: 1, json: { localities: [] }, text: sentence };
  }
  return { exit: 0, json: { localities: places }, text: places.map(inWords).join('\n') };
}

function ofZip(catalog: OpenedCatalog, zip: string): Outcome {
  const found = localitiesOfZip(catalog.db, zip);
  if (found.length === 0) {
    const isLoaded = listSources(catalog.db).some(({ kind }) => kind === 'zip-localities');
    return { exit: 1, json: { zip, localities: [] }, text: isLoaded ? `The loaded list has no ZIP code ${zip}.` : 'No list of ZIP codes is loaded: import the ZIP code to carrier locality file.' };
  }
  const places = new Map(placesOf(catalog).map((place) => [place.key, place]));
  const titles = new Map(listSources(catalog.db).map(({ sourceId, title }) => [sourceId, title]));
  const localities = found.map(({ contractor, locality, state, rural, divided, sourceId }) => {
    const key = `${contractor}-${locality}`;
    const place = places.get(key) ?? { key, state, name: 'not in a loaded list of localities', counties: null, gpci: null, anaesthesiaFactor: null, sources: [] };
    return { ...place, state, rural, divided, sources: [titles.get(sourceId) ?? '', ...place.sources] };
  });
  const several = localities.length > 1 ? [`ZIP code ${zip} lies in ${localities.length} localities: the four further digits tell which.`] : [];
  return { exit: 0, json: { zip, localities }, text: [...several, ...localities.map(inWords)].join('\n') };
}

function inWords({ key, state, name, counties, gpci, anaesthesiaFactor }: Place): string {
  return [
    `${key}  ${state === null ? '' : `${state}: `}${name}`,
    ...(counties === null ? [] : [`  counties: ${counties}`]),
    ...(gpci === null ? [] : [`  GPCI: work ${gpciInWords(gpci.work)}, practice expense ${gpciInWords(gpci.practiceExpense)}, malpractice ${gpciInWords(gpci.malpractice)}`]),
    ...(anaesthesiaFactor === null ? [] : [`  anaesthesia: $${shortDecimal(BigInt(anaesthesiaFactor), 4, 2)} a unit`]),
  ].join('\n');
}
