import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Root } from 'type-graphql';
import { GraphQLID } from 'graphql';
import { Forbidden, InvalidInput } from '../../kernel/errors.js';
import { HandWritten } from '../../kernel/graphql/hand-written.js';
import type { Call } from '../../kernel/http/call.js';
import { Me } from '../../kernel/http/operations/me.js';
import { asFacts } from '../../kernel/orm/as-facts.js';
import { asSystem } from '../../kernel/write/index.js';
import { Employee } from './employee.js';
import { isWholeHead } from './is-whole-head.js';

@ObjectType({ description: 'The currency my company keeps its books in.' })
class MyCurrency {
  @Field(() => String) code!: string;
  @Field(() => Int) decimals!: number;
}

@ObjectType({ description: 'The company I work for.' })
class MyCompany {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => MyCurrency) currency!: MyCurrency;
}

/** What the company's records add to the account of whoever is signed in. */
@HandWritten(() => Me)
export class MyAccount {
  @FieldResolver(() => Boolean, { description: 'Whether I am the head of all companies, whose say reaches everywhere.' })
  isHead(@Ctx() { principal }: Call): boolean {
    return principal !== undefined && isWholeHead(principal);
  }

  @FieldResolver(() => MyCompany, { nullable: true })
  async company(@Root() { companyId }: Me, @Ctx() { kernel }: Call): Promise<MyCompany | null> {
    if (!companyId) return null;
    const { rows } = await asFacts(kernel.pool, (sql) =>
      sql.query<{ id: string; name: string; code: string; decimals: number }>(
        'select c.id, c.name, u.code, u.decimals from company c join currency u on u.id = c.currency_id where c.id = $1',
        [companyId],
      ),
    );
    return rows.map(({ id, name, code, decimals }) => ({ id, name, currency: { code, decimals } }))[0] ?? null;
  }

  @Mutation(() => Me, { description: 'Chooses the language in which I am spoken to.' })
  async setMyLanguage(@Arg('language', () => String) language: string, @Ctx() call: Call): Promise<Me> {
    const { principal, kernel, gate } = call;
    if (!principal?.employeeId || principal.kind !== 'employee') throw new Forbidden();
    if (language !== 'en' && language !== 'es') throw new InvalidInput({ language: 'UNKNOWN_CHOICE' });
    const id = principal.employeeId;
    await asSystem(kernel, async (work) => {
      const employee = (await work.lock(Employee, [id])).get(id)!;
      employee.language = language;
      await work.save(Employee, [employee]);
    });
    call.principal = await gate.principals.load(id);
    return Me.of(call.principal ?? principal);
  }
}
