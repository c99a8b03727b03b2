/** RVUs with two decimals: 2564 hundredths are "25.64". */
export function rvuInWords(hundredths: number): string {
  return decimal(BigInt(hundredths), 2);
}

/** Dollars per RVU with four decimals: 334009 ten-thousandths are "33.4009". */
export function conversionFactorInWords(tenThousandths: number): string {
  return decimal(BigInt(tenThousandths), 4);
}

/** Geographic index with three decimals: 1017 thousandths are "1.017". */
export function gpciInWords(thousandths: number): string {
  return decimal(BigInt(thousandths), 3);
}

/** "$1,284.60" from 128460 cents. */
export function dollars(cents: number): string {
  const [whole = '0', fraction = '00'] = decimal(BigInt(cents), 2).split('.');
  return `$${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fraction}`;
}

/** "$0.003" where the release prints thousandths of a dollar, else cents. */
export function exactDollars(cents: number, mills: number | null): string {
  return mills === null ? dollars(cents) : `${dollars(Math.floor(mills / 10))}${(mills % 10).toString()}`;
}

/** "16 %", "13.6 %", from per mille. */
export function percent(perMille: number): string {
  return `${(perMille / 10).toString()} %`;
}

/** A whole number of 10^-decimals units as a decimal, exact, with all its decimals. */
export function decimal(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, digits.length - decimals)}.${digits.slice(digits.length - decimals)}`;
}

/** The same without trailing zeros, but with at least `least` decimals. */
export function shortDecimal(units: bigint, decimals: number, least: number): string {
  const text = decimal(units, decimals);
  let end = text.length;
  while (end > text.length - decimals + least && text[end - 1] === '0') end -= 1;
  return text.slice(0, end);
}
