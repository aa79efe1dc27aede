/** A Block Kit text object. */
export interface KitText {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  emoji?: boolean;
}

/** One choice of a select, of radio buttons, of checkboxes or of an overflow menu. */
export interface KitOption {
  text: KitText;
  value: string;
  description?: KitText;
  url?: string;
}

/** A labelled group of choices. */
export interface KitOptionGroup {
  label: KitText;
  options: KitOption[];
}

/** The question that is asked before an action is sent. */
export interface KitConfirm {
  title: KitText;
  text: KitText;
  confirm: KitText;
  deny: KitText;
  style?: 'primary' | 'danger';
}

/** A feedback button: one of two in `feedback_buttons`. */
export interface KitFeedbackButton {
  text: KitText;
  value: string;
  accessibility_label?: string;
}

/** Any interactive element, with the fields of all of them; which ones stand depends on `type`. */
export interface KitElement {
  type: string;
  action_id?: string;
  text?: KitText;
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  accessibility_label?: string;
  confirm?: KitConfirm;
  placeholder?: KitText;
  options?: KitOption[];
  option_groups?: KitOptionGroup[];
  initial_option?: KitOption;
  initial_options?: KitOption[];
  initial_value?: string;
  initial_date?: string;
  initial_time?: string;
  initial_date_time?: number;
  initial_user?: string;
  initial_users?: string[];
  initial_channel?: string;
  initial_channels?: string[];
  initial_conversation?: string;
  initial_conversations?: string[];
  default_to_current_conversation?: boolean;
  min_query_length?: number;
  max_selected_items?: number;
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  min_value?: string;
  max_value?: string;
  is_decimal_allowed?: boolean;
  focus_on_load?: boolean;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  positive_button?: KitFeedbackButton;
  negative_button?: KitFeedbackButton;
  icon?: string;
  image_url?: string;
  alt_text?: string;
}

/** What an element holds, in the shape of Slack's `state.values` and `actions[0]`. */
export type ElementValue = { type: string } & Record<string, unknown>;

/** Everything that a message's or a view's elements hold: block_id, then action_id. */
export type Values = Record<string, Record<string, ElementValue>>;
