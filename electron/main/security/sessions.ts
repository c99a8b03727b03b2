import type { App, Session } from 'electron';
import { guardRequests } from './offline.ts';
import { guardPermissions } from './permissions.ts';

/** Guards the sessions that exist and every one that might come to exist. */
export function guardSessions(app: App, defaultSession: Session, devToolsAllowed: boolean): void {
  const guarded = new WeakSet<Session>();
  function guard(session: Session): void {
    if (guarded.has(session)) return;
    guarded.add(session);
    guardPermissions(session);
    guardRequests(session, devToolsAllowed);
  }
  app.on('session-created', guard);
  guard(defaultSession);
}
