import type { Look } from '../windows/look.ts';
import type { BuiltFile } from './built-file-table.ts';

const bareRoot = '<html lang="en">';

/** The page in the theme that was chosen: its first picture comes before the settings do. As it is when it has no such root element. */
export function dressedPage(page: BuiltFile, theme: Look['theme']): BuiltFile {
  const root = `<html lang="en" data-theme="${theme}"${theme === 'contrast' ? ' data-contrast="more"' : ''}>`;
  return { ...page, bytes: new Uint8Array(Buffer.from(Buffer.from(page.bytes).toString('utf8').replace(bareRoot, root), 'utf8')) };
}
