import type { CatalogInfo } from '../../../db/model/catalog.ts';
import { wayBetween } from '../../../db/model/catalog-way.ts';
import { menuCommands, type CommandId } from '../../contract/menu-commands.ts';
import type { CallDatabase } from '../../contract/threads.ts';
import { menuTemplate } from './menu.ts';

interface AppMenuOptions {
  readonly platform: NodeJS.Platform;
  readonly run: (id: CommandId) => void;
  readonly database: CallDatabase;
  /** Puts a menu in the place of the one before. */
  readonly show: (template: ReturnType<typeof menuTemplate>) => void;
}

export interface AppMenu {
  /** The menu as it is known without a question to the catalog. */
  start(): void;
  /** Says in the menu where a change of the catalog leads from here. */
  follow(running?: CatalogInfo): Promise<void>;
}

/** The application's menu. Its words cannot be changed in place, so it is made anew when the way between the two catalogs turns. */
export function createAppMenu({ platform, run, database, show }: AppMenuOptions): AppMenu {
  let said: string = menuCommands['catalog.rollback'].label;

  return {
    start: () => show(menuTemplate({ platform, run })),

    async follow(running) {
      const info = running ?? (await answerOf(database('catalog.info')));
      if (info === null) return;
      const kept = info.previousVersion === null ? null : await answerOf(database('catalog.previous'));
      const label = `${wayBetween(info, kept).title}…`;
      if (label === said) return;
      said = label;
      show(menuTemplate({ platform, run, catalogLabel: label }));
    },
  };
}

async function answerOf<Value>(asked: Promise<{ ok: true; value: Value } | { ok: false }>): Promise<Value | null> {
  const answer = await asked;
  return answer.ok ? answer.value : null;
}
