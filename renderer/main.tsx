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
// Drawn once, with what the catalog answers, instead of twice; a catalog that takes its time must not hold the field up.
const opened = desk.open();
await Promise.race([opened, new Promise((done) => setTimeout(done, 150))]);

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
