import { readFileSync } from 'node:fs';
import { basename, delimiter } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

/** Files of Slack's own JSON schema for manifests (github.com/slackapi/manifest-schema); it is not ours to keep here. */
const files = (process.env.MANIFEST_SCHEMA ?? '').split(delimiter).filter(Boolean);

type Tree = Record<string, unknown>;

/** What the schema in a file says against manifest.yml, after `change`. */
function complaints(file: string, change: (manifest: Tree) => void = () => {}): string[] {
  const manifest = parse(readFileSync('manifest.yml', 'utf8')) as Tree;
  change(manifest);
  // The schema is draft-07; its one format, uri, only concerns fields that the manifest does without.
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
    JSON.parse(readFileSync(file, 'utf8')) as Tree,
  );
  return validate(manifest) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** The object at a path of keys and indexes. */
function at(manifest: Tree, ...path: string[]): Tree {
  return path.reduce((node, key) => node[key] as Tree, manifest);
}

const BROKEN: [name: string, change: (manifest: Tree) => void, place: string][] = [
  ['no name', (manifest) => delete at(manifest, 'display_information').name, '/display_information'],
  [
    'a short long_description',
    (manifest) => Object.assign(at(manifest, 'display_information'), { long_description: 'Senpai' }),
    '/display_information/long_description',
  ],
  [
    'a shortcut with a long name',
    (manifest) => Object.assign(at(manifest, 'features', 'shortcuts', '0'), { name: 'x'.repeat(25) }),
    '/features/shortcuts/0/name',
  ],
  [
    'a command without its slash',
    (manifest) => Object.assign(at(manifest, 'features', 'slash_commands', '0'), { command: 'career' }),
    '/features/slash_commands/0/command',
  ],
  [
    'a misspelt key',
    (manifest) => Object.assign(at(manifest, 'settings'), { socket_mode: true }),
    '/settings must NOT have additional properties',
  ],
];

if (files.length === 0) {
  describe("Slack's schema for manifests (skipped: MANIFEST_SCHEMA names no downloaded file of it)", () => {
    it.skip('accepts manifest.yml', () => {});
  });
} else {
  describe.each(files.map((file) => [basename(file), file] as const))(
    "Slack's schema for manifests, %s",
    (_name, file) => {
      it('accepts manifest.yml', () => {
        expect(complaints(file)).toEqual([]);
      });

      it.each(BROKEN)('refuses a manifest with %s', (_, change, place) => {
        expect(complaints(file, change).some((complaint) => complaint.startsWith(place))).toBe(true);
      });
    },
  );
}
