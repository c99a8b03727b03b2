import { describe, expect, it } from 'vitest';
import type { Bookmark, Folder } from '../../../electron/contract/index.ts';
import { folderTitle } from './folder-title.ts';

const folder = (id: number, name: string) => ({ id, name, colour: null }) as Folder;
const bookmark = (code: string, folderId: number | null) => ({ system: 'CPT', code, folderId }) as Bookmark;
const kept = { folders: [folder(1, 'Daily'), folder(2, 'Rare')], bookmarks: [bookmark('27390', 1), bookmark('27391', 1), bookmark('27393', 2), bookmark('27394', null)] };
const title = (...codes: string[]) => folderTitle(codes.map((code) => ({ system: 'CPT', code })), kept);

describe('the title of codes that are printed together', () => {
  it('is the name of their folder when all of it is there, and says so when it is a part', () => {
    expect(title('27391', '27390')).toBe('Daily');
    expect(title('27391')).toBe('From Daily');
  });

  it('is none for codes of several folders, of no folder, or without a bookmark', () => {
    expect(title('27390', '27393')).toBeNull();
    expect(title('27394')).toBeNull();
    expect(title('27390', '27397')).toBeNull();
  });
});
