import type { LocalContext } from '../context.ts';
import type { Json, Person } from '../model.ts';
import { type ApiMethod, flag, userOf } from './method.ts';

/** Japan has no daylight saving time: nine hours ahead of UTC all year. */
const TOKYO = { tz: 'Asia/Tokyo', tz_label: 'Japan Standard Time', tz_offset: 9 * 3600 };

/** The `users.*` methods. */
export const userMethods: Record<string, ApiMethod> = {
  'users.info': {
    token: 'bot',
    scopes: ['users:read'],
    run: (args, context) => ({ user: userObject(userOf(args, context), context, flag(args.include_locale)) }),
  },
  'users.list': {
    token: 'bot',
    scopes: ['users:read'],
    run: (args, context) => ({
      members: context.workspace.users.map((user) => userObject(user, context, flag(args.include_locale))),
      response_metadata: { next_cursor: '' },
    }),
  },
};

function userObject(user: Person, { workspace }: LocalContext, withLocale: boolean): Json {
  const profile = { real_name: user.realName, display_name: user.realName, team: workspace.team.id };
  return {
    id: user.id,
    team_id: workspace.team.id,
    name: user.name,
    real_name: user.realName,
    deleted: false,
    ...TOKYO,
    profile: user.isBot ? { ...profile, bot_id: workspace.botId, api_app_id: workspace.appId } : profile,
    is_bot: user.isBot,
    is_app_user: false,
    is_admin: false,
    is_restricted: false,
    updated: 0,
    ...(withLocale && { locale: user.locale }),
  };
}
