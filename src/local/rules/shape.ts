/** What is wrong in a payload, as Slack words it: `must be less than 151 characters [json-pointer:/blocks/0/text/text]`. */
export type Complaints = string[];

/** Looks at one value; `at` is its JSON pointer. */
export type Check = (value: unknown, at: string, complaints: Complaints) => void;

/** Adds a complaint with its pointer. */
export function complain(complaints: Complaints, at: string, message: string): void {
  complaints.push(`${message} [json-pointer:${at}]`);
}

/** True for plain objects: not for null or lists. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string of `min` to `max` UTF-16 units. */
export function string(max: number, min = 0): Check {
  return (value, at, complaints) => {
    if (typeof value !== 'string') complain(complaints, at, 'must provide a string');
    else if (value.length > max) complain(complaints, at, `must be less than ${max + 1} characters`);
    else if (value.length < min) complain(complaints, at, `must be more than ${min - 1} characters`);
  };
}

/** A string that the pattern accepts whole. */
export function matching(pattern: RegExp, message: string): Check {
  return (value, at, complaints) => {
    if (typeof value !== 'string' || !pattern.test(value)) complain(complaints, at, message);
  };
}

/** One of a few values. */
export function oneOf(...allowed: unknown[]): Check {
  return (value, at, complaints) => {
    if (!allowed.includes(value)) complain(complaints, at, 'must be a valid enum value');
  };
}

/** `true` or `false`. */
export const boolean: Check = (value, at, complaints) => {
  if (typeof value !== 'boolean') complain(complaints, at, 'must provide a boolean');
};

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): Check {
  return (value, at, complaints) => {
    if (!Number.isInteger(value)) complain(complaints, at, 'must provide an integer');
    else if ((value as number) < min) complain(complaints, at, `must be at least ${min}`);
    else if ((value as number) > max) complain(complaints, at, `must be at most ${max}`);
  };
}

/** A list of `min` to `max` items. */
export function list(item: Check, max: number, min = 1): Check {
  return (value, at, complaints) => {
    if (!Array.isArray(value)) return complain(complaints, at, 'must provide an array');
    if (value.length > max) complain(complaints, at, `no more than ${max} items allowed`);
    if (value.length < min) complain(complaints, at, `must provide at least ${min} items`);
    for (const [index, entry] of value.entries()) item(entry, `${at}/${index}`, complaints);
  };
}

/** An object with these properties and no others; `required` names those that must be there. */
export function object(properties: Record<string, Check>, required: string[] = []): Check {
  return (value, at, complaints) => {
    if (!isObject(value)) return complain(complaints, at, 'must provide an object');
    for (const name of required) {
      if (value[name] === undefined || value[name] === null) {
        complain(complaints, at, `missing required field: ${name}`);
      }
    }
    for (const [name, entry] of Object.entries(value)) {
      const check = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (name === 'type' || entry === undefined || entry === null) continue;
      if (check) check(entry, `${at}/${name}`, complaints);
      else complain(complaints, at, `invalid additional property: ${name}`);
    }
  };
}

/** An object whose `type` picks its check from a table. */
export function byType(table: Record<string, Check>): Check {
  return (value, at, complaints) => {
    if (!isObject(value)) return complain(complaints, at, 'must provide an object');
    if (typeof value.type !== 'string') return complain(complaints, at, 'missing required field: type');
    const check = Object.hasOwn(table, value.type) ? table[value.type] : undefined;
    if (check) check(value, at, complaints);
    else complain(complaints, `${at}/type`, `unsupported type: ${value.type}`);
  };
}

/** All the checks, one after the other. */
export function all(...checks: Check[]): Check {
  return (value, at, complaints) => {
    for (const check of checks) check(value, at, complaints);
  };
}

/** Exactly one of the named properties must be there. */
export function exactlyOne(...names: string[]): Check {
  return (value, at, complaints) => {
    if (!isObject(value)) return;
    const given = names.filter((name) => value[name] !== undefined && value[name] !== null);
    if (given.length === 0) complain(complaints, at, `missing required field: ${names[0]}`);
    if (given.length > 1) complain(complaints, at, `must provide only one of: ${names.join(', ')}`);
  };
}

/** A list without entries, as it is given in tables: the parts of `table` that `names` lists. */
export function pick(table: Record<string, Check>, ...names: string[]): Record<string, Check> {
  return Object.fromEntries(
    names.map((name) => {
      const check = table[name];
      if (!check) throw new Error(`local rules: no check named "${name}"`);
      return [name, check];
    }),
  );
}
