import type { Page } from 'playwright-core';

/** How the window is asked to look; as the computer would ask, because the settings are its own state. */
export const looks = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  'contrast dark': { colorScheme: 'dark', contrast: 'more', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'active' },
} as const;
export type LookName = keyof typeof looks;

/** Sizes in CSS pixels of the page; 200 % is the small desk with twice as many pixels in each. */
export const frames = {
  desk: { width: 1280, height: 720, scale: 1 },
  narrow: { width: 900, height: 720, scale: 1 },
  'at 200 %': { width: 640, height: 360, scale: 2 },
} as const;
export type FrameName = keyof typeof frames;

export async function setLook(page: Page, look: LookName): Promise<void> {
  await page.emulateMedia({ ...looks[look], reducedMotion: 'reduce' });
}

export async function setFrame(page: Page, frame: FrameName): Promise<void> {
  const { width, height, scale } = frames[frame];
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false });
  await session.detach();
}
