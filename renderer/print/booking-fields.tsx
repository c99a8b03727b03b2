import type { BookingField, Operation, OperationPrint, Patient } from '../../electron/contract/index.ts';
import { bookingFieldNames } from '../../electron/contract/window.ts';

/** How wide each field is beside the others of its row, which share its width where the office leaves one out. */
const rows: readonly (readonly (readonly [BookingField, number])[])[] = [
  [['patient', 6], ['birthDate', 3], ['recordNumber', 3]],
  [['payer', 5], ['memberId', 4], ['contact', 4]],
  [['surgeon', 4], ['assistant', 4], ['facility', 4]],
  [['date', 3], ['time', 2], ['duration', 3], ['position', 4]],
  [['status', 8], ['laterality', 4]],
  [['diagnoses', 8], ['level', 4]],
  [['anaesthesia', 6], ['implants', 6]],
  [['equipment', 6], ['specialNeeds', 6]],
  [['tests', 6], ['consent', 3], ['historyAndPhysical', 3]],
  [['authorisationNumber', 4], ['authorisationWindow', 4], ['authorisedCodes', 4]],
];

/** A mark that any pen leaves; a tick of a font is not in every one. */
const marked = '×';

const places = [['outpatient', 'Outpatient'], ['inpatient', 'Inpatient'], ['surgery-centre', 'Surgery centre'], ['office', 'Office']] as const;

/** What to fill in with a pen: lines of eight millimetres, boxes of six. What the tray knows stands in them already. */
export function BookingFields({ operation, patient, choices: { without, ownFields } }: { operation: Operation; patient: Patient | null; choices: OperationPrint['schedulerSheet'] }) {
  const shown = rows.map((row) => row.filter(([field]) => !without.includes(field))).filter((row) => row.length > 0);
  const pairs = Array.from({ length: Math.ceil(ownFields.length / 2) }, (_, pair) => ownFields.slice(pair * 2, pair * 2 + 2));
  if (shown.length + pairs.length === 0) return null;
  return (
    <section className="booking" aria-label="To fill in" data-whole>
      {shown.map((row) => (
        <div key={row[0]?.[0]} className="booking-row">
          {row.map(([field, width]) => (
            <div key={field} className="booking-field" style={{ flexGrow: width }}>
              <span className="booking-name">{bookingFieldNames[field]}</span>
              <Blank field={field} operation={operation} patient={patient} />
            </div>
          ))}
        </div>
      ))}
      {pairs.map((pair, position) => (
        <div key={position} className="booking-row">
          {pair.map((name, place) => (
            <div key={place} className="booking-field" style={{ flexGrow: 1 }}>
              <span className="booking-name">{name}</span>
              <span className="booking-blank" />
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}

function Blank({ field, operation: { dateOfService, payer, authorisation, place, lines }, patient }: { field: BookingField; operation: Operation; patient: Patient | null }) {
  switch (field) {
    case 'status':
      return <Boxes options={places.map(([id, name]) => ({ name, isMarked: place === id }))} />;
    case 'laterality':
      return <Boxes options={sidesOf(lines)} />;
    case 'consent':
      return <Boxes options={[{ name: 'signed', isMarked: false }]} />;
    case 'date':
      return <span className="booking-blank">{dateOfService}</span>;
    case 'authorisationWindow':
      return <span className="booking-blank">{[authorisation.from ?? '', authorisation.until ?? ''].some((day) => day !== '') && `${authorisation.from ?? '…'} to ${authorisation.until ?? '…'}`}</span>;
    case 'patient':
      return <span className="booking-blank">{patient?.name}</span>;
    case 'birthDate':
      return <span className="booking-blank">{patient?.birthDate}</span>;
    case 'recordNumber':
      return <span className="booking-blank">{patient?.recordNumber}</span>;
    case 'memberId':
      return <span className="booking-blank">{patient?.memberId}</span>;
    case 'authorisationNumber':
      return <span className="booking-blank">{patient?.authorisationNumber}</span>;
    case 'payer':
      return <span className="booking-blank">{payer}</span>;
    default:
      return <span className="booking-blank" />;
  }
}

/** Marked where all lines say the same; of lines on several sides the person who books has to say which. */
function sidesOf(lines: Operation['lines']): { name: string; isMarked: boolean }[] {
  const said = lines.map(({ side, modifiers }) => side ?? (modifiers.includes('50') ? 'both' : modifiers.includes('LT') ? 'left' : modifiers.includes('RT') ? 'right' : null));
  const same = new Set(said).size === 1 ? said[0] : null;
  return [['left', 'Left'], ['right', 'Right'], ['both', 'Both']].map(([id, name]) => ({ name: name ?? '', isMarked: same === id }));
}

function Boxes({ options }: { options: readonly { name: string; isMarked: boolean }[] }) {
  return (
    <span className="booking-boxes">
      {options.map(({ name, isMarked }) => (
        <span key={name}>
          <span className="pen-box">{isMarked ? marked : ''}</span>
          {name}
        </span>
      ))}
    </span>
  );
}
