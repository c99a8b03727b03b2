import type { ModifierRule } from './modifier-subject.ts';

const fee = '(base units + time units) x the anaesthesia conversion factor';

function rule(modifier: string, perCent: 50 | 100, name: string, whenToUse: string): ModifierRule {
  const effect = `Pays ${perCent.toString()} % of ${fee}.`;
  return { modifier, applies: 'yes', effect, pays: `${perCent.toString()} %`, words: { name, description: 'Says who gave the anaesthetic and under whose direction.', whenToUse } };
}

/** Who gives the anaesthetic. Source: 42 CFR 414.46 and 414.60; manual chapter 12, sections 50 and 140. */
export function anaesthesiaModifiers(): ModifierRule[] {
  return [
    rule('AA', 100, 'Anaesthesiologist alone', 'The anaesthesiologist gave the anaesthetic in person.'),
    rule('QZ', 100, 'Nurse anaesthetist alone', 'A nurse anaesthetist worked without medical direction.'),
    rule('QK', 50, 'Directing two to four cases', 'The physician medically directed two, three or four anaesthetics at the same time.'),
    rule('QX', 50, 'Nurse anaesthetist, directed', 'A nurse anaesthetist worked under medical direction.'),
    rule('QY', 50, 'Directing one nurse anaesthetist', 'The physician medically directed one nurse anaesthetist.'),
  ];
}
