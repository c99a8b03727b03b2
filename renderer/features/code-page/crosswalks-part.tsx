import type { CodePage, LinkedCode } from '../../../electron/contract/index.ts';
import { Citation } from './citation.tsx';
import { CodeLink, Words } from './code-link.tsx';
import { Items } from './texts.tsx';

type Crosswalks = Extract<CodePage['crosswalks'], { state: 'data' }>;

interface LinkedCodesProps {
  links: readonly LinkedCode[];
  /** The notes say what each code is: its title would say it twice. */
  noteNames?: boolean;
}

export function LinkedCodes({ links, noteNames = false }: LinkedCodesProps) {
  return (
    <ul className="links">
      {links.map((link) => (
        <li key={`${link.system} ${link.code}`}>
          <CodeLink system={link.system} code={link.code} inCatalog={link.inCatalog} />
          {noteNames && link.note !== null ? (
            <span>
              <Words>{link.note}</Words>
              <Citation source={link.source} />
            </span>
          ) : (
            <span>
              {link.title ?? <span className="soft">not in this catalog</span>}
              <Citation source={link.source} />
              {link.note !== null && (
                <div className="soft">
                  <Words>{link.note}</Words>
                </div>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Diagnoses, anaesthesia, add-on and related codes; what is empty is left out, and said when all of it is. */
export function CrosswalksPart({ diagnoses, anaesthesia, addOns, addOnRules, related, of }: Crosswalks & { of: CodePage }) {
  const isEmpty = diagnoses.length + anaesthesia.length + addOns.length + addOnRules.length + related.length === 0;
  if (isEmpty) return <p className="quiet">The loaded files link nothing to this code.</p>;
  return (
    <>
      {diagnoses.length > 0 && (
        <>
          <h3>Diagnoses (ICD-10-CM)</h3>
          <LinkedCodes links={diagnoses} />
        </>
      )}
      {anaesthesia.length > 0 && (
        <>
          <h3>Anaesthesia</h3>
          <Items items={anaesthesia} />
        </>
      )}
      {addOns.length + addOnRules.length > 0 && (
        <>
          <h3>Add-on and primary codes</h3>
          {addOnRules.length > 0 && <Items items={addOnRules} />}
          {addOns.length > 0 && <LinkedCodes links={addOns} />}
        </>
      )}
      {related.length > 0 && (
        <>
          <h3>Related codes</h3>
          {/* A diagnosis is named by the procedures that have it in their lists, in words about the diagnosis. */}
          <LinkedCodes links={related} noteNames={of.system !== 'ICD10CM'} />
        </>
      )}
    </>
  );
}
