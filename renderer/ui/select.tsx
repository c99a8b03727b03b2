import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import './controls.css';

export interface Choice {
  id: string;
  label: string;
}

export interface SelectProps {
  label: string;
  choices: readonly Choice[];
  selected: string;
  onSelect: (id: string) => void;
}

export function Select({ label, choices, selected, onSelect }: SelectProps) {
  return (
    <AriaSelect
      className="select"
      value={selected}
      onChange={(key) => {
        if (key !== null) onSelect(String(key));
      }}
    >
      <Label className="select-label">{label}</Label>
      <Button className="button">
        <SelectValue />
        <ChevronDown className="icon" size={16} aria-hidden />
      </Button>
      <Popover>
        <ListBox className="select-list" items={choices}>
          {(choice) => (
            <ListBoxItem className="select-option" id={choice.id} textValue={choice.label}>
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
