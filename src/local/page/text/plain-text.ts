import type { PageUser } from '../../protocol.ts';

/** A message's mrkdwn as one line to read or to speak: names for ids, labels for links, no entities. */
export function plainText(text: string, people: PageUser[]): string {
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `@${people.find((p) => p.id === id)?.name ?? id}`)
    .replace(/<[#!@]?[^>|]*\|([^>]*)>/g, '$1')
    .replace(/<([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
