/**
 * Lets Ctrl+C end a piece of work in order: its signal is aborted, and it rejects with the message.
 *
 * @param message what is kept, and how to go on
 */
export async function interruptible<T>(message: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error(message));
  process.once('SIGINT', interrupt);
  try {
    return await work(interruption.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
