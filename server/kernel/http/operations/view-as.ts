import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType } from 'type-graphql';
import { Forbidden, NotFound, Unauthenticated } from '../../errors.js';
import { HandWritten } from '../../graphql/hand-written.js';
import { uuidOrNothing } from '../../read/filter.js';
import { mayViewAs } from '../../rights/may-view-as.js';
import type { Call } from '../call.js';
import { noteSecurity } from '../enter.js';
import { ViewBeyondOwn } from '../http.errors.js';
import { Me } from './me.js';

@ObjectType({ description: 'Whoever looks as somebody else.' })
class Viewer {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) name!: string;
}

/** Seeing everything as somebody else would see it, without being able to do anything: how rights are tried out. */
@HandWritten(() => Me, { 'Mutation.viewAs': (rights) => rights.mayDo('viewAs') })
export class ViewAs {
  @FieldResolver(() => Viewer, { nullable: true, description: 'Whoever is looking as me, without being able to change anything.' })
  viewedBy(@Ctx() { viewer }: Call): Viewer | null {
    return viewer ? { id: viewer.id, name: viewer.name } : null;
  }

  @Mutation(() => Me, { description: 'From now on this session sees what that employee would see, and changes nothing, until endViewAs.' })
  async viewAs(@Arg('employee', () => GraphQLID) employee: string, @Ctx() call: Call): Promise<Me> {
    const { proof, gate } = call;
    if (proof?.kind !== 'session') throw new Forbidden();
    const viewer = await call.refresh();
    if (!viewer) throw new Unauthenticated();
    const id = uuidOrNothing(employee);
    const viewed = id ? await gate.principals.load(id) : undefined;
    if (!viewed || viewed.kind === 'key' || viewed.kind === 'system') throw new NotFound('Employee', employee);
    if (!mayViewAs(viewer, viewed)) throw new ViewBeyondOwn({ employee: viewed.name });
    await gate.sessions.view(proof.hash, viewed.id);
    await noteSecurity(call, 'view-as-began', { subjectId: viewed.id });
    call.viewer = viewer;
    call.principal = viewed;
    return Me.of(viewed);
  }

  @Mutation(() => Me, { description: 'Ends the look as somebody else; without one, nothing happens.' })
  async endViewAs(@Ctx() call: Call): Promise<Me> {
    const { principal, viewer, proof, gate } = call;
    if (!principal) throw new Unauthenticated();
    if (!viewer || proof?.kind !== 'session') return Me.of(principal);
    await gate.sessions.view(proof.hash, null);
    await noteSecurity(call, 'view-as-ended', { subjectId: principal.id });
    call.viewer = undefined;
    call.principal = viewer;
    return Me.of(viewer);
  }
}
