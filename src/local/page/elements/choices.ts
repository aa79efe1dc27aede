import type { PageState } from '../../protocol.ts';
import type { ElementValue, KitElement, KitOption, KitOptionGroup } from '../blocks/kit.ts';

/** The options of a select, in groups; a list without groups is one group without a label. */
export function groupsOf(options: (KitOption | KitOptionGroup)[]): { label: string; options: KitOption[] }[] {
  const groups = options.filter((o): o is KitOptionGroup => 'options' in o);
  if (groups.length > 0) return groups.map((group) => ({ label: group.label.text, options: group.options }));
  return [{ label: '', options: options as KitOption[] }];
}

/** What a select offers: its own options, or the people or channels of the workspace. */
export function offeredBy(element: KitElement, state: PageState): (KitOption | KitOptionGroup)[] {
  const option = (value: string, text: string): KitOption => ({ value, text: { type: 'plain_text', text } });
  const channels = state.channels.filter((c) => c.kind === 'channel').map((c) => option(c.id, `#${c.name}`));
  const people = [...state.people, state.bot].map((p) => option(p.id, `@${p.name}`));
  if (element.type.endsWith('users_select')) return people;
  if (element.type.endsWith('channels_select')) return channels;
  if (element.type.endsWith('conversations_select')) {
    return [
      ...channels,
      ...state.channels.filter((c) => c.kind === 'im').map((c) => option(c.id, `@${state.bot.name}`)),
    ];
  }
  return element.option_groups ?? element.options ?? [];
}

const KEYS: [string, string][] = [
  ['users_select', 'user'],
  ['channels_select', 'channel'],
  ['conversations_select', 'conversation'],
];

/** The choice as the bot receives it: `selected_option`, `selected_users`, … by the element's type. */
export function selectValue(element: KitElement, chosen: KitOption[]): Record<string, unknown> {
  const kind = KEYS.find(([suffix]) => element.type.endsWith(suffix))?.[1];
  const many = element.type.startsWith('multi_');
  if (kind === undefined) return many ? { selected_options: chosen } : { selected_option: chosen[0] ?? null };
  const ids = chosen.map((o) => o.value);
  return many ? { [`selected_${kind}s`]: ids } : { [`selected_${kind}`]: ids[0] ?? null };
}

/** The options that a select holds; the reverse of `selectValue`. */
export function chosenIn(value: ElementValue | undefined, offered: (KitOption | KitOptionGroup)[]): KitOption[] {
  const held = Object.entries(value ?? {}).find(([key]) => key.startsWith('selected_'))?.[1];
  const all = groupsOf(offered).flatMap((group) => group.options);
  return [held ?? []].flat().flatMap((one) => {
    const id = typeof one === 'string' ? one : (one as KitOption).value;
    return all.find((o) => o.value === id) ?? (typeof one === 'string' ? [] : (one as KitOption));
  });
}
