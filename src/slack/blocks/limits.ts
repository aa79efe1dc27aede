/** Slack's limits, in UTF-16 units or items (https://docs.slack.dev/reference/block-kit/blocks). */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** All text of a message, counted escaped: undocumented, refused from about 12,000 (https://github.com/slackapi/bolt-js/issues/2509). */
  messageText: 11_000,
  /** A view may have 250 KB of JSON; this leaves three bytes a character and room for the structure. */
  viewText: 40_000,
  /** Longer `text` may be split into several messages. */
  fallbackText: 3_000,
  textObject: 3_000,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  actionId: 255,
  accessibilityLabel: 75,
  headerText: 150,
  optionText: 75,
  optionValue: 75,
  options: 100,
  overflowOptions: 5,
  placeholder: 150,
  viewTitle: 24,
  privateMetadata: 3_000,
} as const;
