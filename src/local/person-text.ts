import type { AnyBlock } from './protocol.ts';
import type { Workspace } from './workspace.ts';

type Piece = { text: string; element: Record<string, unknown> };

/** Writes `&`, `<` and `>` as Slack's three entities: `R&D` becomes `R&amp;D`. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a person typed, as Slack keeps it: `@Senpai CREとは？` becomes `<@U0BOTLOCAL> CREとは？`, with rich_text beside it. */
export function encodePersonText(typed: string, workspace: Workspace): { text: string; blocks: AnyBlock[] } {
  const pieces = split(typed, workspace);
  const section = { type: 'rich_text_section', elements: pieces.map((piece) => piece.element) };
  const block_id = workspace.ids.next('b');
  return {
    text: pieces.map((piece) => piece.text).join(''),
    blocks: [{ type: 'rich_text', block_id, elements: [section] }],
  };
}

/** The text of a command whose manifest says `should_escape`: `@alex` becomes `<@U…|alex>`, `#general` `<#C…|general>`. */
export function encodeCommandText(typed: string, workspace: Workspace): string {
  const named = (id: string) => workspace.user(id)?.name ?? id;
  return split(typed, workspace)
    .map((piece) => piece.text.replace(/^<@([A-Z0-9]+)>$/, (_, id: string) => `<@${id}|${named(id)}>`))
    .join('');
}

function split(typed: string, workspace: Workspace): Piece[] {
  const tokens = /[@＠]([^\s@＠#<>]+)|<@([A-Z0-9]+)>|#([a-z0-9_-]+)|https?:\/\/[^\s<>"]+/g;
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of typed.matchAll(tokens)) {
    const piece = recognise(match, workspace);
    if (!piece) continue;
    pushText(pieces, typed.slice(from, match.index));
    pieces.push(piece);
    from = match.index + piece.length;
  }
  pushText(pieces, typed.slice(from));
  return pieces;
}

function pushText(pieces: Piece[], text: string): void {
  if (text) pieces.push({ text: escapeText(text), element: { type: 'text', text } });
}

function recognise(match: RegExpMatchArray, workspace: Workspace): (Piece & { length: number }) | undefined {
  const [whole, name, id, channelName] = match;
  if (name !== undefined) {
    const named = startsWithName(name, workspace);
    return named && mention(named.id, named.length + 1);
  }
  if (id !== undefined) return workspace.user(id) && mention(id, whole.length);
  if (channelName !== undefined) {
    const channel = workspace.channels.find((entry) => entry.kind === 'channel' && entry.name === channelName);
    const element = { type: 'channel', channel_id: channel?.id };
    return channel && { text: `<#${channel.id}|${channel.name}>`, element, length: whole.length };
  }
  return { text: `<${escapeText(whole)}>`, element: { type: 'link', url: whole }, length: whole.length };
}

function mention(userId: string, length: number): Piece & { length: number } {
  return { text: `<@${userId}>`, element: { type: 'user', user_id: userId }, length };
}

/** Whom `Senpaiさん` means; a Latin letter right after the name makes it another name. */
function startsWithName(typed: string, workspace: Workspace): { id: string; length: number } | undefined {
  const lower = typed.toLowerCase();
  for (const user of workspace.users) {
    for (const name of [user.realName, user.name]) {
      if (lower.startsWith(name.toLowerCase()) && !/^[a-z0-9_]/i.test(typed.slice(name.length))) {
        return { id: user.id, length: name.length };
      }
    }
  }
  return undefined;
}
