/** Style sheets are imported for their effect; vite bundles them. */
declare module '*.css';
/** The text of a sheet, for a tree that adopts it itself. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
