import { parseTime, type TimeProblem } from './parse-time.ts';
import { findZone } from './time-zones.ts';

/** What `/career daily …` asks for; what is not named stays as it is. */
export type DailyCommand =
  | { kind: 'show' }
  | { kind: 'off' }
  | { kind: 'status' }
  | { kind: 'set'; time?: string; days?: 'daily' | 'weekdays'; skipHolidays?: boolean; zone?: string }
  | { kind: 'problem'; code: DailyProblem; word: string };

/** `said-twice`: two times, or two that contradict each other; `unknown-word`: none of the words that mean something. */
export type DailyProblem = TimeProblem | 'unknown-zone' | 'unknown-word' | 'said-twice';

type Setting = Omit<Extract<DailyCommand, { kind: 'set' }>, 'kind'>;

/** Each at the place where the last one ended, the first that fits; case and width are folded before. */
const WORDS: readonly [pattern: RegExp, setting: Setting][] = [
  [/祝日?も(?:あり|含む|含めて)?|with holidays?/y, { skipHolidays: false }],
  [
    /祝日?(?:は|を)?(?:なし|無し|除く|除いて|除外|休み|以外|抜き)|(?:no|skip|except|without) holidays?/y,
    { skipHolidays: true },
  ],
  [
    /平日(?:のみ|だけ)?|weekdays?|mon(?:day)?\s?(?:-|to|~)\s?fri(?:day)?|月\s?[-~〜ー]\s?金曜?日?/y,
    { days: 'weekdays' },
  ],
  // 毎朝9時 leaves the morning to the time
  [/毎日|毎(?=朝|晩|夕)|every\s?day|daily/y, { days: 'daily' }],
];
const OFF = /^(?:off|stop|オフ|停止|やめる|止める|解除|終了)$/;
const STATUS = /^(?:status|状態|状況|確認|設定確認|設定の確認)$/;
const SEPARATOR = /(?:[\s,、。・]|に|の|から|at(?=\s)|@(?=\d))+/y;
const ZONE = /[a-z][a-z0-9_+-]*(?:\/[a-z0-9_+-]+)+|日本時間|[a-z_]+/y;
const WORD = /[^\s,、。]+/y;

/**
 * Reads what people write after `/career daily`: `09:00 平日`, `毎朝9時半 祝日なし`, `9am every day Europe/London`,
 * `停止`, `状態`, or nothing. A problem has a code and the word that it is about; its sentence is written elsewhere.
 */
export function parseDailyCommand(text: string): DailyCommand {
  const folded = text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
  if (!folded) return { kind: 'show' };
  if (OFF.test(folded)) return { kind: 'off' };
  if (STATUS.test(folded)) return { kind: 'status' };
  const setting: Setting = {};
  for (let at = 0; at < folded.length; ) {
    const separator = match(SEPARATOR, folded, at);
    if (separator) {
      at += separator.length;
      continue;
    }
    const part = readPart(folded, at);
    if ('code' in part) return { kind: 'problem', code: part.code, word: part.text };
    for (const [name, value] of Object.entries(part.setting)) {
      const known = setting[name as keyof Setting];
      if (known !== undefined && known !== value) return { kind: 'problem', code: 'said-twice', word: part.text };
    }
    Object.assign(setting, part.setting);
    at += part.text.length;
  }
  return { kind: 'set', ...setting };
}

type Part = { text: string; setting: Setting } | { text: string; code: DailyProblem };

function readPart(folded: string, at: number): Part {
  for (const [pattern, setting] of WORDS) {
    const text = match(pattern, folded, at);
    if (text) return { text, setting };
  }
  const time = parseTime(folded, at);
  if (time) return 'time' in time ? { text: time.text, setting: { time: time.time } } : time;
  const name = match(ZONE, folded, at);
  const zone = name && findZone(name);
  if (zone) return { text: name, setting: { zone } };
  const word = match(WORD, folded, at) ?? folded.slice(at);
  return { text: word, code: name?.includes('/') ? 'unknown-zone' : 'unknown-word' };
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
