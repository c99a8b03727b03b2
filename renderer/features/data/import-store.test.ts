import { describe, expect, it } from 'vitest';
import type { Bridge } from '../../../electron/contract/index.ts';
import { createImporter } from './import-store.ts';

function bridgeThatAnswers(answers: Record<string, unknown>) {
  const called: string[] = [];
  const call = (async (name: string) => {
    called.push(name);
    return answers[name];
  }) as unknown as Bridge['call'];
  return { call, called };
}

describe('an import from the window', () => {
  it('starts nothing when the dialog was closed without choosing', async () => {
    const bridge = bridgeThatAnswers({ 'import.choose': { ok: true, value: [] } });
    const importer = createImporter(bridge, () => {});
    await importer.choose('files');
    expect(bridge.called).toEqual(['import.choose']);
    expect(importer.store.get().isRunning).toBe(false);
  });

  it('lists what was found first, and imports those files once somebody says so', async () => {
    const found = { files: [], refused: [], unrecognised: [] };
    const bridge = bridgeThatAnswers({
      'import.choose': { ok: true, value: ['rvu.csv'] },
      'import.preview': { ok: true, value: found },
      'import.start': { ok: false, error: { code: 'cancelled', message: '' } },
    });
    const importer = createImporter(bridge, () => {});
    await importer.choose('files');
    expect(bridge.called).toEqual(['import.choose', 'import.preview']);
    expect(importer.store.get()).toMatchObject({ isRunning: false, preview: { paths: ['rvu.csv'], found } });
    await importer.confirm();
    expect(bridge.called.at(-1)).toBe('import.start');
    expect(importer.store.get().preview).toBeNull();
  });

  it('starts nothing when the list was put away, even while the files are looked at', async () => {
    const bridge = bridgeThatAnswers({ 'import.preview': { ok: false, error: { code: 'cancelled', message: '' } } });
    const importer = createImporter(bridge, () => {});
    const looking = importer.look(['rvu.csv']);
    importer.dismiss();
    await looking;
    expect(bridge.called).toEqual(['import.preview', 'import.cancel']);
    expect(importer.store.get()).toMatchObject({ isRunning: false, preview: null, failure: null });
  });

  it('ends with the sentence of the failure and is ready for the next try', async () => {
    const error = { code: 'cancelled', message: 'The import was cancelled. The running catalog is unchanged.' };
    const bridge = bridgeThatAnswers({ 'import.start': { ok: false, error } });
    const importer = createImporter(bridge, () => {});
    await importer.start(['rvu.csv']);
    expect(importer.store.get()).toMatchObject({ isRunning: false, report: null, failure: error });
  });

  it('ignores progress that arrives after the end', async () => {
    const bridge = bridgeThatAnswers({ 'import.start': { ok: false, error: { code: 'cancelled', message: '' } } });
    const importer = createImporter(bridge, () => {});
    await importer.start(['rvu.csv']);
    importer.onProgress({ stage: 'reading', file: 'rvu.csv', rows: 5, fraction: 0.5 });
    expect(importer.store.get().progress).toBeNull();
  });
});
