/** Shares of the fee in thousandths of it. */

/** Physician as assistant (80, 81, 82): 16 %. Source: 42 CFR 414.40 and section 1848(i)(2) of the Act; manual chapter 12, section 20.4.3. */
export const assistantPhysicianShare = 160;

/** Physician assistant, nurse practitioner or clinical nurse specialist as assistant (AS): 85 % of 16 % = 13.6 %. Source: 42 CFR 414.52 and 414.56; manual chapter 12, sections 110.2 and 120.1. */
export const assistantNonPhysicianShare = 136;

/** Each of two surgeons (62): 62.5 %. Source: manual chapter 12, section 40.8. */
export const coSurgeonShare = 625;

/**
 * What both sides in one session pay, in thousandths of one side's fee; null where the concept does not apply or the value is
 * unknown. Source: PFS record layout, bilateral surgery; manual chapter 12, section 40.7.
 */
export function bothSidesShare(bilateral: string | null): number | null {
  switch (bilateral) {
    case '0':
    case '2':
      return 1000;
    case '1':
      return 1500;
    case '3':
      return 2000;
    default:
      return null;
  }
}

/** The parts of the global package, in hundredths of it, as a fee schedule row prints them. */
export interface PackageParts {
  globalDays: string | null;
  preOp: number | null;
  intraOp: number | null;
  postOp: number | null;
}

/**
 * Share of the fee for the operation without its after-care (54): pre-operative and intra-operative part. Null where the row
 * does not split the package. Source: PFS record layout, pre, intra and post percentages; manual chapter 12, section 40.4.
 */
export function surgicalCareShare(parts: PackageParts): number | null {
  const split = splitPackage(parts);
  return split === null ? null : (split.preOp + split.intraOp) * 10;
}

/** Share for all of the after-care (55), divided by days when several physicians give it. Null and source as for 54. */
export function postoperativeShare(parts: PackageParts): number | null {
  const split = splitPackage(parts);
  return split === null ? null : split.postOp * 10;
}

/**
 * Share for an unplanned return to the operating room (78): the intra-operative part; a 000-day procedure has no parts and pays
 * in full. No new global period starts. Source: manual chapter 12, section 40.4.
 */
export function returnToTheatreShare(parts: PackageParts): number | null {
  if (parts.globalDays === '000') return 1000;
  const split = splitPackage(parts);
  return split === null ? null : split.intraOp * 10;
}

function splitPackage(parts: PackageParts): { preOp: number; intraOp: number; postOp: number } | null {
  const { globalDays, preOp, intraOp, postOp } = parts;
  if (globalDays !== '010' && globalDays !== '090') return null;
  if (preOp === null || intraOp === null || postOp === null || intraOp === 0) return null;
  return { preOp, intraOp, postOp };
}
