import { GraphQLID } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType } from 'type-graphql';
import { previewUnderDraft } from '../../access/preview-draft.js';
import { Forbidden, NotFound, Unauthenticated } from '../../errors.js';
import { HandWritten } from '../../graphql/hand-written.js';
import type { Kernel } from '../../kernel.js';
import { uuidOrNothing } from '../../read/filter.js';
import { mayViewAs } from '../../rights/may-view-as.js';
import type { Principal } from '../../rights/principal.js';
import { asCaller } from '../../write/index.js';
import type { Call } from '../call.js';
import { noteSecurity } from '../enter.js';
import { ViewBeyondOwn } from '../http.errors.js';
import { Me } from './me.js';

@ObjectType({ description: 'Whoever looks as somebody else.' })
class Viewer {
  @Field(() => GraphQLID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { nullable: true, description: 'The draft of the access tables under which they look; empty for what is in force.' })
  draft!: number | null;
}

/** Seeing everything as somebody else would see it, without being able to do anything: how rights are tried out. */
@HandWritten(() => Me, { 'Mutation.viewAs': (rights) => rights.mayDo('viewAs') })
export class ViewAs {
  @FieldResolver(() => Viewer, { nullable: true, description: 'Whoever is looking as me, without being able to change anything.' })
  viewedBy(@Ctx() { viewer, principal }: Call): Viewer | null {
    return viewer ? { id: viewer.id, name: viewer.name, draft: principal?.preview ? principal.rights.model.version : null } : null;
  }

  @Mutation(() => Me, { description: 'From now on this session sees what that employee would see, and changes nothing, until endViewAs.' })
  async viewAs(
    @Arg('employee', () => GraphQLID) employee: string,
    @Arg('draft', () => Boolean, {
      defaultValue: false,
      description: 'As they would see it if the draft of the access tables were in force.',
    })
    draft: boolean,
    @Ctx() call: Call,
  ): Promise<Me> {
    const { proof, gate } = call;
    if (proof?.kind !== 'session') throw new Forbidden();
    const viewer = await call.refresh();
    if (!viewer) throw new Unauthenticated();
    const id = uuidOrNothing(employee);
    const viewed = id ? await gate.principals.load(id) : undefined;
    if (!viewed || viewed.kind === 'key' || viewed.kind === 'system') throw new NotFound('Employee', employee);
    if (!mayViewAs(viewer, viewed)) throw new ViewBeyondOwn({ employee: viewed.name });
    const looked = draft ? await underDraft(call.kernel, viewer, viewed) : viewed.id;
    await gate.sessions.view(proof.hash, looked);
    await noteSecurity(call, 'view-as-began', { subject: viewed, facts: { draft } });
    call.viewer = viewer;
    call.principal = await gate.principals.load(looked);
    return Me.of(call.principal ?? viewed);
  }

  @Mutation(() => Me, { description: 'Ends the look as somebody else; without one, nothing happens.' })
  async endViewAs(@Ctx() call: Call): Promise<Me> {
    const { principal, viewer, proof, gate } = call;
    if (!principal) throw new Unauthenticated();
    if (!viewer || proof?.kind !== 'session') return Me.of(principal);
    await gate.sessions.view(proof.hash, null);
    await noteSecurity(call, 'view-as-ended', { subject: Me.of(principal) });
    call.viewer = undefined;
    call.principal = viewer;
    return Me.of(viewer);
  }
}

/** Under a draft they may come to see more than whoever drafts it, who then may not look. */
const underDraft = (kernel: Kernel, viewer: Principal, { id, name }: Principal): Promise<string> =>
  asCaller(kernel, viewer, async (work) => {
    const preview = await previewUnderDraft(work, id);
    if (!mayViewAs(work.principal, preview)) throw new ViewBeyondOwn({ employee: name });
    return preview.id;
  });
