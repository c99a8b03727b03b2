import type { App, Session } from 'electron';
import { isAppUrl } from './origin.ts';

/** Everything in Chromium that talks to somebody without being asked. Name and value of a command line switch. */
export const offlineSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-default-apps'],
  ['disable-domain-reliability'],
  ['disable-client-side-phishing-detection'],
  ['disable-breakpad'],
  ['disable-sync'],
  ['disable-quic'],
  ['dns-prefetch-disable'],
  ['no-pings'],
  ['metrics-recording-only'],
  // No name and no address resolves, literal addresses included.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // A system's proxy settings may name a script, which Chromium would fetch.
  ['no-proxy-server'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
];

export const offlineDisabledFeatures: readonly string[] = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'SafeBrowsing',
  'WebRtcHideLocalIpsWithMdns',
];

/** Before the app is ready. Switches that name lists are added to what the command line holds already. */
export function switchNetworkOff(app: App): void {
  for (const [name, value] of offlineSwitches) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
  const disabled = app.commandLine.getSwitchValue('disable-features').split(',').filter((feature) => feature !== '');
  app.commandLine.appendSwitch('disable-features', [...disabled, ...offlineDisabledFeatures].join(','));
}

/** Whether a request may go on: the app's own files, and the developer tools' own pages where they are allowed at all. */
export function mayRequest(url: string, devToolsAllowed: boolean): boolean {
  return isAppUrl(url) || (devToolsAllowed && url.startsWith('devtools://'));
}

/** Cancels every request of a session that is not for the app's own files. */
export function guardRequests(session: Session, devToolsAllowed: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url, devToolsAllowed) }));
  session.setSpellCheckerEnabled(false);
  // Dictionaries come from Google's servers unless told otherwise.
  session.setSpellCheckerDictionaryDownloadURL('app://codetray/none/');
}
