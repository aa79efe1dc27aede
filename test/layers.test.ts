import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** What each room may import, by the first part of a path below src/; `types` stands for imports that leave no code. */
const MAY_IMPORT: Readonly<Record<string, { code: string[]; types: string[] }>> = {
  text: { code: [], types: [] },
  corpus: { code: ['text', 'errors.ts', 'make-folder.ts'], types: [] },
  search: { code: ['text'], types: ['corpus'] },
  passages: { code: ['text'], types: ['corpus'] },
  store: { code: ['errors.ts', 'make-folder.ts'], types: ['log.ts'] },
  local: { code: [], types: [] },
  slack: { code: ['errors.ts', 'schedule', 'schedule.ts', 'http'], types: ['library.ts', 'log.ts', 'store'] },
  http: { code: ['errors.ts'], types: ['log.ts'] },
  metrics: { code: [], types: ['store'] },
  'library.ts': { code: ['corpus', 'search', 'passages', 'text', 'library'], types: [] },
  library: { code: ['search', 'passages', 'text'], types: ['corpus', 'library.ts'] },
  'config.ts': { code: ['errors.ts', 'config'], types: [] },
  config: { code: [], types: [] },
  schedule: { code: [], types: ['log.ts'] },
  'schedule.ts': { code: ['schedule'], types: [] },
  'errors.ts': { code: [], types: [] },
  'log.ts': { code: [], types: [] },
  'make-folder.ts': { code: [], types: [] },
};
/** These put the rooms together. */
const WIRING = [
  'main.ts',
  'start.ts',
  'cli.ts',
  'cli',
  'load-library.ts',
  'live-library.ts',
  'libraries.ts',
  'monitor.ts',
  'create-log.ts',
  'health.ts',
  'library-cache.ts',
  'progress.ts',
];
/** A package that one room alone may use at run time. */
const OWNED: readonly [owned: RegExp, room: string][] = [
  [/^@slack\//, 'slack'],
  [/^flexsearch/, 'search'],
  [/^(?:react|react-dom|slack-blocks-to-jsx|ws)(?:\/|$)/, 'local'],
  [/^(?:libsql|pg)(?:\/|$)/, 'store'],
  [/^croner$/, 'schedule'],
  [/^prom-client$/, 'metrics'],
];

interface Import {
  file: string;
  room: string;
  target: string;
  typesOnly: boolean;
}

const IMPORT =
  /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gmu;

function importsOf(file: string): Import[] {
  const text = readFileSync(join('src', file), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, type, from, dynamic]) => {
    const name = from ?? dynamic ?? '';
    const target = name.startsWith('.') ? normalize(join(dirname(file), name)) : name;
    return { file, room: file.split('/')[0] ?? '', target, typesOnly: type !== undefined };
  });
}

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file));
const IMPORTS = FILES.flatMap(importsOf);
const isOurs = (target: string) => FILES.includes(target);

describe('the rooms of src/', () => {
  it('are all named here', () => {
    const rooms = new Set(FILES.map((file) => file.split('/')[0]));
    expect([...rooms].filter((room) => !WIRING.includes(room ?? '') && !((room as string) in MAY_IMPORT))).toEqual([]);
  });

  it('have imports to check', () => {
    expect(IMPORTS.filter(({ target }) => isOurs(target)).length).toBeGreaterThan(50);
  });

  it('import no file that is missing', () => {
    const relative = IMPORTS.filter(
      ({ target, file }) => /\.(?:ts|tsx)$/.test(target) && !isOurs(target) && !file.includes('node_modules'),
    );
    expect(relative.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('import only what the house allows', () => {
    const wrong = IMPORTS.filter(({ room, target, typesOnly }) => {
      const other = target.split('/')[0] ?? '';
      if (!isOurs(target) || WIRING.includes(room) || room === other) return false;
      const may = MAY_IMPORT[room];
      return !may?.code.includes(other) && !(typesOnly && may?.types.includes(other));
    });
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it.each(OWNED)('leave %s to %s', (owned, owner) => {
    const wrong = IMPORTS.filter(({ target, room, typesOnly }) => owned.test(target) && room !== owner && !typesOnly);
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('read the environment in config.ts alone', () => {
    const readers = FILES.filter((file) => /process\.env/.test(readFileSync(join('src', file), 'utf8')));
    expect(readers.filter((file) => !WIRING.includes(file))).toEqual([]);
  });
});
