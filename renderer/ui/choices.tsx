import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, Label, Radio, RadioGroup } from 'react-aria-components';
import './controls.css';

export interface OneOfProps<Id extends string> {
  label: string;
  choices: readonly { id: Id; label: string; description?: string; mark?: ReactNode }[];
  selected: Id;
  onSelect: (id: Id) => void;
}

/** One of a few choices, all of them in sight. */
export function OneOf<Id extends string>({ label, choices, selected, onSelect }: OneOfProps<Id>) {
  return (
    <RadioGroup className="labelled" value={selected} onChange={(id) => onSelect(id as Id)}>
      <Label className="labelled-name">{label}</Label>
      {choices.map(({ id, label: name, description, mark }) => (
        <Radio key={id} value={id} className="choice">
          <span className="choice-mark choice-mark-round" aria-hidden />
          <span>
            {mark} {name}
            {description !== undefined && <span className="choice-description">{description}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

export interface CheckboxProps {
  isSelected: boolean;
  /** Some of several have it. */
  isIndeterminate?: boolean;
  onChange: (isSelected: boolean) => void;
  children: ReactNode;
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox className="choice" {...rest}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="choice-mark" aria-hidden>
            {isIndeterminate ? <Minus size={12} strokeWidth={3} /> : isSelected ? <Check size={12} strokeWidth={3} /> : null}
          </span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}
