import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { TriggerButton } from './trigger-button.tsx';

export interface DisclosureProps {
  title: string;
  level: 2 | 3 | 4;
  /** Else it starts folded. */
  isOpenAtFirst?: boolean;
  children: ReactNode;
}

/** A heading that folds what stands below it; its content drawn only once it was opened. */
export function Disclosure({ title, level, isOpenAtFirst = false, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [wasOpen, setWasOpen] = useState(isOpenAtFirst);
  return (
    <AriaDisclosure
      className="disclosure"
      isExpanded={isOpen}
      onExpandedChange={(open) => {
        setOpen(open);
        if (open) setWasOpen(true);
      }}
    >
      <Heading level={level} className="disclosure-title">
        <TriggerButton slot="trigger" look="quiet">
          {isOpen ? <ChevronDown className="icon" size={16} aria-hidden /> : <ChevronRight className="icon" size={16} aria-hidden />}
          {title}
        </TriggerButton>
      </Heading>
      <DisclosurePanel className="disclosure-body">{wasOpen ? children : null}</DisclosurePanel>
    </AriaDisclosure>
  );
}
