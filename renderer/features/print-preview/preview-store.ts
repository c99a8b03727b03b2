import type { Bridge, ChannelResult, CodeKey, Failure, PrintDocument, Result } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';

export type Arrangement = PrintDocument['arrangement'];

export interface PreviewState {
  /** What is to be printed; null while the preview is closed. */
  codes: readonly CodeKey[] | null;
  /** What the codes are together: the name of a folder. */
  title: string | null;
  arrangement: Arrangement;
  contents: boolean;
  /** As it would be printed now; null until the catalog has answered. */
  document: PrintDocument | null;
  failure: Failure | null;
  /** What is under way; the buttons wait for it. */
  busy: 'printing' | 'saving' | null;
  /** What was done last, spoken and shown beside the buttons. */
  done: string;
}

export interface Preview {
  store: Store<PreviewState>;
  /** Opens the preview. Several codes come with a first page that names them. */
  open(codes: readonly CodeKey[], title?: string): Promise<void>;
  close(): void;
  isOpen(): boolean;
  arrange(arrangement: Arrangement): Promise<void>;
  withContents(contents: boolean): Promise<void>;
  /** Asks again: the paper was changed in the settings. */
  reload(): Promise<void>;
  /** Opens the dialog of the system with all its printers. */
  print(): Promise<void>;
  savePdf(): Promise<void>;
}

const closed: PreviewState = { codes: null, title: null, arrangement: 'page-each', contents: false, document: null, failure: null, busy: null, done: '' };

export function createPreview(bridge: Bridge): Preview {
  const store = createStore<PreviewState>(closed);
  /** An answer to an older question is not shown. */
  let asked = 0;

  function request() {
    const { codes, title, arrangement, contents } = store.get();
    return codes === null ? null : { codes: [...codes], title, arrangement, contents };
  }

  async function reload(): Promise<void> {
    const wanted = request();
    if (wanted === null) return;
    asked += 1;
    const question = asked;
    const answer = await bridge.call('print.preview', wanted);
    if (question !== asked) return;
    store.set(answer.ok ? { document: answer.value, failure: null } : { document: null, failure: answer.error });
  }

  async function change(changed: Partial<PreviewState>): Promise<void> {
    store.set({ ...changed, done: '' });
    await reload();
  }

  type Request = NonNullable<ReturnType<typeof request>>;

  /** One thing at a time; what comes of it is told where it was asked for. */
  async function work(busy: PreviewState['busy'], act: (wanted: Request) => Promise<Result<string>>): Promise<void> {
    const wanted = request();
    if (wanted === null || store.get().busy !== null) return;
    store.set({ busy, done: '', failure: null });
    const answer = await act(wanted);
    if (request() === null) return;
    store.set(answer.ok ? { busy: null, done: answer.value } : { busy: null, failure: answer.error });
  }

  return {
    store,
    async open(codes, title) {
      store.set({ ...closed, codes, title: title ?? null, contents: codes.length > 1 });
      await reload();
    },
    close() {
      asked += 1;
      store.set(closed);
    },
    isOpen: () => store.get().codes !== null,
    arrange: (arrangement) => change({ arrangement }),
    withContents: (contents) => change({ contents }),
    reload,
    print: () =>
      work('printing', async (wanted) => {
        const answer = await bridge.call('print.paper', wanted);
        return answer.ok ? { ok: true, value: answer.value.printed ? 'Sent to the printer.' : 'Not printed: the dialog was closed.' } : answer;
      }),
    savePdf: () =>
      work('saving', async (wanted) => {
        const answer = await bridge.call('print.savePdf', wanted);
        return answer.ok ? { ok: true, value: savedSentence(answer.value) } : answer;
      }),
  };
}

function savedSentence({ path, pages }: ChannelResult<'print.savePdf'>): string {
  return path === null ? 'Not saved: the dialog was closed.' : `Saved ${path} (${pages} ${pages === 1 ? 'page' : 'pages'}).`;
}
