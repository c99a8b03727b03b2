/** The date on the wall at the desk, ISO: a sheet printed in the evening does not carry tomorrow's date in UTC. */
export function localDate(moment: Date): string {
  const [year, month, day] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return [year.toString().padStart(4, '0'), month.toString().padStart(2, '0'), day.toString().padStart(2, '0')].join('-');
}
