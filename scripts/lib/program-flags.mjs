/**
 * For Node when it runs the command. Rows are read by the million and let go of at once: a young generation of the usual size grows to
 * its limit, passes what is only in passing on to the old one and takes 150 MB more at an import of everything, which is no faster for it.
 */
export const programFlags = ['--max-semi-space-size=4'];
