/**
 * Small release files in the official layouts with invented descriptors, so that an import through the window can be
 * tested everywhere. The titles of the diagnoses are those of ICD-10-CM, a government work.
 */

const preamble = ['2025 National Physician Fee Schedule Relative Value File October Release', 'RELEASED 09/11/2025'];

const stackedHeader = [
  ',, , ,,,,,,,,,,,,,,,,,,,,,,,,,NON-FACILITY,FACILITY,',
  ',,,,NOT USED,,,,,,,,,,,,,,,,,,,,,PHYSICIAN,,DIAGNOSTIC,PE USED,PE USED,MP USED',
  ',,,,FOR,,,NON-FAC,,FACILITY ,,,,,,,,,,,,,,,,SUPERVISION OF,,IMAGING,FOR OPPS,FOR OPPS,FOR OPPS',
  ',,,STATUS,MEDICARE ,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,ASST,CO-,TEAM,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT',
  'HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT',
];

function row(code: string, description: string, work: string): string {
  return `${code},,${description},A,,${work},2.00,,1.50,,0.50,${(Number(work) + 2.5).toFixed(2)},${(Number(work) + 2).toFixed(2)},0,010,0.10,0.80,0.10,2,1,0,0,0,,32.3465,09,0,99,0.00,0.00,0.00`;
}

/** Codes and descriptors that no office has: five characters of a pattern, own words. */
export function physicianFeeSchedule(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => row(String(20_000 + index), `Invented service number ${index}`, (1 + index / 100).toFixed(2)));
  return [...preamble.map((line) => `,,${line}${','.repeat(28)}`), ...stackedHeader, ...lines, ''].join('\r\n');
}

function diagnosis(order: number, code: string, isValid: boolean, title: string): string {
  return `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${isValid ? '1' : '0'} ${title.slice(0, 60).padEnd(60)} ${title}`;
}

/** The contractures of muscle, as the order file lists them. */
export function diagnosisOrderFile(): string {
  const lines: [code: string, isValid: boolean, title: string][] = [
    ['M62', false, 'Other disorders of muscle'],
    ['M624', false, 'Contracture of muscle'],
    ['M6240', true, 'Contracture of muscle, unspecified site'],
    ['M6245', false, 'Contracture of muscle, thigh'],
    ['M62451', true, 'Contracture of muscle, right thigh'],
    ['M62452', true, 'Contracture of muscle, left thigh'],
    ['M62459', true, 'Contracture of muscle, unspecified thigh'],
  ];
  return lines.map(([code, isValid, title], index) => diagnosis(index + 1, code, isValid, title)).join('\n') + '\n';
}
