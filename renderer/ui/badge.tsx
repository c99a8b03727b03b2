import type { LucideIcon } from 'lucide-react';

export interface BadgeProps {
  icon: LucideIcon;
  word: string;
  tone?: 'plain' | 'accent' | 'done' | 'warning' | 'stop';
}

/** A small mark: an icon and a word, because neither colour nor a picture speaks alone. */
export function Badge({ icon: Icon, word, tone = 'plain' }: BadgeProps) {
  return (
    <span className={tone === 'plain' ? 'badge' : `badge badge-${tone}`}>
      <Icon className="icon" size={12} aria-hidden />
      {word}
    </span>
  );
}
