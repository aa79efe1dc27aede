/** Look-alikes that Slack does not read as formatting. */
const LOOK_ALIKES: Record<string, string> = {
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
  '＊': '∗',
  '＿': 'ˍ',
  '～': '∼',
  '｀': 'ˋ',
};

/** A pair that Slack would read as formatting: marks at word breaks, around text that touches them. */
const PAIR = /(?<![\p{L}\p{N}])([*_~`＊＿～｀])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;

const QUOTE = /^(\s*)[>＞]/gm;

/**
 * Makes any text literal where mrkdwn is read: escapes `&`, `<`, `>`, and swaps the marks of a pair that would become
 * formatting, which mrkdwn cannot escape: `<!channel> R&D` is `&lt;!channel&gt; R&amp;D`.
 * https://docs.slack.dev/messaging/formatting-message-text/
 */
export function escapeMrkdwn(text: string): string {
  return text
    .replace(QUOTE, '$1›')
    .replace(PAIR, (_, mark: string, inner: string) => `${LOOK_ALIKES[mark]}${inner}${LOOK_ALIKES[mark]}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
