/** A code: always in the mono face, never broken at the end of a line. */
export function CodeText({ children }: { children: string }) {
  return <span className="code">{children}</span>;
}
