/** What decides whether a fee schedule row yields an amount. RVU total in hundredths. */
export interface PricedRow {
  status: string;
  /** The file's mark for rows whose RVUs are not used for Medicare payment: "+" or blank. */
  notUsedForMedicare: string | null;
  total: number;
  notApplicable: boolean;
}

const reasons: Readonly<Record<string, string>> = {
  B: 'Always bundled (status B): payment is part of another service.',
  C: 'Contractor priced (status C): there is no national amount; the Medicare contractor sets the price claim by claim.',
  D: 'Deleted code (status D).',
  E: 'Excluded from the fee schedule by regulation (status E).',
  F: 'Discontinued code (status F).',
  G: 'Not valid for Medicare (status G): Medicare uses another code.',
  H: 'Deleted component (status H).',
  I: 'Not valid for Medicare (status I): Medicare uses another code.',
  J: 'Anaesthesia (status J): paid by base units and time, not by RVUs.',
  M: 'Measurement code (status M): reporting only.',
  N: 'Not covered by Medicare (status N).',
  P: 'Bundled or excluded (status P): no separate payment under this schedule.',
  X: 'Outside the physician fee schedule by law (status X).',
};

/** Whether Medicare's physician fee schedule uses the RVUs of a row with this status: A, R and T only. Source: PFS record layout. */
export function statusUsesRvus(status: string): boolean {
  return status === 'A' || status === 'R' || status === 'T';
}

/**
 * Why a row has no amount for one place of service, as a sentence, or null when it has one. 0.00 RVUs of an active code are an
 * amount of zero; those of a restricted code mean that the contractor prices it.
 *
 * Source: PFS record layout, status codes (attachment A) and NA indicators.
 */
export function noAmountReason(row: PricedRow, place: 'facility' | 'non-facility'): string | null {
  if (!statusUsesRvus(row.status)) return reasons[row.status] ?? `Status ${row.status === '' ? 'blank' : row.status} is not explained in this version: no amount is computed.`;
  if (row.notUsedForMedicare === '+') return 'The file marks these RVUs as not used for Medicare payment.';
  if (row.status === 'R' && row.total === 0) return 'Restricted coverage without RVUs (status R): the contractor prices it if it is covered.';
  if (row.notApplicable) return place === 'facility' ? 'NA: rarely or never done in a facility, so there is no facility amount.' : 'NA: rarely or never done in an office, so there is no office amount.';
  return null;
}
