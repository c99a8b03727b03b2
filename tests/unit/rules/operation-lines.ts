import { nationalGpci } from '../../../db/rules/base-fee.ts';
import { priceOperation, type OperationPrice } from '../../../db/rules/price-operation.ts';
import type { FeeRow, PricedLine, PriceOptions } from '../../../db/rules/priced-line.ts';

/** A fee schedule row whose fee is a sum of dollars: all of it work, at one dollar per RVU and every index 1. */
export function row(code: string, fee: number, more: Partial<FeeRow> = {}): FeeRow {
  const rvu = Math.round(fee * 100);
  return {
    code, modifier: '', status: 'A', notUsedForMedicare: null, workRvu: rvu, nonFacilityPeRvu: 0, nonFacilityNa: 0, facilityPeRvu: 0, facilityNa: 0, mpRvu: 0,
    nonFacilityTotal: rvu, facilityTotal: rvu, globalDays: '090', preOp: 10, intraOp: 69, postOp: 21, multipleProcedure: '2', bilateral: '1', assistantAtSurgery: '2',
    coSurgeons: '2', teamSurgery: '0', endoBase: null, conversionFactor: 10_000, imagingFamily: '99', ...more,
  };
}

export interface Written extends Partial<Omit<PricedLine, 'rows' | 'modifiers' | 'code'>> {
  rows: readonly FeeRow[];
  modifiers?: string;
}

/** A line of these rows; modifiers are written as on a claim: "RT 80". */
export function line(...rows: FeeRow[]): Written;
export function line(modifiers: string, ...rows: FeeRow[]): Written;
export function line(first: string | FeeRow, ...rest: FeeRow[]): Written {
  return typeof first === 'string' ? { rows: rest, modifiers: first } : { rows: [first, ...rest] };
}

export function priced(written: readonly Written[]): PricedLine[] {
  return written.map(({ rows, modifiers = '', ...more }, index) => ({
    line: index, code: rows[0]?.code ?? '00000', modifiers: modifiers === '' ? [] : modifiers.split(' '), units: 1, chargeCents: null, postoperativeDays: null, anaesthesiaMinutes: null,
    anaesthesiaBaseUnits: null, rows: new Map(rows.map((one) => [one.modifier, one])), ...more,
  }));
}

export const national: PriceOptions = { place: 'facility', gpci: nationalGpci, anaesthesiaFactor: null, participating: true, baseRows: new Map() };

export function price(written: readonly Written[], more: Partial<PriceOptions> = {}): OperationPrice {
  return priceOperation(priced(written), { ...national, ...more });
}

/** Dollars of each line in the order of entry; null where there is no amount. */
export function amounts(written: readonly Written[], more: Partial<PriceOptions> = {}): (number | null)[] {
  return price(written, more).lines.map(({ cents }) => (cents === null ? null : cents / 100));
}

export function total(written: readonly Written[], more: Partial<PriceOptions> = {}): number {
  return price(written, more).totalCents / 100;
}
