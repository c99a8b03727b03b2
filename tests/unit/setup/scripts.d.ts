/** The set-up is plain JavaScript, because it runs before there is a compiler: its tests take it untyped. */
declare module '*.mjs';
