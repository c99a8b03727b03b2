import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createDesk } from './app/desk.ts';
import { DeskContext } from './app/desk-context.ts';
import { ErrorBoundary } from './app/error-boundary.tsx';
import { followLinks } from './app/links.ts';
import { followLook } from './app/look.ts';
import { guarded } from './bridge.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const desk = createDesk(guarded(window.codetray));
followLook(desk);
// Drawn before the catalog answers: its thread starts while the field is painted, and what it says is drawn then (docs/adr/0008).
const opened = desk.open();

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary copy={(text) => desk.copyText(text)}>
      <DeskContext value={desk}>
        <App />
      </DeskContext>
    </ErrorBoundary>
  </StrictMode>,
);

void opened.then(() => followLinks(desk));
