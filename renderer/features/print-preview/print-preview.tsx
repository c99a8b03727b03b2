import { ChevronLeft, ChevronRight, FileDown, Printer, X } from 'lucide-react';
import { useCallback, useState, type KeyboardEvent } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { CodeKey, PaperChoice, PrintExtent, PrintRequest } from '../../../electron/contract/index.ts';
import { labelSheetNames, labelSheets, mostLabelCopies, placesOn, type LabelSheetName } from '../../../electron/contract/window.ts';
import { useDesk } from '../../app/desk-context.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { PaperView, showPage, type Zoom } from './paper-view.tsx';
import type { Arrangement } from './preview-store.ts';
import './print-preview.css';

const papers = [
  { id: 'Letter', label: 'Letter' },
  { id: 'A4', label: 'A4' },
  { id: 'printer', label: 'Printer’s own' },
] as const;
const contents = [
  { id: 'one-page', label: 'One page' },
  { id: 'whole', label: 'Whole summary' },
  { id: 'review', label: 'Review sheet' },
] as const;
const sheets = [
  { id: 'sheet', label: 'Scheduler’s sheet' },
  { id: 'coder', label: 'Coder’s sheet' },
  { id: 'labels', label: 'Labels' },
] as const;
const labelChoices = labelSheetNames.map((id) => ({ id, label: labelSheets[id].name }));
const copyChoices = Array.from({ length: mostLabelCopies }, (_, index) => ({ id: String(index + 1), label: index === 0 ? 'One of each' : `${index + 1} of each` }));
const bothSheets = { id: 'tray', label: 'Both sheets' } as const;
const arrangements = [
  { id: 'page-each', label: 'A new page for each code' },
  { id: 'continuous', label: 'One after another' },
] as const;
const zooms = [
  { id: 'width', label: 'Whole width' },
  { id: 'page', label: 'Whole page' },
  { id: 'paper', label: 'As on paper' },
] as const;

/** What will be printed, page by page, and how. */
export function PrintPreview() {
  const desk = useDesk();
  const isOpen = useStore(desk.preview.store, (state) => state.request !== null);
  return (
    <ModalOverlay
      className="preview-ground"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) desk.preview.close();
      }}
    >
      <Modal className="preview-frame">
        <Dialog className="preview">
          <Preview />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Preview() {
  const desk = useDesk();
  const { preview } = desk;
  const state = useStore(preview.store, (whole) => whole);
  const paper = useStore(desk.window, ({ settings }) => settings?.paper ?? 'Letter');
  const [zoom, setZoom] = useState<Zoom>('width');
  const [place, setPlace] = useState({ page: 0, pages: 0 });
  const onPage = useCallback((page: number, pages: number) => setPlace((before) => (before.page === page && before.pages === pages ? before : { page, pages })), []);
  const { request } = state;

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === 'p' && !event.shiftKey) void preview.print();
    else if (key === 's' && event.shiftKey) void preview.savePdf();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="preview-desk" onKeyDown={onKeyDown}>
      <header className="preview-bar">
        <Heading slot="title" level={2} className="preview-title">
          {request !== null && titleOf(request)}
        </Heading>
        <div className="preview-actions">
          <Button look={state.wanted === 'paper' ? 'main' : 'plain'} autoFocus={state.wanted === 'paper'} onPress={() => void preview.print()}>
            <Printer className="icon" size={16} aria-hidden />
            Print…
          </Button>
          <Button look={state.wanted === 'pdf' ? 'main' : 'plain'} autoFocus={state.wanted === 'pdf'} onPress={() => void preview.savePdf()}>
            <FileDown className="icon" size={16} aria-hidden />
            Save PDF…
          </Button>
          <Button onPress={() => preview.close()}>
            <X className="icon" size={16} aria-hidden />
            Close
          </Button>
        </div>
        <div className="preview-choices">
          {request !== null && contentsOf(request).length > 0 && (
            <Select
              label="Content"
              choices={contentsOf(request)}
              selected={request.document === 'summary' ? request.extent : request.document}
              onSelect={(id) => {
                // What is printed of a code as a rule is kept; a review and the sheets are asked for each time.
                if (id === 'review') return void preview.review();
                if (id === 'sheet' || id === 'coder' || id === 'tray' || id === 'labels') return void preview.sheets(id);
                void desk.changeSettings({ printExtent: id as PrintExtent });
                void preview.extend(id as PrintExtent);
              }}
            />
          )}
          {request?.document === 'labels' ? (
            <>
              <Select label="Sheet" choices={labelChoices} selected={request.labels.sheet} onSelect={(sheet) => void preview.labels({ sheet: sheet as LabelSheetName, start: 1 })} />
              <Select label="From" choices={startChoices(request.labels.sheet)} selected={String(request.labels.start)} onSelect={(start) => void preview.labels({ start: Number(start) })} />
              <Select label="Copies" choices={copyChoices} selected={String(request.labels.copies)} onSelect={(copies) => void preview.labels({ copies: Number(copies) })} />
            </>
          ) : (
            <Select
              label="Paper"
              choices={papers}
              selected={paper}
              onSelect={(id) => void desk.changeSettings({ paper: id as PaperChoice }).then(() => preview.reload())}
            />
          )}
          {request?.document === 'summary' && request.codes.length > 1 && (
            <>
              {request.extent === 'whole' && <Select label="Codes" choices={arrangements} selected={request.arrangement} onSelect={(id) => void preview.arrange(id as Arrangement)} />}
              <Checkbox isSelected={request.contents} onChange={(contents) => void preview.withContents(contents)}>Contents page</Checkbox>
            </>
          )}
          {request?.document === 'comparison' && <Checkbox isSelected={request.onlyDifferences} onChange={(only) => void preview.onlyDifferences(only)}>Only the differences</Checkbox>}
          <Select label="Size" choices={zooms} selected={zoom} onSelect={(id) => setZoom(id as Zoom)} />
          <div className="preview-pages" role="group" aria-label="Page">
            <Button look="quiet" aria-label="Previous page" isDisabled={place.page <= 1} onPress={() => showPage(place.page - 1)}>
              <ChevronLeft className="icon" size={16} aria-hidden />
            </Button>
            <span data-part="page-of">{place.pages === 0 ? 'Laying out' : `Page ${place.page} of ${place.pages}`}</span>
            <Button look="quiet" aria-label="Next page" isDisabled={place.page >= place.pages} onPress={() => showPage(place.page + 1)}>
              <ChevronRight className="icon" size={16} aria-hidden />
            </Button>
          </div>
        </div>
        <p className="preview-said" role="status">
          {state.busy === 'printing' ? 'Printing: the dialog of the system asks for the printer.' : state.busy === 'saving' ? 'Saving the PDF.' : state.done}
        </p>
        {state.failure !== null && (
          <p className="preview-failed" role="alert">
            {state.failure.message}
          </p>
        )}
      </header>
      {state.document !== null && <PaperView document={state.document} zoom={zoom} onPage={onPage} />}
    </div>
  );
}

