import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How many traps each part of our notes on Slack has: the SDK, what comes in, commands, what goes out, the daily post
 * (in the order of its paragraphs), installation and HTTP (likewise).
 */
const TRAPS = { 1: 9, 2: 10, 3: 13, 4: 3, 5: 4, 6: 9 };

/** These need not be tried on both receivers: of Socket Mode alone, of HTTP and OAuth alone, or of no payload at all. */
const ONE_SIDED = ['1.3', '1.5', '4.2', '5.3', '5.4', '6.1', '6.3', '6.4', '6.5', '6.6', '6.7', '6.8', '6.9'];

interface Numbered {
  number: string;
  onBoth: boolean;
}

const RECEIVERS = /^describe\.each\((?:RECEIVERS|MODES)\)/;
/** The beginning of a test's or a group's name, of one line or of a table's last. */
const NAME = /(?:\b(?:it|describe)|\]\)|\]\s+as const\))\(\s*(['"`])(\d\.\d+): /g;

function numberedIn(source: string): Numbered[] {
  return source.split(/^(?=describe\b)/m).flatMap((group) => {
    const onBoth = RECEIVERS.test(group);
    return [...group.matchAll(NAME)].map(([, , number = '']) => ({ number, onBoth }));
  });
}

describe("the traps of Slack's platform", () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    // the samples below are no tests
    .filter((file) => !file.endsWith('overview.test.ts'));
  const numbered = files.flatMap((file) => numberedIn(readFileSync(join('test', file), 'utf8')));
  const all = Object.entries(TRAPS).flatMap(([part, count]) =>
    Array.from({ length: count }, (_, index) => `${part}.${index + 1}`),
  );

  it.each(all)('%s has a test', (number) => {
    expect(numbered.map((test) => test.number)).toContain(number);
  });

  it('have tests on both receivers where both apply', () => {
    const onBoth = new Set(numbered.filter((test) => test.onBoth).map(({ number }) => number));
    expect(all.filter((number) => !onBoth.has(number) && !ONE_SIDED.includes(number))).toEqual([]);
  });

  it('have no test of a number that there is not', () => {
    expect(numbered.map(({ number }) => number).filter((number) => !all.includes(number))).toEqual([]);
  });

  it('are found in every form in which a test is written', () => {
    const source = `describe.each(RECEIVERS)('x', () => {
      it('1.1: a', () => {});
      it.each([1, 2])('1.2: b %i', () => {});
      it.each([
        ['2'],
      ] as const)('1.3: c', () => {});
      it.each(['x'])(
        '1.4: d',
        () => {},
      );
      it.each<[string]>([['x']])('1.5: e', () => {});
      const number = '1.6: no test';
    });
    describe('1.7: f', () => {});`;
    const found = numberedIn(source.replace(/^ {4}/gm, ''));
    expect(found.map(({ number, onBoth }) => [number, onBoth])).toEqual([
      ['1.1', true],
      ['1.2', true],
      ['1.3', true],
      ['1.4', true],
      ['1.5', true],
      ['1.7', false],
    ]);
  });
});
