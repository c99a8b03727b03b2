import type { OfficeOnPaper } from '../../electron/contract/index.ts';

/** The office as it set itself up: its logo, its name, its phone number. Nothing where it has set up none. */
export function OfficeHead({ office }: { office: OfficeOnPaper | null }) {
  if (office === null) return null;
  return (
    <div className="office">
      {office.logo !== null && <img className="office-logo" src={office.logo} alt="" />}
      {office.name !== '' && <p className="office-name">{office.name}</p>}
      {office.phone !== '' && <p className="office-phone">{office.phone}</p>}
    </div>
  );
}
