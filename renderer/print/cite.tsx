/** The number of a source, small, after the value that it stands for. */
export function Cite({ source }: { source: number }) {
  return <sup className="cite">{source}</sup>;
}
