import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, Int, ObjectType, Query } from 'type-graphql';
import { HandWritten } from '../graphql/hand-written.js';
import type { Call } from '../http/call.js';
import { callerOf } from '../read/run.js';
import { OpenWork } from '../write/open-work.js';
import { transact } from '../write/transaction.js';
import { inForceOf, versionNamed } from './access-versions.js';
import { editorOf } from './require-allowed.js';
import { touchedBy, type TouchedPerson } from './touched-by.js';

@ObjectType({ description: 'Somebody, or a key, to whom something else is open in another version.' })
class AccessTouched {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) name!: string;
}

/** Whom a version touches. */
@HandWritten(undefined, { 'Query.accessTouches': (rights) => rights.mayDo('editAccess') })
export class TouchedOperations {
  @Query(() => [AccessTouched], {
    description: 'To whom something else is open under one version than under another; 0 is Timón as it is delivered.',
  })
  accessTouches(@Arg('from', () => Int) from: number, @Arg('to', () => Int) to: number, @Ctx() call: Call): Promise<TouchedPerson[]> {
    return transact(call.kernel, callerOf(call), async (transaction) => {
      const work = new OpenWork(transaction);
      const [before, after] = [await versionNamed(work, from), await versionNamed(work, to)];
      const editor = await editorOf(work, await inForceOf(work));
      const touched = await touchedBy(work.sql, before, after, (cell) => editor.mayChange(cell));
      await work.close();
      return touched;
    });
  }
}
