import type { ComponentType } from 'react';
import type { KitElement } from '../blocks/kit.ts';
import { ButtonElement } from './button-element.tsx';
import { Checkboxes } from './checkboxes.tsx';
import { DateInput } from './date-input.tsx';
import { ExternalSelect } from './external-select.tsx';
import { FeedbackButtons } from './feedback-buttons.tsx';
import { IconButton } from './icon-button.tsx';
import { MultiSelect } from './multi-select.tsx';
import { Overflow } from './overflow.tsx';
import { RadioButtons } from './radio-buttons.tsx';
import { SingleSelect } from './single-select.tsx';
import { TextInput } from './text-input.tsx';
import './elements.css';

/** How an element is tied to the label, hint and error of its input block. */
export interface Field {
  id: string;
  labelledBy: string;
  describedBy: string | undefined;
  invalid: boolean;
  optional: boolean;
}

/** What every element component receives. */
export interface ElementProps {
  blockId: string;
  element: KitElement;
  /** Whether a change is told to the bot at once, not only when the form is submitted. */
  acts: boolean;
  field?: Field;
}

const ELEMENTS: Record<string, ComponentType<ElementProps>> = {
  button: ButtonElement,
  workflow_button: ButtonElement,
  static_select: SingleSelect,
  users_select: SingleSelect,
  channels_select: SingleSelect,
  conversations_select: SingleSelect,
  external_select: ExternalSelect,
  multi_static_select: MultiSelect,
  multi_external_select: MultiSelect,
  multi_users_select: MultiSelect,
  multi_channels_select: MultiSelect,
  multi_conversations_select: MultiSelect,
  overflow: Overflow,
  radio_buttons: RadioButtons,
  checkboxes: Checkboxes,
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
  datepicker: DateInput,
  timepicker: DateInput,
  datetimepicker: DateInput,
  feedback_buttons: FeedbackButtons,
  icon_button: IconButton,
};

/** Draws one interactive element; kinds that this page does not know are left out. */
export function InteractiveElement(props: ElementProps) {
  const Kind = ELEMENTS[props.element.type];
  return Kind ? <Kind {...props} /> : null;
}

/** The attributes that tie a control to its label, hint and error. */
export function fieldProps(field: Field | undefined, element: KitElement) {
  return {
    id: field?.id,
    'aria-label': field ? undefined : (element.accessibility_label ?? element.placeholder?.text),
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid || undefined,
    'aria-required': field ? !field.optional : undefined,
    'data-focus-first': element.focus_on_load || undefined,
  };
}
