import { createContext, useContext } from 'react';
import { ask } from './client.js';
import { presentLanguage, rememberLanguage } from './language.js';
import { RecordBook, type Manifest } from './record-book.js';
import { loadTexts } from './texts/texts-in.js';
import type { FactorMethod } from './screens/second-step.js';

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly language?: string | null;
  readonly company?: { readonly currency: { readonly code: string } } | null;
  readonly secondFactorDueAt?: string | null;
  /** The head of the company: everything is mine to do. */
  readonly isHead?: boolean;
  /** Whoever looks through my eyes, and changes nothing. */
  readonly viewedBy?: { readonly id: string; readonly name: string; readonly draft: number | null } | null;
}

/** A sign-in that waits for its second step. */
export interface HalfWay {
  readonly step: 'CONFIRM' | 'ENROL';
  readonly methods: readonly FactorMethod[];
}

export type Session =
  | { readonly is: 'signed in'; readonly me: Me; readonly book: RecordBook }
  | { readonly is: 'signed out'; readonly halfWay?: HalfWay }
  | { readonly is: 'first open' }
  | { readonly is: 'unreachable'; readonly why: string };

/** What the shell offers to everything below it. */
export interface SessionControls {
  readonly me?: Me;
  readonly reload: () => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly speak: (language: string) => Promise<void>;
}

export const SessionContext = createContext<SessionControls | undefined>(undefined);

export function useSession(): SessionControls {
  const controls = useContext(SessionContext);
  if (!controls) throw new Error('There is no session around this screen.');
  return controls;
}

export async function openSession(): Promise<Session> {
  const session = await whoIsThere();
  await loadTexts(presentLanguage());
  return session;
}

async function whoIsThere(): Promise<Session> {
  try {
    const { needsHead, me, pendingSignIn } = await ask<{ needsHead: boolean; me: Me | null; pendingSignIn: HalfWay | null }>(
      'query whoAmI { needsHead me { id name language secondFactorDueAt company { currency { code } } viewedBy { id name draft } isHead } pendingSignIn { step methods } }',
    );
    if (needsHead) return { is: 'first open' };
    if (!me) return { is: 'signed out', halfWay: pendingSignIn ?? undefined };
    await settleLanguage(me);
    const { manifest } = await ask<{ manifest: Manifest }>('query manifest { manifest }');
    await loadTexts(manifest.language);
    return { is: 'signed in', me, book: new RecordBook(manifest, me.company?.currency.code) };
  } catch (error) {
    return { is: 'unreachable', why: (error as Error).message };
  }
}

/** The choice is the person's own and follows them; until they sign in it belongs to this browser. */
export async function chooseLanguage(language: string, signedIn: boolean): Promise<void> {
  rememberLanguage(language);
  if (signedIn) await keepLanguage(language);
  else sessionStorage.setItem(chosenAtTheDoor, language);
}

const chosenAtTheDoor = 'timon.languageAtTheDoor';

/** Who chose a language on the way in goes on in it; who did not is spoken to as always. */
async function settleLanguage(me: Me): Promise<void> {
  const chosen = sessionStorage.getItem(chosenAtTheDoor);
  sessionStorage.removeItem(chosenAtTheDoor);
  if (chosen && chosen !== me.language) await keepLanguage(chosen);
  else if (me.language) rememberLanguage(me.language);
}

async function keepLanguage(language: string): Promise<void> {
  await ask('mutation setMyLanguage($language: String!) { setMyLanguage(language: $language) { id } }', { language }).catch(
    () => undefined,
  );
}
