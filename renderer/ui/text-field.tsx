import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import './controls.css';

export interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Stands below the label. */
  description?: string;
  maxLength?: number;
  /** Rows of a text of several lines; one line without. */
  rows?: number;
  autoFocus?: boolean;
  /** Why the value cannot be taken. */
  error?: string | null;
}

export function TextField({ label, value, onChange, description, maxLength, rows, autoFocus = false, error = null }: TextFieldProps) {
  const limit = maxLength === undefined ? {} : { maxLength };
  return (
    <AriaTextField className="labelled" value={value} onChange={onChange} autoFocus={autoFocus} isInvalid={error !== null} {...limit}>
      <Label className="labelled-name">{label}</Label>
      {description !== undefined && (
        <Text slot="description" className="labelled-description">
          {description}
        </Text>
      )}
      {rows === undefined ? <Input className="text-field" autoComplete="off" spellCheck={false} /> : <TextArea className="text-field" rows={rows} />}
      <FieldError className="labelled-error">{error}</FieldError>
    </AriaTextField>
  );
}
