import { Toast } from "@base-ui/react/toast";

interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface ToastContent {
  /** Another with the same id takes its place. */
  readonly id?: string;
  readonly title: string;
  readonly description?: string;
  readonly action?: ToastAction;
  readonly isError?: boolean;
  /** There is nothing to decide: half the time will do. */
  readonly isShort?: boolean;
}

interface WaitingToast extends ToastContent {
  readonly sinceMs: number;
}

export const UNDO_MS = 9_000;
const SHORT_MS = 4_500;

export const toastManager = Toast.createToastManager();

/** What waits for the place where it is shown, which comes with a file of its own. */
let waiting: WaitingToast[] | null = [];
const askers = new Set<() => void>();

/** Shows a sentence for nine seconds; the clock stands while it is pointed at or has the focus. */
export function showToast(content: ToastContent): void {
  if (waiting === null) return add(content);
  const others = waiting.filter(({ id }) => id === undefined || id !== content.id);
  waiting = [...others, { ...content, sinceMs: Date.now() }];
  for (const ask of askers) ask();
}

/**
 * Calls once something is to be shown and there is no place for it yet.
 *
 * @returns what calls it off
 */
export function onToastWaiting(ask: () => void): () => void {
  askers.add(ask);
  if (waiting !== null && waiting.length > 0) ask();
  return () => askers.delete(ask);
}

/** Takes out the last one that waits, for which there is no place; those before it are old news. */
export function takeWaitingToast(): ToastContent | undefined {
  const last = waiting?.at(-1);
  waiting = waiting && [];
  return last;
}

/** The place is there, until what is answered is called. */
export function openToasts(): () => void {
  const shown = waiting ?? [];
  waiting = null;
  // What was done a while ago is not told any more.
  for (const content of shown) if (Date.now() - content.sinceMs < UNDO_MS) add(content);
  return () => {
    waiting = [];
  };
}

function add(content: ToastContent): void {
  const { title, description, action, isError = false, isShort = false } = content;
  const id = toastManager.add({
    ...(content.id !== undefined && { id: content.id }),
    title,
    ...(description !== undefined && { description }),
    type: isError ? "error" : "info",
    // "high" would hide the buttons from assistive technology until F6 is pressed.
    priority: "low",
    timeout: isShort ? SHORT_MS : UNDO_MS,
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toastManager.close(id);
          action.run();
        },
      },
    }),
  });
}

export function closeToast(id: string): void {
  waiting = waiting?.filter((one) => one.id !== id) ?? null;
  toastManager.close(id);
}

export function clearToasts(): void {
  waiting = waiting && [];
  toastManager.close();
}
