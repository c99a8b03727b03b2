import type { Desk } from './desk.ts';
import { answerOpenDialog } from './desk.ts';

/** Imports files as a person does: Ctrl+O, the list of what was found, Import; waits for the report. */
export async function importFiles({ app, page }: Pick<Desk, 'app' | 'page'>, paths: string[]): Promise<void> {
  await answerOpenDialog(app, paths);
  await page.keyboard.press('Control+O');
  await page.getByRole('dialog', { name: 'Files found' }).getByRole('button', { name: /^Import/ }).press('Enter');
  await page.locator('.report').getByText('Import finished').waitFor({ timeout: 60_000 });
}
