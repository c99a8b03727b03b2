/** Frames that a closed menu may take for giving the keyboard back; where it came from nowhere, nothing comes. */
const patience = 8;

/** Runs once a menu that was closed is gone and the keyboard is where it was before. */
export function onceKeyboardIsBack(run: () => void, frames = patience): void {
  const { activeElement } = document;
  const isBack = activeElement !== null && activeElement !== document.body && activeElement.closest('.point-menu, [role="menu"]') === null;
  if (isBack || frames === 0) run();
  else requestAnimationFrame(() => onceKeyboardIsBack(run, frames - 1));
}
