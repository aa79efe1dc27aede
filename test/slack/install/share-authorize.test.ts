import { shareAuthorize } from '../../../src/slack/install/share-authorize.ts';

const of = (teamId: string, userId = 'U1') => ({ teamId, enterpriseId: undefined, userId, isEnterpriseInstall: false });

describe('shareAuthorize', () => {
  it('asks once for those of one workspace who ask at once, and gives each an answer of its own', async () => {
    const asked: (string | undefined)[] = [];
    const authorize = shareAuthorize(async ({ teamId }) => {
      asked.push(teamId);
      await Promise.resolve();
      return { botToken: `xoxb-${teamId}` };
    });
    const [one, two, other] = await Promise.all([authorize(of('T1')), authorize(of('T1', 'U2')), authorize(of('T2'))]);
    expect(asked).toEqual(['T1', 'T2']);
    expect([one.botToken, two.botToken, other.botToken]).toEqual(['xoxb-T1', 'xoxb-T1', 'xoxb-T2']);
    expect(one).not.toBe(two);
    await authorize(of('T1'));
    expect(asked).toEqual(['T1', 'T2', 'T1']);
  });

  it('tells all of a failure, and asks anew', async () => {
    let tries = 0;
    const authorize = shareAuthorize(async () => {
      tries += 1;
      throw new Error('not installed');
    });
    const both = await Promise.allSettled([authorize(of('T1')), authorize(of('T1'))]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(authorize(of('T1'))).rejects.toThrow('not installed');
    expect(tries).toBe(2);
  });
});
