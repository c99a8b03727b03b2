import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { buttonClass, type ButtonLook } from './button.tsx';

export interface TriggerButtonProps extends ButtonLook, Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  children?: ReactNode;
}

/** The button of a menu or of something that folds: the widget library tells it what it opens. */
export function TriggerButton({ look, place, ...rest }: TriggerButtonProps) {
  return <AriaButton {...rest} className={buttonClass({ look, place })} />;
}
