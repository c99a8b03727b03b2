import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import './controls.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** main: the one action of a view. quiet: beside text. link: inside text. */
  look?: 'plain' | 'main' | 'quiet' | 'link';
  /** Extra class for placing it. */
  place?: string;
  children?: ReactNode;
}

export function Button({ look = 'plain', place, ...rest }: ButtonProps) {
  const kind = look === 'plain' ? '' : ` button-${look}`;
  return <AriaButton {...rest} className={`button${kind}${place === undefined ? '' : ` ${place}`}`} />;
}
