import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { readConfig } from '../src/config.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { createLibrary } from '../src/library.ts';
import { en } from '../src/slack/phrases-en.ts';
import { ja } from '../src/slack/phrases-ja.ts';
import { fakeStore } from './support/fake-store.ts';
import { MISAKI, startSenpaiFor } from './support/senpai.ts';

const readme = readFileSync('README.md', 'utf8');

/** The text from one heading to the next. */
const section = (heading: string) => readme.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';

/** The code spans of a cell. */
const codes = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The cells of a section's table, row by row, without its head. */
const rows = (text: string) => [...text.matchAll(/^\| (.+) \|$/gm)].slice(1).map(([, row = '']) => row.split(' | '));

describe('the first screen of the README', () => {
  const wanted = rows(section('Try it')).filter(([, how]) => how && !how.startsWith('!['));

  it('names the buttons as they are, in both languages', () => {
    const { shortcuts } = (
      parse(readFileSync('manifest.yml', 'utf8')) as { features: { shortcuts: { name: string }[] } }
    ).features;
    const told = wanted.flat().join('\n');
    for (const { name } of shortcuts) expect(told).toContain(`**${name}**`);
    for (const name of ['more', 'readMore', 'share', 'followUp', 'want'] as const) {
      expect(told).toContain(`**${ja[name]}**`);
      expect(told).toMatch(new RegExp(`\\*\\*${ja[name]}\\*\\* \\(${en[name].split(' ')[0]}`, 'i'));
    }
  });

  it('gives commands that answer', async () => {
    const commands = codes(wanted.flat().join('\n')).filter(
      (code) => code.startsWith('/career') && !code.includes('daily'),
    );
    expect(commands.length).toBeGreaterThanOrEqual(6);
    const senpai = await startSenpaiFor('socket', createLibrary(await readCorpus(['corpus'])), { store: fakeStore() });
    try {
      for (const command of commands) {
        const before = senpai.said().length;
        expect(await senpai.slack.command(MISAKI, '#general', command)).toEqual({ ok: true });
        const { text } = await senpai.next(before);
        expect([command, text]).not.toEqual([command, expect.stringMatching(/見つかりませんでした|もう一度/)]);
      }
    } finally {
      await senpai.stop();
    }
  });
});

describe('the README', () => {
  it('shows every picture that there is', () => {
    const shown = [...readme.matchAll(/\.github\/pictures\/([\w-]+\.\w+)/g)].map(([, name]) => name);
    expect([...new Set(shown)].toSorted()).toEqual(readdirSync('.github/pictures').toSorted());
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) => link);
    const there = new Set([...readdirSync('.'), ...readdirSync('.github/pictures')]);
    expect(links.filter((link) => !there.has(basename(link)))).toEqual([]);
  });

  it('names every script that it tells to run as package.json does', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const told = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name);
    expect(told.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the settings in the README', () => {
  const settings = rows(section('Settings'));

  it('are those that are read', () => {
    const asked = new Set<string>();
    const unset = new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_, name) => void asked.add(String(name)),
      },
    );
    readConfig(unset);
    const told = settings.flatMap(([name, , meaning]) => [...codes(name), ...codes(meaning)]);
    const variables = told.filter((code) => /^[A-Z][A-Z_]+$/.test(code));
    expect([...new Set(variables)].toSorted()).toEqual([...asked].filter((name) => /^[A-Z_]+$/.test(name)).toSorted());
  });

  it('have the defaults that they have', () => {
    const given = settings.flatMap(([names, defaults]) =>
      codes(defaults).map((value, index) => [codes(names)[index] ?? '', value] as const),
    );
    expect(given.length).toBeGreaterThanOrEqual(10);
    expect(readConfig(Object.fromEntries(given))).toEqual(readConfig({}));
  });
});
