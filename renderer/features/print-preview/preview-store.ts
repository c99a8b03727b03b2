import type { Bridge, ChannelResult, Failure, LabelChoice, PrintDocument, PrintExtent, PrintRequest, OperationSubject, Result } from '../../../electron/contract/index.ts';
import { createStore, type Store } from '../../app/store.ts';

type SummaryRequest = Extract<PrintRequest, { document: 'summary' }>;
export type Arrangement = SummaryRequest['arrangement'];

/** Sheets of an operation. */
export type Sheets = Extract<PrintRequest, { subject: unknown }>['document'];

/** What becomes of the pages. */
export type Wanted = 'paper' | 'pdf';

export interface PreviewState {
  /** What is to be printed; null while the preview is closed. */
  request: PrintRequest | null;
  /** What it was opened for: the button for it has the keyboard. */
  wanted: Wanted;
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
  open(request: PrintRequest, wanted?: Wanted): Promise<void>;
  close(): void;
  isOpen(): boolean;
  /** The one page that a booking needs of each code, or everything; also from the review. */
  extend(extent: PrintExtent): Promise<void>;
  /** The same codes with a box for every statement of their texts; `extend` leads back. */
  review(): Promise<void>;
  /** The sheets of the one procedure of a summary, or other sheets of the same operation; `extend` leads back to the summary. */
  sheets(document: Sheets): Promise<void>;
  /** Of labels: which sheet, from which label on, how many of each line. */
  labels(change: Partial<LabelChoice>): Promise<void>;
  arrange(arrangement: Arrangement): Promise<void>;
  withContents(contents: boolean): Promise<void>;
  /** Of a comparison. */
  onlyDifferences(only: boolean): Promise<void>;
  /** Asks again: the paper was changed in the settings. */
  reload(): Promise<void>;
  /** Opens the dialog of the system with all its printers. */
  print(): Promise<void>;
  savePdf(): Promise<void>;
}

const closed: PreviewState = { request: null, wanted: 'paper', document: null, failure: null, busy: null, done: '' };

export function createPreview(bridge: Bridge): Preview {
  const store = createStore<PreviewState>(closed);
  /** What the review or the sheets were chosen in place of, with its contents and its title. */
  let summary: SummaryRequest | null = null;
  /** An answer to an older question is not shown. */
  let asked = 0;

  async function reload(): Promise<void> {
    const { request } = store.get();
    if (request === null) return;
    asked += 1;
    const question = asked;
    const answer = await bridge.call('print.preview', request);
    if (question !== asked) return;
    store.set(answer.ok ? { document: answer.value, failure: null } : { document: null, failure: answer.error });
  }

  /** Another arrangement of the same document; what the document does not know leaves it as it is. */
  async function change<Kind extends PrintRequest['document']>(kind: Kind, changed: Partial<Extract<PrintRequest, { document: Kind }>>): Promise<void> {
    const { request } = store.get();
    if (request?.document !== kind) return;
    store.set({ request: { ...request, ...changed } as PrintRequest, done: '' });
    await reload();
  }

  /** One thing at a time; what comes of it is told where it was asked for. */
  async function work(busy: PreviewState['busy'], act: (wanted: PrintRequest) => Promise<Result<string>>): Promise<void> {
    const { request: wanted } = store.get();
    if (wanted === null || store.get().busy !== null) return;
    store.set({ busy, done: '', failure: null });
    const answer = await act(wanted);
    if (store.get().request === null) return;
    store.set(answer.ok ? { busy: null, done: answer.value } : { busy: null, failure: answer.error });
  }

  return {
    store,
    async open(request, wanted = 'paper') {
      summary = null;
      store.set({ ...closed, request, wanted });
      await reload();
    },
    close() {
      asked += 1;
      store.set(closed);
    },
    isOpen: () => store.get().request !== null,
    async extend(extent) {
      if (summary !== null) store.set({ request: summary });
      await change('summary', { extent });
    },
    async review() {
      const { request } = store.get();
      summary = request?.document === 'summary' ? request : summary;
      if (summary === null) return;
      store.set({ request: { document: 'review', codes: summary.codes }, done: '' });
      await reload();
    },
    async sheets(document) {
      const { request } = store.get();
      if (request === null) return;
      if ('subject' in request) store.set({ request: sheetsOf(document, request.subject), done: '' });
      else {
        summary = request.document === 'summary' ? request : summary;
        const [key, ...others] = summary?.codes ?? [];
        if (key === undefined || others.length > 0) return;
        store.set({ request: sheetsOf(document, { of: 'code', key }), done: '' });
      }
      await reload();
    },
    async labels(changed) {
      const { request } = store.get();
      if (request?.document === 'labels') await change('labels', { labels: { ...request.labels, ...changed } });
    },
    arrange: (arrangement) => change('summary', { arrangement }),
    withContents: (contents) => change('summary', { contents }),
    onlyDifferences: (onlyDifferences) => change('comparison', { onlyDifferences }),
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

/** The same operation as another document; labels begin on a whole sheet. */
function sheetsOf(document: Sheets, subject: OperationSubject): PrintRequest {
  return document === 'labels' ? { document, subject, labels: { sheet: '5160', start: 1, copies: 1 } } : { document, subject };
}

function savedSentence({ path, pages }: ChannelResult<'print.savePdf'>): string {
  return path === null ? 'Not saved: the dialog was closed.' : `Saved ${path} (${pages} ${pages === 1 ? 'page' : 'pages'}).`;
}
