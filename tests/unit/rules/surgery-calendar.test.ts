import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { icsFile } from '../../../db/calendar/ics-file.ts';
import { globalPeriod } from '../../../db/rules/global-period.ts';
import { surgeryCalendar } from '../../../db/rules/surgery-calendar.ts';

function globalOf(globalDays: string, day: string) {
  const { days, startsOn, endsOn } = globalPeriod(globalDays, day) ?? {};
  return { globalDays, codes: ['27397'], days: days ?? 0, startsOn: startsOn ?? '', endsOn: endsOn ?? '', words: '' };
}

describe('the days that an operation sets', () => {
  test('stand in the order of the calendar, the end of ninety days over the turn of a leap year', () => {
    const { days, warning } = surgeryCalendar('2027-12-15', globalOf('090', '2027-12-15'), { from: '2027-12-01', until: '2028-02-29' });
    expect(days.map(({ kind, day }) => `${day} ${kind}`)).toEqual(['2027-12-01 authorised-from', '2027-12-15 surgery', '2028-02-29 authorised-until', '2028-03-14 global-end']);
    expect(warning).toBeNull();
  });

  test('are surgery alone where nothing counts days and nothing is authorised, or the package is one day', () => {
    expect(surgeryCalendar('2026-12-01', null, null).days.map(({ kind }) => kind)).toEqual(['surgery']);
    expect(surgeryCalendar('2026-12-01', globalOf('000', '2026-12-01'), null).days.map(({ kind }) => kind)).toEqual(['surgery']);
  });

  test.each([
    ['on the last authorised day', '2026-12-01', '2026-11-01', '2026-12-01', null],
    ['on the first authorised day', '2026-11-01', '2026-11-01', '2026-12-01', null],
    ['moved one day too late', '2026-12-02', '2026-11-01', '2026-12-01', 'Surgery on 2026-12-02 is 1 day after the last authorised day, 2026-12-01.'],
    ['moved over the change of the clocks', '2026-11-02', null, '2026-10-30', 'Surgery on 2026-11-02 is 3 days after'],
    ['too early', '2026-10-30', '2026-11-01', null, 'Surgery on 2026-10-30 is 2 days before the first authorised day, 2026-11-01.'],
    ['with ends the wrong way round', '2026-11-15', '2026-12-01', '2026-11-01', 'The authorisation ends on 2026-11-01, before it begins on 2026-12-01'],
  ])('surgery %s', (_name, day, from, until, words) => {
    const { warning } = surgeryCalendar(day, null, { from, until });
    if (words === null) expect(warning).toBeNull();
    else expect(warning).toContain(words);
  });
});

describe('the calendar file', () => {
  const calendar = surgeryCalendar('2026-12-31', globalOf('090', '2026-12-31'), { from: null, until: '2026-12-20' });

  function eventsOf(name: string, of = calendar) {
    const file = icsFile({ calendar: of, name, codes: ['27397', '27393'] });
    if (!file.ok) throw new Error(file.error.message);
    return new ICAL.Component(ICAL.parse(file.value) as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  }

  test('read back has whole days, each once, free, without anybody to invite', () => {
    const events = eventsOf('Hamstrings; both legs, "long", Größe');
    expect(events.map(({ startDate, endDate }) => `${startDate.toString()} ${endDate.toString()}`)).toEqual(['2026-12-20 2026-12-21', '2026-12-31 2027-01-01', '2027-03-31 2027-04-01']);
    for (const event of events) {
      expect(event.startDate.isDate).toBe(true);
      expect(event.summary).toContain('Hamstrings; both legs, "long", Größe');
      expect(event.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
      expect(event.attendees).toEqual([]);
      expect(event.component.getFirstPropertyValue('organizer')).toBeNull();
    }
    expect(events[1]?.description).toContain('11 days after the last authorised day');
  });

  test('lines are as short as the format asks, and end as it asks', () => {
    const file = icsFile({ calendar, name: 'Ö'.repeat(80), codes: ['27397'] });
    const text = file.ok ? file.value : '';
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('of a moved operation names its days as before, so that a calendar moves them', () => {
    const moved = surgeryCalendar('2027-01-07', globalOf('090', '2027-01-07'), { from: null, until: '2027-01-20' });
    const uid = (events: ICAL.Event[]) => events.map(({ uid, summary }) => `${summary} ${uid}`).sort();
    expect(uid(eventsOf('Tray', moved))).toEqual(uid(eventsOf('Tray')));
    expect(uid(eventsOf('Another', moved))).not.toEqual(uid(eventsOf('Tray', moved)));
  });
});
