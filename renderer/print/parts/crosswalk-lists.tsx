import type { CodePage } from '../../../electron/contract/index.ts';
import { Paragraphs } from './paragraphs.tsx';
import { LinkedCodes } from './linked-codes.tsx';

type Crosswalks = Extract<CodePage['crosswalks'], { state: 'data' }>;

/** Diagnoses, anaesthesia, add-on codes and related codes; the empty ones are named in one line at the end. */
export function CrosswalkLists({ crosswalks }: { crosswalks: Crosswalks }) {
  const lists = [
    ['Diagnoses', crosswalks.diagnoses],
    ['Add-on codes', crosswalks.addOns],
    ['Related codes', crosswalks.related],
  ] as const;
  const empty = [...lists, ['Anaesthesia', crosswalks.anaesthesia] as const].filter(([, entries]) => entries.length === 0).map(([name]) => name);
  return (
    <>
      {lists.map(
        ([name, codes]) =>
          codes.length > 0 && (
            <div key={name} className="list-block">
              <h3>{name}</h3>
              <LinkedCodes codes={codes} />
            </div>
          ),
      )}
      {crosswalks.anaesthesia.length > 0 && (
        <div className="list-block">
          <h3>Anaesthesia</h3>
          <Paragraphs paragraphs={crosswalks.anaesthesia.map((entry) => ({ heading: null, ...entry }))} />
        </div>
      )}
      {empty.length > 0 && <p>None in the loaded files: {empty.join(', ').toLowerCase()}.</p>}
    </>
  );
}
