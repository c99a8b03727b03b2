import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import './controls.css';

/** A TriggerButton that opens a list of actions; `children` are MenuItem and MenuRule. */
export function Menu({ button, label, children }: { button: ReactNode; label: string; children: ReactNode }) {
  return (
    <MenuTrigger>
      {button}
      <Popover placement="bottom start">
        <AriaMenu className="select-list" aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuItemProps {
  /** What a screen reader and the first letters find. */
  words: string;
  isDisabled?: boolean;
  onAction: () => void;
  /** Shown in place of the words. */
  children?: ReactNode;
}

export function MenuItem({ words, isDisabled = false, onAction, children }: MenuItemProps) {
  return (
    <AriaMenuItem className="select-option" textValue={words} isDisabled={isDisabled} onAction={onAction}>
      {children ?? words}
    </AriaMenuItem>
  );
}

export function MenuRule() {
  return <Separator className="menu-rule" />;
}
