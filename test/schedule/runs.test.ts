import fc from 'fast-check';
import { dueRuns, localDate, nextRun, type Schedule } from '../../src/schedule.ts';

const HOUR = 60 * 60 * 1000;
const MORNING: Schedule = { time: '09:00', zone: 'Asia/Tokyo', days: 'daily', skipHolidays: false };

function runs(schedule: Schedule, after: string, count: number): string[] {
  const found: string[] = [];
  let at: Date | undefined = new Date(after);
  while (at && found.length < count) {
    at = nextRun(schedule, at);
    if (at) found.push(at.toISOString().slice(0, 16));
  }
  return found;
}

describe('nextRun', () => {
  it('is the next time that the clock shows it', () => {
    expect(runs(MORNING, '2026-11-19T23:59:59Z', 2)).toEqual(['2026-11-20T00:00', '2026-11-21T00:00']);
    expect(runs(MORNING, '2026-11-20T00:00:00Z', 1)).toEqual(['2026-11-21T00:00']);
  });

  it('leaves out Saturday and Sunday of the zone', () => {
    const early = { ...MORNING, time: '07:00', days: 'weekdays' as const };
    // Friday in Tokyo begins on Thursday in UTC
    expect(runs(early, '2026-11-18T22:30:00Z', 3)).toEqual([
      '2026-11-19T22:00',
      '2026-11-22T22:00',
      '2026-11-23T22:00',
    ]);
  });

  it("leaves out Japan's holidays, however many in a row", () => {
    const working = { ...MORNING, days: 'weekdays' as const, skipHolidays: true };
    expect(runs(working, '2019-04-26T12:00:00Z', 1)).toEqual(['2019-05-07T00:00']);
    expect(runs({ ...MORNING, skipHolidays: true }, '2026-09-20T12:00:00Z', 1)).toEqual(['2026-09-24T00:00']);
  });

  it.each([
    ['02:30', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-08T07:00'],
    ['01:30', 'Europe/London', '2026-03-29T00:00:00Z', '2026-03-29T01:00'],
    ['02:15', 'Australia/Lord_Howe', '2026-10-03T14:00:00Z', '2026-10-03T15:30'],
    ['00:00', 'America/Santiago', '2026-09-06T03:00:00Z', '2026-09-06T04:00'],
  ])('runs %s in %s at the next minute that exists', (time, zone, after, expected) => {
    const schedule = { ...MORNING, time, zone };
    const [first = '', second = ''] = runs(schedule, after, 2);
    expect(first).toBe(expected);
    expect(localDate(zone, new Date(`${second}Z`))).not.toBe(localDate(zone, new Date(`${first}Z`)));
  });

  it.each([
    ['01:30', 'America/New_York', '2026-11-01T04:00:00Z', '2026-11-01T05:30', '2026-11-02T06:30'],
    ['01:45', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z', '2026-04-04T14:45', '2026-04-05T15:15'],
  ])('runs %s in %s once where it comes twice', (time, zone, after, first, second) => {
    expect(runs({ ...MORNING, time, zone }, after, 2)).toEqual([first, second]);
    expect(nextRun({ ...MORNING, time, zone }, new Date(`${first}:30Z`))).toEqual(new Date(`${second}Z`));
  });

  it('comes once on every date of a year, in any zone and at any time', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(zones, fc.nat(23), fc.nat(59), fc.integer({ min: 2020, max: 2034 }), (zone, hour, minute, year) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        // a day more on either side: where the year begins depends on the zone
        const runs = [...everyRun({ ...MORNING, time, zone }, Date.UTC(year, 0, 0), Date.UTC(year + 1, 0, 2))];
        const dates = runs.map((run) => run.localDate).filter((date) => date.startsWith(`${year}-`));
        expect(dates).toEqual(datesOf(year));
      }),
      { numRuns: 15 },
    );
  }, 20_000);

  it.each(['25:00', '9:00', '', '09:60'])('throws at the time %j', (time) => {
    expect(() => nextRun({ ...MORNING, time }, new Date(0))).toThrow(`schedule: no time of day "${time}"`);
  });

  it('throws at a zone that does not exist', () => {
    expect(() => nextRun({ ...MORNING, zone: 'Asia/Tokio' }, new Date(0))).toThrow();
  });
});

function datesOf(year: number): string[] {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return Array.from({ length: isLeap ? 366 : 365 }, (_, day) =>
    new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10),
  );
}

function* everyRun(schedule: Schedule, from: number, to: number) {
  for (let at = nextRun(schedule, new Date(from)); at && at.getTime() < to; at = nextRun(schedule, at)) {
    yield { at, localDate: localDate(schedule.zone, at) };
  }
}

describe('dueRuns', () => {
  const due = (from: string, to: string, schedule = MORNING) =>
    dueRuns(schedule, new Date(from), new Date(to), 2 * HOUR).map(({ localDate: date, late }) =>
      late ? `${date} late` : date,
    );

  it('finds what fell between two looks, the end included', () => {
    expect(due('2026-11-19T23:59:59Z', '2026-11-20T00:00:00Z')).toEqual(['2026-11-20']);
    expect(due('2026-11-20T00:00:00Z', '2026-11-20T00:00:30Z')).toEqual([]);
  });

  it('calls late what is older than the catch-up', () => {
    expect(due('2026-11-18T12:00:00Z', '2026-11-20T02:00:00Z')).toEqual(['2026-11-19 late', '2026-11-20']);
    expect(due('2026-11-18T12:00:00Z', '2026-11-20T02:00:01Z')).toEqual(['2026-11-19 late', '2026-11-20 late']);
  });

  it('looks two days back at most', () => {
    expect(due('2026-01-01T00:00:00Z', '2026-11-20T01:00:00Z')).toEqual(['2026-11-19 late', '2026-11-20']);
  });

  it('begins when the schedule was set', () => {
    const activeFrom = Date.parse('2026-11-20T00:30:00Z');
    expect(due('2026-11-19T00:00:00Z', '2026-11-20T01:00:00Z', { ...MORNING, activeFrom })).toEqual([]);
  });

  it('finds nothing when the clock was set back', () => {
    expect(due('2026-11-20T01:00:00Z', '2026-11-19T01:00:00Z')).toEqual([]);
  });
});
