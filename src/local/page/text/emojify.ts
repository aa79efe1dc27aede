import { emojify as draw } from 'node-emoji';

/** Plain text with `:tada:` drawn as 🎉 and Slack's three entities read; names that nobody knows stay as they are. */
export function emojify(text: string): string {
  return draw(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
