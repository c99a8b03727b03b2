import type { App, WebContents } from 'electron';

/** Pins every page that ever exists in this app to where main put it: no navigation, no redirect, no second window. */
export function guardNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardContents(contents: WebContents): void {
  // None of these fires for main's own loadURL; whatever they report was asked for by a page.
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  contents.on('login', (event, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // A peer connection would otherwise be free to send UDP packets, which no web request handler sees.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
