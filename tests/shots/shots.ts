import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startDesk } from '../e2e/desk.ts';
import { makeUserFolder } from '../e2e/folders.ts';
import { frames, looks, setFrame, setLook, type FrameName, type LookName } from './looks.ts';
import { calm, states, type DeskState } from './states.ts';

/**
 * Photographs every state of the window into out/shots/<look or size>/. `npm run shots -- palette` takes only the states whose names
 * hold the word, and goes through the others without a picture where they leave something behind.
 */
const folder = join(import.meta.dirname, '../../out/shots');
const wanted = process.argv[2] ?? '';
rmSync(folder, { recursive: true, force: true });

const desk = await startDesk({ home: makeUserFolder() });
const { page } = desk;

async function picture(number: number, state: string, look: LookName, frame: FrameName): Promise<void> {
  const room = frame === 'desk' ? look : frame;
  mkdirSync(join(folder, room), { recursive: true });
  await page.screenshot({ path: join(folder, room, `${String(number).padStart(2, '0')} ${state}.png`), scale: 'device', animations: 'disabled' });
}

/** What is photographed, what it follows, and what leaves something behind for all that come after it. */
function isNeeded(state: DeskState): boolean {
  if (state.name.includes(wanted)) return true;
  if (state.follows !== undefined) return false;
  return state.leave === undefined || states.some(({ name, follows }) => follows === state.name && name.includes(wanted));
}

try {
  for (const [index, state] of states.entries()) {
    await setLook(page, 'light');
    await setFrame(page, 'desk');
    // The first run is the one that nobody has touched.
    if (index > 0) await calm(desk);
    if (!isNeeded(state)) continue;
    await state.arrange(desk);
    if (state.name.includes(wanted)) {
      for (const look of Object.keys(looks) as LookName[]) {
        await setLook(page, look);
        await picture(index + 1, state.name, look, 'desk');
      }
      await setLook(page, 'light');
      for (const frame of Object.keys(frames) as FrameName[]) {
        if (frame === 'desk') continue;
        await setFrame(page, frame);
        await picture(index + 1, state.name, 'light', frame);
      }
      await setFrame(page, 'desk');
      console.log(`  ${state.name}`);
    }
    await state.leave?.(desk);
  }
  console.log('\nDone: pictures in out/shots');
} catch (error) {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, 'where it stopped.png') }).catch(() => undefined);
  throw error;
} finally {
  await desk.launched.close();
}
process.exit(0);
