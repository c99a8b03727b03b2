import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  copy: (text: string) => unknown;
  children: ReactNode;
}

/** A bug in the window's own drawing ends here: a calm sentence, nothing of the data is lost, details on request. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { details: string | null }> {
  override state: { details: string | null } = { details: null };

  static getDerivedStateFromError(thrown: unknown): { details: string } {
    return { details: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }

  override render(): ReactNode {
    const { details } = this.state;
    if (details === null) return this.props.children;
    return (
      <main className="fallen">
        <h1>This view could not be drawn</h1>
        <p>The catalog, your bookmarks and imported files are untouched. Reload the window to go on; if it happens again, the details help to mend it.</p>
        <p className="fallen-actions">
          <button type="button" className="button button-main" onClick={() => window.location.reload()}>
            Reload the window
          </button>
          <button type="button" className="button" onClick={() => void this.props.copy(details)}>
            Copy details
          </button>
        </p>
      </main>
    );
  }
}
