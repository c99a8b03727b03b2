/** The only scheme and host that the window ever shows. */
export const appScheme = 'app';
export const appHost = 'codetray';
export const appOrigin = `${appScheme}://${appHost}`;

export function appUrl(page: 'index.html' | 'print.html'): string {
  return `${appOrigin}/${page}`;
}

/** Whether a URL belongs to the app. Parsed, never compared as a string: `app://codetray.example/` is not ours. */
export function isAppUrl(url: string): boolean {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  return (
    parsed.protocol === `${appScheme}:` &&
    parsed.host === appHost &&
    parsed.username === '' &&
    parsed.password === ''
  );
}
