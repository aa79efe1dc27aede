import type { Channel, Json, Message, Person } from './model.ts';
import type { Workspace } from './workspace.ts';

/** A message as the Web API and payloads give it; a thread's root counts its replies. */
export function messageObject(message: Message, workspace: Workspace): Json {
  const fromBot = message.user === workspace.bot.id;
  const replies = workspace.thread(message.channel, message.ts).filter((reply) => reply.threadTs === message.ts);
  const root = message.threadTs ? workspace.message(message.channel, message.threadTs) : undefined;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    ...(fromBot ? botFields(workspace) : { client_msg_id: `local-${message.channel}-${message.ts}` }),
    text: message.text,
    team: workspace.team.id,
    ...(message.blocks && { blocks: message.blocks }),
    ...(message.threadTs && { thread_ts: message.threadTs, parent_user_id: root?.user }),
    ...(replies.length > 0 && {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users: [...new Set(replies.map((reply) => reply.user))],
      latest_reply: replies.at(-1)?.ts,
    }),
    ...(message.editedAt && { edited: { user: message.user, ts: message.editedAt } }),
    ...(message.reactions.length > 0 && {
      reactions: message.reactions.map(({ name, users }) => ({ name, users, count: users.length })),
    }),
    ...(message.metadata !== undefined && { metadata: message.metadata }),
  };
}

function botFields(workspace: Workspace): Json {
  const { botId, appId, bot, team } = workspace;
  const profile = {
    id: botId,
    app_id: appId,
    name: bot.realName,
    icons: {},
    deleted: false,
    updated: 0,
    team_id: team.id,
  };
  return { bot_id: botId, app_id: appId, bot_profile: profile };
}

/** The body of an Events API delivery around one event. */
export function eventBody(event: Json, workspace: Workspace): Json {
  return {
    token: 'local-verification-token',
    team_id: workspace.team.id,
    context_team_id: workspace.team.id,
    context_enterprise_id: null,
    api_app_id: workspace.appId,
    event,
    type: 'event_callback',
    event_id: workspace.ids.next('Ev'),
    event_time: Math.floor(workspace.clock() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.team.id,
        user_id: workspace.bot.id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: workspace.ids.next('4-'),
  };
}

/** The fields that every interaction starts with. */
export function interactionBody(type: string, user: Person, workspace: Workspace): Json {
  return {
    type,
    team: { id: workspace.team.id, domain: workspace.team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: workspace.team.id },
    api_app_id: workspace.appId,
    token: 'local-verification-token',
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A channel as payloads name it. */
export function channelReference(channel: Channel): Json {
  return { id: channel.id, name: channel.name };
}
