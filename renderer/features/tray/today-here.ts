/** The day on the clock of this computer, as an ISO day: shortly after midnight UTC it is still the day before in an American office. */
export function todayHere(now: Date = new Date()): string {
  const twoDigits = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
