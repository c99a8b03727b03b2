import { describe, expect, it } from 'vitest';
import { between, noChoice, stillThere, toggled } from './choice.ts';
import type { ListItem } from './list-items.ts';

const item = (code: string): ListItem => ({ key: { system: 'CPT', code }, title: code, marks: [], distinction: null, feeLine: null, why: null, addOn: false, billable: true, inpatientOnly: false, inCatalog: true });
const items = ['27390', '27391', '27392', '27393'].map(item);
const ids = (...codes: string[]) => codes.map((code) => `CPT ${code}`);

describe('several results chosen together', () => {
  it('begin with the row that was marked alone', () => {
    expect([...toggled(items, noChoice, 0, 2)]).toEqual(ids('27390', '27392'));
  });

  it('begin with the row itself when none was marked, which is no choice of several yet', () => {
    expect(toggled(items, noChoice, -1, 2).size).toBe(0);
  });

  it('end when only one is left', () => {
    const two = toggled(items, noChoice, 0, 2);
    expect(toggled(items, two, 2, 2).size).toBe(0);
    expect([...toggled(items, toggled(items, two, 2, 3), 3, 2)]).toEqual(ids('27390', '27393'));
  });

  it('are everything between two rows, upwards as well', () => {
    expect([...between(items, 1, 3)]).toEqual(ids('27391', '27392', '27393'));
    expect([...between(items, 2, 0)]).toEqual(ids('27390', '27391', '27392'));
    expect(between(items, 2, 2).size).toBe(0);
  });

  it('lose what a new catalog does not have', () => {
    expect([...stillThere(items.slice(0, 3), new Set(ids('27390', '27391', '27393')))]).toEqual(ids('27390', '27391'));
    expect(stillThere(items.slice(0, 1), new Set(ids('27390', '27391'))).size).toBe(0);
  });
});
