/** Cents as dollars: 104348 is "$1,043.48". */
export function dollars(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100).toString();
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const rest = (Math.abs(cents) % 100).toString().padStart(2, '0');
  return `${cents < 0 ? '-' : ''}$${grouped}.${rest}`;
}

/** Relative value units with the two decimals of the release. */
export function units(value: number): string {
  return value.toFixed(2);
}

/** Three decimals, as the locality files print them. */
export function index(value: number): string {
  return value.toFixed(3);
}
