import { shareOf, type ExactAmount } from './exact-amount.ts';

/** What a practitioner who does not take part is paid: 95 % of the fee. Source: section 1848(a)(3) of the Act; 42 CFR 414.20(b). */
export function nonParticipatingFee(fee: ExactAmount): ExactAmount {
  return shareOf(fee, 95, 100);
}

/** The most that one may charge: 115 % of the 95 %, 109.25 % of the fee. Source: 42 CFR 414.48; manual chapter 12, section 20.4.7. */
export function limitingCharge(fee: ExactAmount): ExactAmount {
  return shareOf(fee, 10_925, 10_000);
}
