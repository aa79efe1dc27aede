import fc from 'fast-check';
import { parseDailyCommand } from '../../src/schedule.ts';

describe('parseDailyCommand', () => {
  it.each(['status', 'STATUS', '状態', '　確認 '])('reads %j as a question for what is set', (text) => {
    expect(parseDailyCommand(text)).toEqual({ kind: 'status' });
  });

  it.each([
    ['09:00', '09:00'],
    ['9:00', '09:00'],
    ['９：００', '09:00'],
    ['9時', '09:00'],
    ['９時', '09:00'],
    ['9時半', '09:30'],
    ['9時5分', '09:05'],
    ['9時30分', '09:30'],
    ['9', '09:00'],
    ['0900', '09:00'],
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['9:30pm', '21:30'],
    ['9 p.m.', '21:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['午前9時', '09:00'],
    ['午後1時半', '13:30'],
    ['午後 1:05', '13:05'],
    ['午前0時', '00:00'],
    ['午後0時', '12:00'],
    ['朝8時', '08:00'],
    ['昼12時', '12:00'],
    ['夕方5時', '17:00'],
    ['夜9時', '21:00'],
    ['夜21時', '21:00'],
    ['正午', '12:00'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
    ['9時に', '09:00'],
    ['at 9:00', '09:00'],
  ])('reads %s as %s', (text, time) => {
    expect(parseDailyCommand(text)).toEqual({ kind: 'set', time });
  });

  it.each([
    ['25:00', 'time-out-of-range', '25:00'],
    ['24:00', 'time-out-of-range', '24:00'],
    ['9:60', 'time-out-of-range', '9:60'],
    ['9時75分', 'time-out-of-range', '9時75分'],
    ['99時', 'time-out-of-range', '99時'],
    ['2500', 'time-out-of-range', '2500'],
    ['13pm', 'time-out-of-range', '13pm'],
    ['午後13時', 'time-out-of-range', '午後13時'],
    ['9:5', 'time-unclear', '9:5'],
    ['９：５', 'time-unclear', '9:5'],
    ['9:005', 'time-unclear', '9:005'],
    ['9:00:00', 'time-unclear', '9:00:00'],
    ['9.30', 'time-unclear', '9.30'],
    ['午後12時', 'time-unclear', '午後12時'],
    ['午前12時', 'time-unclear', '午前12時'],
    ['夜2時', 'time-unclear', '夜2時'],
    ['午前9時pm', 'time-unclear', '午前9時pm'],
    ['09:00 Asia/Tokio', 'unknown-zone', 'asia/tokio'],
    ['09:00 Mars/Olympus', 'unknown-zone', 'mars/olympus'],
    ['09:00 10:00', 'said-twice', '10:00'],
    ['平日 毎日', 'said-twice', '毎日'],
    ['あとで', 'unknown-word', 'あとで'],
    ['-9:00', 'unknown-word', '-9:00'],
    ['soon', 'unknown-word', 'soon'],
    ['12345', 'time-out-of-range', '12345'],
    ['09:00 <#C123|general>', 'unknown-word', '<#c123|general>'],
    ['09:00 off', 'unknown-word', 'off'],
  ])('says of %s that it is %s', (text, code, word) => {
    expect(parseDailyCommand(text)).toEqual({ kind: 'problem', code, word });
  });

  it.each([
    ['09:00 平日', { time: '09:00', days: 'weekdays' }],
    ['09:00　平日', { time: '09:00', days: 'weekdays' }],
    ['平日9時', { time: '09:00', days: 'weekdays' }],
    ['平日の9時半に、祝日なし', { time: '09:30', days: 'weekdays', skipHolidays: true }],
    ['月〜金 8時', { time: '08:00', days: 'weekdays' }],
    ['Mon-Fri 8am', { time: '08:00', days: 'weekdays' }],
    ['weekdays at 9:00 skip holidays', { time: '09:00', days: 'weekdays', skipHolidays: true }],
    ['毎日 9時 祝日も', { time: '09:00', days: 'daily', skipHolidays: false }],
    ['毎日9時 祝日を除く', { time: '09:00', days: 'daily', skipHolidays: true }],
    ['毎朝9時', { time: '09:00', days: 'daily' }],
    ['毎晩9時', { time: '21:00', days: 'daily' }],
    ['9:00 every day', { time: '09:00', days: 'daily' }],
    ['Every Day 9 am Europe/London', { time: '09:00', days: 'daily', zone: 'Europe/London' }],
    ['9:00 JST', { time: '09:00', zone: 'Asia/Tokyo' }],
    ['日本時間9時', { time: '09:00', zone: 'Asia/Tokyo' }],
    ['平日', { days: 'weekdays' }],
    ['9:00 9時', { time: '09:00' }],
  ])('reads %s', (text, setting) => {
    expect(parseDailyCommand(text)).toEqual({ kind: 'set', ...setting });
  });

  it.each(['off', 'OFF', 'ｏｆｆ', '停止', ' stop ', 'やめる'])('stops with %j', (text) => {
    expect(parseDailyCommand(text)).toEqual({ kind: 'off' });
  });

  it.each(['', ' ', '　'])('shows with %j', (text) => {
    expect(parseDailyCommand(text)).toEqual({ kind: 'show' });
  });

  it('reads every minute of the day as it is written', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(parseDailyCommand(time)).toEqual({ kind: 'set', time });
        expect(parseDailyCommand(`${hour}時${minute}分`)).toEqual({ kind: 'set', time });
      }),
    );
  });

  it('answers to anything, with a time that exists', () => {
    const piece = fc.constantFrom('9', ':', '時', '半', '午後', ' ', 'pm', '平日', '/', '.', '祝日なし', '２５', '毎');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const command = parseDailyCommand(text);
          if (command.kind === 'set' && command.time) expect(command.time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
          if (command.kind === 'problem') expect(command.word).not.toBe('');
        },
      ),
    );
  });
});