/** What can be printed in place of this: of a code its summary too, of a procedure the sheets that go with its booking. */
function contentsOf(request: PrintRequest): readonly { id: string; label: string }[] {
  switch (request.document) {
    case 'sheet':
    case 'coder':
    case 'tray':
    case 'labels':
      return request.subject.of === 'code' ? [...contents, ...sheets] : [...sheets, bothSheets];
    case 'summary':
    case 'review': {
      const [key, ...others] = request.codes;
      return others.length === 0 && (key?.system === 'CPT' || key?.system === 'HCPCS') ? [...contents, ...sheets] : contents;
    }
    default:
      return [];
  }
}

/** The labels of a sheet that others have been taken from already. */
function startChoices(sheet: LabelSheetName): { id: string; label: string }[] {
  return Array.from({ length: placesOn(labelSheets[sheet]) }, (_, index) => ({ id: String(index + 1), label: index === 0 ? 'The first label' : `Label ${index + 1}` }));
}

/** Codes named in the title before "and N more". */
const mostNamed = 4;

function titleOf(request: PrintRequest): string {
  switch (request.document) {
    case 'summary':
      return `Print ${request.title ?? namedShort(request.codes)}`;
    case 'review':
      return `Print the review sheet of ${namedShort(request.codes)}`;
    case 'comparison':
      return `Print ${request.codes.map(({ code }) => code).join(' beside ')}`;
    case 'import-report':
      return 'Print the import report';
    case 'changes':
      return 'Print what changed';
    case 'sheet':
      return 'Print the scheduler’s sheet';
    case 'coder':
      return 'Print the coder’s sheet';
    case 'tray':
      return 'Print both sheets';
    case 'labels':
      return 'Print labels';
  }
}

function namedShort(codes: readonly CodeKey[]): string {
  const named = codes.slice(0, mostNamed).map(({ code }) => code).join(', ');
  const more = codes.length - mostNamed;
  return more > 0 ? `${named} and ${more} more` : named;
}
