import type { CodePage } from '../../../electron/contract/index.ts';
import { Paragraphs } from './paragraphs.tsx';
import { LinkedCodes } from './linked-codes.tsx';

type Crosswalks = Extract<CodePage['crosswalks'], { state: 'data' }>;

/** Diagnoses, anaesthesia, add-on codes and related codes; what is empty is left out, as in the window. */
export function CrosswalkLists({ crosswalks, of }: { crosswalks: Crosswalks; of: CodePage }) {
  // Beside a procedure the note says what the related code is; its title would say it twice.
  const related = crosswalks.related.map((link) => (of.system === 'ICD10CM' || link.note === null ? link : { ...link, title: null }));
  const lists = [
    ['Diagnoses', crosswalks.diagnoses, []],
    ['Add-on and primary codes', crosswalks.addOns, crosswalks.addOnRules],
    ['Related codes', related, []],
  ] as const;
  return (
    <>
      {lists.map(
        ([name, codes, rules]) =>
          codes.length + rules.length > 0 && (
            <div key={name} className="list-block">
              <h3>{name}</h3>
              {rules.length > 0 && <Paragraphs paragraphs={rules.map((rule) => ({ heading: null, ...rule }))} />}
              {codes.length > 0 && <LinkedCodes codes={codes} />}
            </div>
          ),
      )}
      {crosswalks.anaesthesia.length > 0 && (
        <div className="list-block">
          <h3>Anaesthesia</h3>
          <Paragraphs paragraphs={crosswalks.anaesthesia.map((entry) => ({ heading: null, ...entry }))} />
        </div>
      )}
    </>
  );
}
