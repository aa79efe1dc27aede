import type { PageCommand, PageUser } from '../../protocol.ts';

/** One line of the completion list; choosing it replaces `[start, end)` of the text by `insert`. */
export interface Suggestion {
  key: string;
  label: string;
  hint: string;
  detail: string;
  insert: string;
  start: number;
  end: number;
}

/** What can stand at the caret: a command while the first word starts with `/`, a name after `@`. */
export function complete(text: string, caret: number, commands: PageCommand[], people: PageUser[]): Suggestion[] {
  return [...completeCommand(text, caret, commands), ...completeMention(text, caret, people)];
}

/** The command that the text has already named, so that its usage can stay in sight. */
export function commandOf(text: string, commands: PageCommand[]): PageCommand | undefined {
  const name = /^(\/\S+)\s/u.exec(text)?.[1];
  return commands.find((c) => c.command === name);
}

function completeCommand(text: string, caret: number, commands: PageCommand[]): Suggestion[] {
  const typed = /^\/\S*$/u.exec(text.slice(0, caret))?.[0];
  if (typed === undefined) return [];
  return commands
    .filter((c) => c.command.startsWith(typed.toLowerCase()))
    .map((c) => ({
      key: c.command,
      label: c.command,
      hint: c.usageHint,
      detail: c.description,
      insert: `${c.command} `,
      start: 0,
      end: caret,
    }));
}

function completeMention(text: string, caret: number, people: PageUser[]): Suggestion[] {
  const typed = /(?:^|[\s\p{P}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}])[@＠]([^\s@＠]*)$/u.exec(
    text.slice(0, caret),
  )?.[1];
  if (typed === undefined) return [];
  const start = caret - typed.length - 1;
  return people
    .filter((p) => p.name.toLowerCase().startsWith(typed.toLowerCase()) && p.name !== typed)
    .map((p) => ({ key: p.id, label: p.name, hint: '', detail: '', insert: `@${p.name} `, start, end: caret }));
}
