import { createLog } from '../src/create-log.ts';

describe('createLog', () => {
  it('lets no token and no secret through, wherever it stands', () => {
    const lines: string[] = [];
    const log = createLog('debug', ['p4ssw0rd!!', 'short'], (line) => lines.push(line));
    log.error({ err: new Error('no xoxb-1234567890-abc'), to: { p4: 'p4ssw0rd!!' } }, 'xapp-1-A1-22-abcdef');
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/xoxb-|xapp-|p4ssw0rd/);
    expect(lines[0]).toContain('[token]');
    expect(JSON.parse(lines[0] ?? '').to.p4).toBe('[secret]');
  });
});
