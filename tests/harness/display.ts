import { displayMissing, startXvfb } from '../../scripts/lib/display.mjs';

let display: Promise<Record<string, string>> | undefined;

async function ownDisplay(): Promise<Record<string, string>> {
  const server = await startXvfb('1280x800x24');
  return { DISPLAY: server.display };
}

/** The variables that name the display: one Xvfb for each test process, so that windows do not take each other's focus. */
export function testDisplay(): Promise<Record<string, string>> {
  display ??= displayMissing() ? ownDisplay() : Promise.resolve({});
  return display;
}
