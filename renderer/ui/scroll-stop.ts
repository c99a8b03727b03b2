/**
 * The `ref` of a frame that may scroll: the keyboard stops there only while there is something to scroll to, as the window and the
 * content are now. A frame that shows all of it would be a stop that does nothing.
 */
export function stopWhileItScrolls(frame: HTMLElement | null): (() => void) | undefined {
  if (frame === null) return undefined;
  const tell = () => {
    const scrolls = frame.scrollWidth > frame.clientWidth + 1 || frame.scrollHeight > frame.clientHeight + 1;
    if (scrolls) frame.tabIndex = 0;
    // Whoever is in it keeps the keyboard: taking the attribute away would drop it.
    else if (frame === document.activeElement) frame.tabIndex = -1;
    else frame.removeAttribute('tabindex');
  };
  const resized = new ResizeObserver(tell);
  resized.observe(frame);
  for (const child of frame.children) resized.observe(child);
  return () => resized.disconnect();
}
