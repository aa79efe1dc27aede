import fc from 'fast-check';
import { createSeal } from '../../../src/slack/install/seal.ts';

const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

describe('createSeal', () => {
  it('opens what it closed, and never writes the same twice', () => {
    const seal = createSeal([first]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = seal.close(text, '/T1');
        expect(seal.open(sealed, '/T1')).toBe(text);
        expect(seal.close(text, '/T1')).not.toBe(sealed);
      }),
    );
  });

  it('opens nothing for another owner', () => {
    const seal = createSeal([first]);
    expect(() => seal.open(seal.close('xoxb', '/T1'), '/T2')).toThrow();
  });

  it('notices every changed character', () => {
    const seal = createSeal([first]);
    const sealed = seal.close('xoxb-token', '/T1');
    for (let at = 0; at < sealed.length - 1; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      // the last character of a part holds bits that no byte uses
      if (sealed[at + 1] === '.' || sealed[at] === '.') continue;
      expect(() => seal.open(changed, '/T1')).toThrow();
    }
  });

  it('refuses a tag that was cut short', () => {
    const seal = createSeal([first]);
    const [version, name, iv, tag = '', text] = seal.close('xoxb', '/T1').split('.');
    expect(() => seal.open([version, name, iv, tag.slice(0, 6), text].join('.'), '/T1')).toThrow();
  });

  it('reads with either key and writes with the first', () => {
    const old = createSeal([first]).close('xoxb', '/T1');
    const seal = createSeal([second, first]);
    expect(seal.open(old, '/T1')).toBe('xoxb');
    expect([seal.isCurrent(old), seal.isCurrent(seal.close('xoxb', '/T1'))]).toEqual([false, true]);
    expect(() => createSeal([second]).open(old, '/T1')).toThrow('another key');
  });
});
