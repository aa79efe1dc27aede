import { checkView, LIMITS } from './block-rules.ts';
import { completeBlocks } from './complete-blocks.ts';
import type { Json, View } from './model.ts';
import type { AnyBlock, PageView } from './protocol.ts';
import { Refusal } from './refusal.ts';
import { stateValues } from './view-state.ts';
import type { Workspace } from './workspace.ts';

/** How many modals may lie on one another. */
export const MAX_MODALS = 3;

/** The open modals and Home tabs of every person. */
export class Views {
  readonly #workspace: Workspace;
  readonly #stacks = new Map<string, View[]>();
  readonly #homes = new Map<string, View>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The person's modals, the topmost last. */
  stack(user: string): readonly View[] {
    return this.#stacks.get(user) ?? [];
  }

  home(user: string): View | undefined {
    return this.#homes.get(user);
  }

  /** By id or external_id, of any person. */
  find(id: string): View | undefined {
    const all = [...this.#stacks.values()].flat().concat([...this.#homes.values()]);
    return all.find((view) => view.id === id) ?? all.find((view) => view.externalId !== '' && view.externalId === id);
  }

  /** Opens a first modal; what lay open before goes, as when Slack opens one from a message. */
  open(user: string, payload: unknown): View {
    const view = this.#make(user, payload, 'modal');
    this.#setStack(user, [view]);
    return view;
  }

  push(user: string, payload: unknown): View {
    const stack = this.stack(user);
    const top = stack.at(-1);
    if (!top) throw new Refusal('not_found');
    if (stack.length >= MAX_MODALS) throw new Refusal('push_limit_reached');
    const view = this.#make(user, payload, 'modal');
    view.rootId = top.rootId;
    view.previousId = top.id;
    this.#setStack(user, [...stack, view]);
    return view;
  }

  /** Puts new content into an open view; `hash`, when given, must be that of the view as it is. */
  update(view: View, payload: unknown, hash?: string): View {
    if (hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict');
    const { id, rootId, previousId } = view;
    const fresh = this.#make(view.user, payload, view.type, view);
    Object.assign(view, fresh, { id, rootId, previousId });
    this.#tell(view);
    return view;
  }

  publish(user: string, payload: unknown, hash?: string): View {
    const old = this.#homes.get(user);
    if (old) return this.update(old, payload, hash);
    const view = this.#make(user, payload, 'home');
    this.#homes.set(user, view);
    this.#tell(view);
    return view;
  }

  /** Takes one modal away, or the whole stack; gives those that went, the topmost first. */
  close(view: View, all = false): View[] {
    const stack = this.stack(view.user);
    const from = all ? 0 : stack.indexOf(view);
    const gone = from < 0 ? [] : stack.slice(from);
    this.#setStack(view.user, stack.slice(0, Math.max(from, 0)));
    return gone.reverse();
  }

  #setStack(user: string, stack: readonly View[]): void {
    this.#stacks.set(user, [...stack]);
    this.#workspace.tell({ type: 'views', views: stack.map(pageView) }, (id) => id === user);
  }

  #tell(view: View): void {
    if (view.type === 'home') this.#workspace.tell({ type: 'home', home: pageView(view) }, (id) => id === view.user);
    else this.#setStack(view.user, this.stack(view.user));
  }

  #make(user: string, payload: unknown, type: View['type'], replaced?: View): View {
    const complaints = checkView(payload);
    const given = payload as Json;
    if (complaints.length === 0 && given.type !== type) {
      complaints.push(`must match the \`type\` of the view (${type}) [json-pointer:/view/type]`);
    }
    if (complaints.length > 0) throw new Refusal('invalid_arguments', complaints);
    if (Buffer.byteLength(JSON.stringify(payload)) > LIMITS.viewBytes) throw new Refusal('view_too_large');
    const externalId = String(given.external_id ?? '');
    const holder = externalId ? this.find(externalId) : undefined;
    if (holder && holder !== replaced) throw new Refusal('duplicate_external_id');
    const { ids } = this.#workspace;
    const id = ids.next('V');
    return {
      id,
      type,
      user,
      title: given.title as Json | undefined,
      submit: given.submit as Json | undefined,
      close: given.close as Json | undefined,
      blocks: completeBlocks(given.blocks as AnyBlock[], ids),
      hash: `${Math.floor(this.#workspace.clock() / 1000)}.${ids.next('')}`,
      callbackId: String(given.callback_id ?? ''),
      privateMetadata: String(given.private_metadata ?? ''),
      externalId,
      clearOnClose: given.clear_on_close === true,
      notifyOnClose: given.notify_on_close === true,
      rootId: id,
      previousId: null,
    };
  }
}

/** A view as the page draws it. */
export function pageView(view: View): PageView {
  const label = (value: Json | null | undefined) => (value ? { text: String(value.text) } : undefined);
  const { id, type, blocks, hash } = view;
  return { id, type, title: label(view.title), submit: label(view.submit), close: label(view.close), blocks, hash };
}

/** A view as the Web API and payloads give it. */
export function viewObject(view: View, workspace: Workspace, values?: ReturnType<typeof stateValues>): Json {
  return {
    id: view.id,
    team_id: workspace.team.id,
    type: view.type,
    ...(view.type === 'modal' && { title: view.title, submit: view.submit ?? null, close: view.close ?? null }),
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    external_id: view.externalId,
    state: { values: stateValues(view.blocks, values) },
    hash: view.hash,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: workspace.appId,
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.botId,
  };
}
