import { presentLanguage } from './language.js';
import { brokenOff, Refusal, unreachable } from './refusal.js';

/** What the server hands out as a file: a list, an auditor's pack, what is kept of a person, or a paper. */
export type AskedFile =
  | {
      readonly list: {
        readonly record: string;
        readonly fields?: readonly string[];
        readonly labels?: boolean;
        readonly [key: string]: unknown;
      };
    }
  | { readonly audit: { readonly from?: string; readonly until?: string } }
  | { readonly person: { readonly record: string; readonly id: string } }
  | { readonly paper: { readonly record: string; readonly id: string; readonly name?: string; readonly language?: string } }
  | { readonly sentPaper: { readonly id: string } };

/** Has the server write a file and the browser keep it. Rejects with a `Refusal` where the server refused. */
export async function takeFile(asked: AskedFile, signal?: AbortSignal): Promise<void> {
  const { content, name } = await fileFor(asked, signal);
  keep(content, name);
}

/** Has the server write a file and the browser show it beside the office; one that shows none keeps it. */
export async function openFile(asked: AskedFile): Promise<void> {
  // Opened by the click itself: what opens later, browsers take for advertising.
  const page = window.open('', '_blank');
  try {
    const { content, name } = await fileFor(asked);
    if (page) page.location.replace(lastingAddress(content));
    else keep(content, name);
  } catch (error) {
    page?.close();
    throw error;
  }
}

async function fileFor(asked: AskedFile, signal?: AbortSignal): Promise<{ content: Blob; name: string }> {
  const response = await fetch('/export', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'Timon-Client': 'admin', 'Accept-Language': presentLanguage() },
    body: JSON.stringify(asked),
    signal,
  }).catch((error: Error) => {
    throw signal?.aborted ? error : unreachable();
  });
  if (!response.ok) throw await refusalIn(response);
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'timon';
  const content = await response.blob().catch((error: Error) => {
    throw signal?.aborted ? error : brokenOff();
  });
  return { content, name };
}

async function refusalIn(response: Response): Promise<Error> {
  const answer = (await response.json().catch(() => undefined)) as
    { readonly errors?: readonly [ConstructorParameters<typeof Refusal>[0]] } | undefined;
  return answer?.errors ? new Refusal(answer.errors[0]) : unreachable();
}

function keep(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser takes hold of the content before the next task; after that it only costs memory.
  setTimeout(() => URL.revokeObjectURL(address));
}

const longEnoughToLoadMs = 60_000;

/** The page that shows it reads it after this one has gone on. */
function lastingAddress(content: Blob): string {
  const address = URL.createObjectURL(content);
  setTimeout(() => URL.revokeObjectURL(address), longEnoughToLoadMs);
  return address;
}
