import { describe, expect, it } from 'vitest';
import { startServices, type Service } from '../../../electron/main/services.ts';

function recorded(log: string[], name: string, fail: { start?: boolean; stop?: boolean } = {}): Service {
  return {
    name,
    start() {
      if (fail.start === true) throw new Error(`${name} cannot start`);
      log.push(`start ${name}`);
    },
    async stop() {
      await Promise.resolve();
      if (fail.stop === true) throw new Error(`${name} cannot stop`);
      log.push(`stop ${name}`);
    },
  };
}

describe('services', () => {
  it('start in order and stop in reverse', async () => {
    const log: string[] = [];
    const running = await startServices([recorded(log, 'databases'), recorded(log, 'guards'), recorded(log, 'window')], () => {});
    await running.stop();
    expect(log).toEqual(['start databases', 'start guards', 'start window', 'stop window', 'stop guards', 'stop databases']);
  });

  it('stop only once, however often they are told to', async () => {
    const log: string[] = [];
    const running = await startServices([recorded(log, 'databases')], () => {});
    await Promise.all([running.stop(), running.stop()]);
    expect(log).toEqual(['start databases', 'stop databases']);
  });

  it('are stopped again when a later one cannot start, and the reason goes on', async () => {
    const log: string[] = [];
    const reports: string[] = [];
    const starting = startServices([recorded(log, 'databases'), recorded(log, 'window', { start: true }), recorded(log, 'never')], (what) => reports.push(what));
    await expect(starting).rejects.toThrow('window cannot start');
    expect(log).toEqual(['start databases', 'stop databases']);
    expect(reports).toEqual(['window did not start']);
  });

  it('that fail to stop do not keep the databases from closing', async () => {
    const log: string[] = [];
    const reports: string[] = [];
    const running = await startServices([recorded(log, 'databases'), recorded(log, 'window', { stop: true })], (what) => reports.push(what));
    await running.stop();
    expect(log.at(-1)).toBe('stop databases');
    expect(reports).toEqual(['window did not stop cleanly']);
  });
});
