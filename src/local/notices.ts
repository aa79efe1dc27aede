import type { Person } from './model.ts';

const NOTICES = {
  ja: {
    noResponse: (name: string) => `${name} から時間内に応答がありませんでした。`,
    notConnected: (name: string) => `${name} がまだつながっていません。`,
    unknownCommand: (name: string) => `${name} は有効なコマンドではありません。`,
    notInThread: (name: string) => `${name} はスレッドの中では使えません。`,
    notMember: (name: string, elsewhere = '') =>
      `${name} はこのチャンネルにいないので、メンションが届きません。${elsewhere ? `#${elsewhere} で話しかけてください。` : ''}`,
    refused: (name: string) => `${name} の返事は Slack の決まりに合わず、表示できませんでした`,
    required: () => '必須項目です。',
    tooShort: () => '短すぎます。',
    tooLong: () => '長すぎます。',
  },
  en: {
    noResponse: (name: string) => `${name} did not respond in time.`,
    notConnected: (name: string) => `${name} is not connected yet.`,
    unknownCommand: (name: string) => `${name} is not a valid command.`,
    notInThread: (name: string) => `${name} cannot be used in threads.`,
    notMember: (name: string, elsewhere = '') =>
      `${name} is not in this channel, so it does not hear the mention.${elsewhere ? ` Please ask in #${elsewhere}.` : ''}`,
    refused: (name: string) => `Slack would refuse what ${name} answered`,
    required: () => 'This field is required.',
    tooShort: () => 'This is too short.',
    tooLong: () => 'This is too long.',
  },
} as const;

/** What the local Slack itself says to a person, in the language of their locale. */
export function notice(person: Person, key: keyof (typeof NOTICES)['ja'], name = '', elsewhere = ''): string {
  return NOTICES[person.locale.startsWith('ja') ? 'ja' : 'en'][key](name, elsewhere);
}
