import { smallTalkOf } from './small-talk.ts';

/** What a person asked for. */
export type Input = { kind: 'empty' } | { kind: 'help' } | { kind: 'thanks' } | { kind: 'ask'; question: string };

const KIND_OF = { thanks: 'thanks', greeting: 'empty', ability: 'help' } as const;

const HELP = new Set(['help', 'ヘルプ', 'へるぷ', '使い方', 'つかいかた', '?']);

/** `<@U1>`, `<@U1|name>`, `<#C1|name>`, `<!here>`, `<!subteam^S1|@name>`, `<https://…|label>` (https://docs.slack.dev/messaging/formatting-message-text/). */
const REFERENCE = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** Slack's text as the person saw it, our own mention left out: `<@UBOT> R&amp;D <#C1|random>` is `R&D random`. */
export function readableText(raw: string, botUserId?: string): string {
  return raw
    .replace(REFERENCE, (_, sigil: string, target: string, label?: string) => {
      if (sigil === '@' && target === botUserId) return ' ';
      if (label !== undefined) return ` ${label.replace(/^[@#]/, '')} `;
      return sigil === '' ? ` ${target} ` : ' ';
    })
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(CONTROLS, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** Text that Slack hands over unescaped, such as a form's: `List<String> R&amp;D` stays so, only control characters go. */
export function literalText(raw: string): string {
  return raw.replace(CONTROLS, '').trim();
}

/** Pictures as Slack sends them: `:tada:`, `:+1::skin-tone-2:`. */
const EMOJI_NAMES = /:[a-z0-9_+'-]+:/g;

/** A question without a single letter or number asks nothing. */
export function asksNothing(question: string): boolean {
  return !/[\p{L}\p{N}]/u.test(question.replace(EMOJI_NAMES, ' '));
}

/** Reads what was typed after the command or the mention: `　ヘルプ` is help, `CRE　とは` asks just that. */
export function parseInput(raw: string | undefined, options: { botUserId?: string; command?: string } = {}): Input {
  return inputOf(readableText(raw ?? '', options.botUserId), options.command);
}

/** The same for what was typed into a field, which Slack does not escape. */
export function parseField(raw: string | undefined): Input {
  return inputOf(literalText(raw ?? ''));
}

function inputOf(typed: string, command?: string): Input {
  const question = command ? withoutCommand(typed, command) : typed;
  if (question.length <= 12 && HELP.has(question.normalize('NFKC').toLowerCase())) return { kind: 'help' };
  if (asksNothing(question)) return { kind: 'empty' };
  const talk = smallTalkOf(question);
  return talk ? { kind: KIND_OF[talk] } : { kind: 'ask', question };
}

/** In a message, `/career CRE` (a slash typed in full width, say) means the words after it. */
function withoutCommand(typed: string, command: string): string {
  const first = /^\S+/.exec(typed)?.[0] ?? '';
  const isCommand = first.length <= command.length + 2 && first.normalize('NFKC').toLowerCase() === command;
  return isCommand ? typed.slice(first.length).trim() : typed;
}
