/** Goes on as soon as something is so; after a minute it says what never came about. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`It did not come about within a minute: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
