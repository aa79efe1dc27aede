import { LIMITS } from './limits.ts';
import { boolean, byType, type Check, exactlyOne, matching, object, oneOf, string } from './shape.ts';

/** A `plain_text` object of 1 to `max` characters. */
export function plainText(max: number = LIMITS.text): Check {
  return byType({ plain_text: object({ text: string(max, 1), emoji: boolean }, ['text']) });
}

/** A `mrkdwn` object of 1 to `max` characters. */
export function mrkdwnText(max: number = LIMITS.text): Check {
  return byType({ mrkdwn: object({ text: string(max, 1), verbatim: boolean }, ['text']) });
}

/** A text object of either kind. */
export function anyText(max: number = LIMITS.text): Check {
  return byType({
    plain_text: object({ text: string(max, 1), emoji: boolean }, ['text']),
    mrkdwn: object({ text: string(max, 1), verbatim: boolean }, ['text']),
  });
}

const looksLikeUrl = matching(/^[a-z][a-z0-9+.-]*:[^\s]+$/i, 'invalid url');
const looksLikeWebUrl = matching(/^https?:\/\/[^\s/]+[^\s]*$/i, 'invalid url');

/** A link of any scheme, at most 3,000 characters. */
export const url: Check = (value, at, complaints) => {
  const before = complaints.length;
  string(LIMITS.url, 1)(value, at, complaints);
  if (complaints.length === before) looksLikeUrl(value, at, complaints);
};

/** A link to the web. */
export const webUrl: Check = (value, at, complaints) => {
  const before = complaints.length;
  string(LIMITS.url, 1)(value, at, complaints);
  if (complaints.length === before) looksLikeWebUrl(value, at, complaints);
};

/** A block_id, action_id or callback_id. */
export const id: Check = string(LIMITS.id, 1);

/** The dialog that asks before an action is sent. */
export const confirm: Check = object(
  {
    title: plainText(LIMITS.confirmTitle),
    text: anyText(LIMITS.confirmText),
    confirm: plainText(LIMITS.confirmButton),
    deny: plainText(LIMITS.confirmButton),
    style: oneOf('primary', 'danger'),
  },
  ['text'],
);

const slackFile: Check = (value, at, complaints) => {
  object({ id: string(LIMITS.id, 1), url: webUrl })(value, at, complaints);
  exactlyOne('id', 'url')(value, at, complaints);
};

/** Where an image comes from: one of `image_url` and `slack_file`. */
export const imageSource: Record<string, Check> = { image_url: webUrl, slack_file: slackFile };
