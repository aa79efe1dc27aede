/** `time-unclear`: `9:5` could be two times, and 午後12時 too; `time-out-of-range`: `25:00`, `13pm`. */
export type TimeProblem = 'time-unclear' | 'time-out-of-range';

/** A time as it was written, and as `HH:MM`; or what is wrong with it. */
export type ReadTime = { text: string; time: string } | { text: string; code: TimeProblem };

const NAMED = /正午|noon/y;
/** `9:00`, `9時`, `9時半`, `9時5分`, `0900`, `9`, with 午前 or 夜 before or `am` behind. */
const CLOCK =
  /(?<before>午前|午後|朝|昼|夕方?|夜|晩|[ap]m)?\s?(?<!\d)(?:(?<compact>\d{4})(?![\d:時])|(?<hour>\d+)(?:(?<separator>[:.])(?<minute>\d+)(?<second>[:.]\d+)?|(?<kanji>時)(?:(?<half>半)|(?<fun>\d+)分?)?(?:\s?ちょうど)?)?)(?:\s?(?<after>[ap]\.?m\b\.?))?(?![\d:])/y;

/**
 * Reads the time of day that begins at `at`, in text folded to narrow lower case; nothing where none begins there.
 * `9時半` is 09:30, `午後1時` and `1pm` are 13:00, `12am` is 00:00.
 */
export function parseTime(folded: string, at: number): ReadTime | undefined {
  NAMED.lastIndex = at;
  const noon = NAMED.exec(folded);
  if (noon) return { text: noon[0], time: '12:00' };
  CLOCK.lastIndex = at;
  const found = CLOCK.exec(folded);
  if (!found) return undefined;
  const [text] = found;
  const { before, compact, hour, separator, minute, second, half, fun, after } = found.groups ?? {};
  const isUnclear = second !== undefined || (minute !== undefined && minute.length !== 2) || (before && after);
  if (isUnclear || separator === '.') return { text, code: 'time-unclear' };
  const hours = Number(compact?.slice(0, 2) ?? hour);
  const minutes = half ? 30 : Number(compact?.slice(2) ?? minute ?? fun ?? 0);
  if (minutes > 59) return { text, code: 'time-out-of-range' };
  const onTheDay = withHalf(hours, before ?? after);
  if (typeof onTheDay === 'string') return { text, code: onTheDay };
  return { text, time: `${pad(onTheDay)}:${pad(minutes)}` };
}

/** The hour of the day, given which half of the day it is in. */
function withHalf(hours: number, half: string | undefined): number | TimeProblem {
  if (hours > 23) return 'time-out-of-range';
  if (half === undefined) return hours;
  const isEnglish = /^[ap]/.test(half);
  if (hours > 12) return half === '夜' || half === '晩' || half === '夕方' ? hours : 'time-out-of-range';
  if (hours === 12) {
    if (half === '昼') return 12;
    if (!isEnglish) return 'time-unclear';
    return half.startsWith('a') ? 0 : 12;
  }
  if (half === '昼') return hours >= 10 ? hours : hours + 12;
  if (half === '夜' || half === '晩') return lateHour(hours);
  return half === '午前' || half === '朝' || half.startsWith('a') ? hours : hours + 12;
}

/** 夜9時 is 21:00 and 夜0時 is 00:00, but 夜2時 may be either half of the day. */
function lateHour(hours: number): number | TimeProblem {
  if (hours === 0) return 0;
  return hours >= 5 ? hours + 12 : 'time-unclear';
}

const pad = (number: number) => String(number).padStart(2, '0');
