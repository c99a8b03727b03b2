/** How prices in cents lie: what a small plot draws. */
export interface PriceSpread {
  prices: number;
  low: number;
  firstQuartile: number;
  median: number;
  thirdQuartile: number;
  ninetieth: number;
  high: number;
}

/** Null without prices. Between two prices the share is taken of the way from one to the next, rounded half up to the cent. */
export function spreadOf(cents: readonly number[]): PriceSpread | null {
  const sorted = [...cents].sort((a, b) => a - b);
  const [low] = sorted;
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return null;
  const at = (hundredths: number): number => {
    const place = (sorted.length - 1) * hundredths;
    const below = sorted[Math.floor(place / 100)] ?? high;
    const above = sorted[Math.ceil(place / 100)] ?? high;
    return below + Math.round(((above - below) * (place % 100)) / 100);
  };
  return { prices: sorted.length, low, firstQuartile: at(25), median: at(50), thirdQuartile: at(75), ninetieth: at(90), high };
}
