import type { ComponentProps } from 'react';
import './controls.css';

/** How a button looks, whatever it is made of. */
export interface ButtonLook {
  /** main: the one action of a view. quiet: beside text. link: inside text. */
  look?: 'plain' | 'main' | 'quiet' | 'link' | undefined;
  /** Extra class for placing it. */
  place?: string | undefined;
}

export function buttonClass({ look = 'plain', place }: ButtonLook): string {
  const kind = look === 'plain' ? '' : ` button-${look}`;
  return `button${kind}${place === undefined ? '' : ` ${place}`}`;
}

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'className' | 'style' | 'disabled' | 'onClick'> {
  isDisabled?: boolean;
  onPress?: () => void;
}

/**
 * The browser's own button: keyboard, mouse and screen readers know it, and the first picture need not wait for the widget
 * library. What opens a menu or folds something is a TriggerButton.
 */
export function Button({ look, place, isDisabled = false, onPress, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} disabled={isDisabled} onClick={onPress && (() => onPress())} className={buttonClass({ look, place })} />;
}
