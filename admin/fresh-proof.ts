import { ApolloLink, Observable } from '@apollo/client/core';

interface Asked {
  readonly settle: (isProved: boolean) => void;
}

type Listener = (asked: Asked | undefined) => void;

let listener: Listener | undefined;
let asking: Promise<boolean> | undefined;

/** The screen that asks for a fresh proof, as long as one is there. */
export function onProofAsked(listen: Listener): () => void {
  listener = listen;
  return () => {
    if (listener === listen) listener = undefined;
  };
}

/** Several refusals at once are one question. */
function askProof(): Promise<boolean> {
  asking ??= new Promise<boolean>((settle) => (listener ? listener({ settle }) : settle(false))).finally(() => {
    asking = undefined;
    listener?.(undefined);
  });
  return asking;
}

/** Where the server asks for a fresh proof, whoever sits there is asked for it, and the request is made once more. */
export const freshProof = new ApolloLink(
  (operation, forward) =>
    new Observable((observer) => {
      const follow = (isLast: boolean): void => {
        forward(operation).subscribe({
          next: (result) => {
            const isStale = result.errors?.some(({ extensions }) => extensions?.code === 'FRESH_PROOF_NEEDED');
            if (!isStale || isLast) {
              observer.next(result);
              observer.complete();
            } else
              void askProof().then((isProved) => {
                if (isProved) return follow(true);
                observer.next(result);
                observer.complete();
              });
          },
          error: (error: unknown) => observer.error(error),
        });
      };
      follow(false);
    }),
);
