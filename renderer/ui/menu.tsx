import { ChevronRight } from 'lucide-react';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
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
  /** The key that does the same, as it stands on the keyboard; at the end of the line. */
  shortcut?: string | undefined;
  /** Shown in place of the words. */
  children?: ReactNode;
}

export function MenuItem({ words, isDisabled = false, onAction, shortcut, children }: MenuItemProps) {
  return (
    <AriaMenuItem className="select-option" textValue={words} isDisabled={isDisabled} onAction={onAction}>
      {shortcut === undefined ? (
        (children ?? words)
      ) : (
        <span className="menu-line">
          {children ?? words} <kbd>{shortcut}</kbd>
        </span>
      )}
    </AriaMenuItem>
  );
}

/** A line that opens a list of its own beside it. */
export function SubMenu({ words, children }: { words: string; children: ReactNode }) {
  return (
    <SubmenuTrigger>
      <AriaMenuItem className="select-option" textValue={words}>
        <span className="menu-line">
          {words} <ChevronRight className="icon" size={14} aria-hidden />
        </span>
      </AriaMenuItem>
      <Popover placement="end top" offset={0}>
        <AriaMenu className="select-list sub-menu" aria-label={words}>
          {children}
        </AriaMenu>
      </Popover>
    </SubmenuTrigger>
  );
}

/** Pixels that a menu keeps from the edge of the window. */
const edge = 8;

interface PointMenuProps {
  /** What it is about, for those who see it and those who do not. */
  label: string;
  /** In the window. */
  at: { x: number; y: number };
  /** Opened by a key: the first line has the keyboard. By the mouse none has, until an arrow or the pointer chooses. */
  byKey: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** The same list of actions at a point of the window instead of at a button. */
export function PointMenu({ label, at, byKey, onClose, children }: PointMenuProps) {
  const point = useRef<HTMLSpanElement>(null);
  /** How far up it stands so that all of it is in the window, as far as that is high enough. */
  const [lift, setLift] = useState(0);
  const fit = useCallback(
    (frame: HTMLDivElement | null) => {
      if (frame === null) return undefined;
      const resized = new ResizeObserver(() => {
        const list = frame.querySelector('[role="menu"]');
        const whole = frame.offsetHeight + (list === null ? 0 : list.scrollHeight - list.clientHeight);
        setLift(Math.min(Math.max(0, at.y + whole + edge - window.innerHeight), Math.max(0, at.y - edge)));
      });
      resized.observe(frame);
      return () => resized.disconnect();
    },
    [at.y],
  );
  return (
    <>
      <span ref={point} className="menu-point" style={{ left: at.x, top: at.y }} />
      <Popover
        triggerRef={point}
        isOpen
        placement="bottom start"
        offset={-lift}
        shouldFlip={false}
        containerPadding={edge}
        aria-label={label}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
      >
        <div ref={fit} className="point-menu">
          <p className="menu-about" aria-hidden>
            {label}
          </p>
          <AriaMenu className="point-menu-list" aria-label={label} autoFocus={byKey ? 'first' : true} onClose={onClose}>
            {children}
          </AriaMenu>
        </div>
      </Popover>
    </>
  );
}

export function MenuRule() {
  return <Separator className="menu-rule" />;
}
