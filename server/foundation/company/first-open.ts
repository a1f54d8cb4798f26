import { Arg, Ctx, Mutation, Query } from 'type-graphql';
import { DomainError, RateLimited } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import { countAttempt } from '../../kernel/http/attempts.js';
import type { Call } from '../../kernel/http/call.js';
import { WrongSetupToken } from '../../kernel/http/http.errors.js';
import { Me } from '../../kernel/http/operations/me.js';
import { enter } from '../../kernel/http/enter.js';
import { Refusal } from '../../kernel/refusal.js';
import { atStart } from '../../kernel/work/at-start.js';
import { asSystem } from '../../kernel/write/index.js';
import { createHead, headExists } from './create-head.js';
import { isSetupToken, setupToken } from './setup-token.js';

const timeZoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Either the environment names the head, or a code on the console lets whoever sees it create one. */
atStart('first head', async (kernel) => {
  const head = kernel.settings.firstHead;
  if (await asSystem(kernel, headExists)) return undefined;
  if (!head) return `Setup code for the first open: ${await asSystem(kernel, setupToken)}`;
  const [name] = head.email.split('@') as [string];
  try {
    await createHead(kernel, { ...head, company: 'My company', name, currency: 'EUR', language: 'en', timeZone: timeZoneHere() });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const reasons = Object.entries(error.fields ?? {}).map(([field, reason]) => `${field}: ${reason}`);
    throw new Refusal(
      `The head of TIMON_HEAD_EMAIL cannot be created (${reasons.join(', ') || error.message}): correct TIMON_HEAD_EMAIL or TIMON_HEAD_PASSWORD.`,
    );
  }
  return undefined;
});

/** The first minutes of a company, before anybody can sign in. */
@HandWritten()
export class FirstOpen {
  private hasHead = false;

  @Query(() => Boolean, { description: 'Whether the company still has nobody to run it.' })
  async needsHead(@Ctx() { kernel }: Call): Promise<boolean> {
    // Asked at every start of the back office, and once there is a head there is one for good.
    this.hasHead ||= await asSystem(kernel, headExists);
    return !this.hasHead;
  }

  @Mutation(() => Me, { description: 'Creates the company and the person who may do everything in it, and signs them in.' })
  async createHead(
    @Arg('company', () => String) company: string,
    @Arg('name', () => String) name: string,
    @Arg('email', () => String) email: string,
    @Arg('password', () => String) password: string,
    @Arg('token', () => String, { description: 'The setup code that the console shows.' }) token: string,
    @Arg('currency', () => String, { defaultValue: 'EUR' }) currency: string,
    @Arg('timeZone', () => String, { nullable: true }) timeZone: string | null,
    @Ctx() call: Call,
  ): Promise<Me> {
    const wait = await countAttempt(call.gate.pool, 'first open', call.address, call.now);
    if (wait !== undefined) throw new RateLimited({ retryAfterSeconds: wait });
    if (!(await asSystem(call.kernel, (work) => isSetupToken(token, work)))) throw new WrongSetupToken();
    const { language } = call;
    const id = await createHead(call.kernel, { company, name, email, password, currency, language, timeZone: timeZone ?? timeZoneHere() });
    return enter(call, id, 'setup code');
  }
}
