import { useState, type ComponentProps, type MouseEvent } from 'react';
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

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'className' | 'style' | 'disabled' | 'aria-disabled' | 'onClick' | 'onFocus' | 'onBlur'> {
  isDisabled?: boolean;
  onPress?: () => void;
}

/**
 * The browser's own button: keyboard, mouse and screen readers know it, and the first picture need not wait for the widget
 * library. What opens a menu or folds something is a TriggerButton. A button that is disabled by its own press keeps the
 * keyboard until somebody moves it on: the browser would drop it, and the next press would begin at the top of the window.
 */
export function Button({ look, place, isDisabled = false, onPress, type = 'button', ...rest }: ButtonProps) {
  const [hasFocus, setHasFocus] = useState(false);
  const isWaiting = isDisabled && hasFocus;
  function press(event: MouseEvent): void {
    if (isWaiting) event.preventDefault();
    else onPress?.();
  }
  return (
    <button
      {...rest}
      type={type}
      disabled={isDisabled && !hasFocus}
      {...(isWaiting ? { 'aria-disabled': true } : {})}
      onClick={press}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
      className={buttonClass({ look, place })}
    />
  );
}
