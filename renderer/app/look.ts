import type { Settings } from '../../electron/contract/index.ts';
import type { Desk } from './desk.ts';

const strongContrast = '(prefers-contrast: more)';

function applyLook({ theme, withoutMotion }: Pick<Settings, 'theme' | 'withoutMotion'>): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = theme;
  if (theme === 'contrast' || (theme === 'system' && window.matchMedia(strongContrast).matches)) dataset['contrast'] = 'more';
  else delete dataset['contrast'];
  if (withoutMotion) dataset['motion'] = 'none';
  else delete dataset['motion'];
}

/**
 * Keeps the root element at the theme that was chosen, from before the first picture on; ui/tokens.css does the rest. The size of
 * the text is main's part: it is the zoom of the window.
 */
export function followLook(desk: Desk): void {
  // Main hands the page out in the theme of the last time: the settings come after the first picture.
  const handed = (document.documentElement.dataset['theme'] ?? 'system') as Settings['theme'];
  const apply = () => {
    const { settings } = desk.window.get();
    applyLook(settings ?? { theme: handed, withoutMotion: false });
  };
  let applied = desk.window.get().settings;
  desk.window.subscribe(() => {
    const { settings } = desk.window.get();
    if (settings === applied) return;
    applied = settings;
    apply();
  });
  window.matchMedia(strongContrast).addEventListener('change', apply);
  apply();
}
