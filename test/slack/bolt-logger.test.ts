import { LogLevel } from '@slack/bolt';
import { createBoltLogger } from '../../src/slack/bolt-logger.ts';
import { keptLog } from '../support/kept-log.ts';

describe('createBoltLogger', () => {
  it('drops debug lines and objects, which hold payloads, and hides tokens', () => {
    const log = keptLog();
    const logger = createBoltLogger(log, () => false);
    logger.setLevel(LogLevel.DEBUG);
    logger.debug('{"text":"辞めたい"}');
    logger.warn('token xoxb-1-2-abc and', 'xapp-1-A0-b', { text: '辞めたい' }, new Error('bad'));
    expect(logger.getLevel()).toBe(LogLevel.INFO);
    expect(log.lines).toEqual([{ level: 'warn', facts: { from: 'bolt' }, message: 'token [token] and [token]  bad' }]);
  });

  it('is quiet while errors come back as exceptions', () => {
    const log = keptLog();
    createBoltLogger(log, () => true).error('refused');
    expect(log.lines[0]?.level).toBe('debug');
  });
});
