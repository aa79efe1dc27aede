import { findZone, localDate } from '../../src/schedule.ts';

describe('findZone', () => {
  it.each([
    ['Asia/Tokyo', 'Asia/Tokyo'],
    ['asia/tokyo', 'Asia/Tokyo'],
    ['ＡＳＩＡ／ＴＯＫＹＯ', 'Asia/Tokyo'],
    ['JST', 'Asia/Tokyo'],
    ['日本時間', 'Asia/Tokyo'],
    ['tokyo', 'Asia/Tokyo'],
    ['new york', 'America/New_York'],
    ['Europe/London', 'Europe/London'],
    ['utc', 'UTC'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('takes %s for %s', (name, zone) => {
    // the engine may call a zone by an older name of its
    const same = (one?: string) => one && new Intl.DateTimeFormat('en', { timeZone: one }).resolvedOptions().timeZone;
    expect(same(findZone(name))).toBe(same(zone));
  });

  it.each(['Asia/Tokio', 'Mars/Olympus', '', ' ', '/', '+09:00', '9', 'asia', "'; --"])('knows no zone %j', (name) => {
    expect(findZone(name)).toBeUndefined();
  });
});

describe('localDate', () => {
  it.each([
    ['Asia/Tokyo', '2026-11-20T14:59:59Z', '2026-11-20'],
    ['Asia/Tokyo', '2026-11-20T15:00:00Z', '2026-11-21'],
    ['America/New_York', '2026-01-01T04:59:59Z', '2025-12-31'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['UTC', '2028-02-29T12:00:00Z', '2028-02-29'],
  ])('is in %s at %s %s', (zone, at, date) => {
    expect(localDate(zone, new Date(at))).toBe(date);
  });
});
