import type { Settings, TextSize, Theme } from '../../../electron/contract/index.ts';
import { textSizes, themes } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { RadioChoice } from '../../ui/radio-choice.tsx';

const themeWords: Readonly<Record<Theme, string>> = { system: 'As the computer', light: 'Light', dark: 'Dark', contrast: 'High contrast' };

export function LookSettings({ settings }: { settings: Settings }) {
  const desk = useDesk();
  return (
    <section aria-labelledby="settings-look">
      <h3 id="settings-look">Look</h3>
      <RadioChoice
        label="Colours"
        autoFocus
        choices={themes.map((theme) => ({ id: theme, label: themeWords[theme] }))}
        selected={settings.theme}
        onSelect={(theme) => void desk.changeSettings({ theme: theme as Theme })}
      />
      <RadioChoice
        label="Text size"
        choices={textSizes.map((size) => ({ id: String(size), label: `${size} %` }))}
        selected={String(settings.textSize)}
        onSelect={(size) => void desk.changeSettings({ textSize: Number(size) as TextSize })}
      />
      <Checkbox isSelected={settings.withoutMotion} onChange={(withoutMotion) => void desk.changeSettings({ withoutMotion })}>
        Nothing moves, whatever the computer is set to
      </Checkbox>
    </section>
  );
}
