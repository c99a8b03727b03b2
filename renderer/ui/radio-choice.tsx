import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Choice } from './select.tsx';
import './controls.css';

export interface RadioChoiceProps {
  label: string;
  choices: readonly Choice[];
  selected: string;
  onSelect: (id: string) => void;
  /** The first of a dialog has the focus when it opens. */
  autoFocus?: boolean;
}

/** One of a few, all in sight; the arrows choose. */
export function RadioChoice({ label, choices, selected, onSelect, autoFocus = false }: RadioChoiceProps) {
  return (
    <RadioGroup className="radio-choice" value={selected} onChange={onSelect} orientation="horizontal">
      <Label className="radio-label">{label}</Label>
      <div className="radio-row">
        {choices.map(({ id, label: word }) => (
          <Radio key={id} value={id} autoFocus={autoFocus && id === selected} className="radio">
            <span className="radio-dot" aria-hidden />
            {word}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
