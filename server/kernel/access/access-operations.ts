import { Arg, Ctx, Int, Mutation, Query } from 'type-graphql';
import type { RowRule } from '../declare/access.js';
import type { Level } from '../declare/level.js';
import { wordFor, type Language } from '../declare/texts.js';
import { HandWritten } from '../graphql/hand-written.js';
import type { Guard } from '../graphql/typed.js';
import type { Call } from '../http/call.js';
import { callerOf } from '../read/run.js';
import { AccessModel, heldLevels } from '../rights/access-model.js';
import { modelOfVersion } from '../rights/access-models.js';
import { OpenWork } from '../write/open-work.js';
import { transact } from '../write/transaction.js';
import { accessDiff, type AccessDifference } from './access-diff.js';
import { shownCells, type ShownCell, type Why } from './access-tables.js';
import {
  AccessCellInput,
  AccessChange,
  AccessOverrideInput,
  AccessTables,
  AccessVersionType,
  type AccessCellType,
  type AccessFieldType,
  type AccessRecord,
  type AccessRow,
  type AccessRule,
  type AccessWhy,
} from './access-types.js';
import { accessDraft, accessVersions, inForceOf, sinceWhen, versionNamed, type AccessVersion } from './access-versions.js';
import { levelWord, recordLabel, ruleWord } from './access-words.js';
import { discardAccessDraft, draftAccess, publishAccess, rollBackAccess } from './edit-access.js';
import { editorOf } from './require-allowed.js';

const mayEdit: Guard = (rights) => rights.mayDo('editAccess');

/** Changing who may what without changing the code: versions of overrides, drafted, compared, published and rolled back. */
@HandWritten(undefined, {
  'Query.accessTables': mayEdit,
  'Query.accessVersions': mayEdit,
  'Query.accessDiff': mayEdit,
  'Mutation.draftAccess': mayEdit,
  'Mutation.discardAccessDraft': mayEdit,
  'Mutation.publishAccess': mayEdit,
  'Mutation.rollBackAccess': mayEdit,
})
export class AccessOperations {
  @Query(() => AccessTables, { description: 'Who may what: as declared, as in force and as drafted, with the reason of every cell.' })
  accessTables(@Ctx() call: Call): Promise<AccessTables> {
    return atWork(call, (work) => tablesFor(work, call.language));
  }

  @Query(() => [AccessVersionType], { description: 'All versions there were, newest first; a draft is the one without a day.' })
  accessVersions(@Ctx() call: Call): Promise<AccessVersion[]> {
    return atWork(call, (work) => accessVersions(work.sql));
  }

  @Query(() => [AccessChange], { description: 'What one version says otherwise than another; 0 is Timón as it is delivered.' })
  accessDiff(@Arg('from', () => Int) from: number, @Arg('to', () => Int) to: number, @Ctx() call: Call): Promise<AccessChange[]> {
    return atWork(call, async (work) => {
      const [before, after] = [await versionNamed(work, from), await versionNamed(work, to)];
      const editor = await editorOf(work, await inForceOf(work));
      return accessDiff(before, after, call.language)
        .filter(({ cell }) => editor.mayChange(cell))
        .map((difference) => changeOf(difference, call.language));
    });
  }

  @Mutation(() => AccessTables, { description: 'Begins a draft (without `edits`) or goes on with the one there is.' })
  draftAccess(
    @Arg('edits', () => Int, { nullable: true, description: 'The edits of the draft that were seen.' }) edits: number | null,
    @Arg('set', () => [AccessOverrideInput], { defaultValue: [] }) set: AccessOverrideInput[],
    @Arg('reset', () => [AccessCellInput], { defaultValue: [] }) reset: AccessCellInput[],
    @Arg('note', () => String, { nullable: true }) note: string | null,
    @Ctx() call: Call,
  ): Promise<AccessTables> {
    return atWork(call, async (work) => {
      const ofNone = <Cell extends AccessCellInput>(cell: Cell) => ({ ...cell, record: cell.record ?? '' });
      await draftAccess(work, { edits, set: set.map(ofNone), reset: reset.map(ofNone), note });
      return tablesFor(work, call.language);
    });
  }

  @Mutation(() => Boolean, { description: 'Throws the draft away.' })
  discardAccessDraft(@Arg('edits', () => Int) edits: number, @Ctx() call: Call): Promise<boolean> {
    return atWork(call, async (work) => {
      await discardAccessDraft(work, edits);
      return true;
    });
  }

  @Mutation(() => AccessVersionType, { description: 'Puts the draft in force: for everybody, from their next request on.' })
  async publishAccess(
    @Arg('edits', () => Int) edits: number,
    @Arg('note', () => String, { nullable: true }) note: string | null,
    @Ctx() call: Call,
  ): Promise<AccessVersion> {
    call.requireFreshProof();
    const published = await atWork(call, async (work) => versionAt(work, await publishAccess(work, edits, note)));
    await call.refresh();
    return published;
  }

  @Mutation(() => AccessVersionType, {
    description: 'Brings an earlier version back in force, as a new one; 0 is Timón as it is delivered.',
  })
  async rollBackAccess(
    @Arg('to', () => Int) to: number,
    @Arg('note', () => String, { nullable: true }) note: string | null,
    @Ctx() call: Call,
  ): Promise<AccessVersion> {
    call.requireFreshProof();
    const published = await atWork(call, async (work) => versionAt(work, await rollBackAccess(work, to, note)));
    await call.refresh();
    return published;
  }
}

/** One transaction under the caller's present rights. */
function atWork<Result>(call: Call, body: (work: OpenWork) => Promise<Result>): Promise<Result> {
  return transact(call.kernel, callerOf(call), async (transaction) => {
    const work = new OpenWork(transaction);
    const result = await body(work);
    await work.close();
    return result;
  });
}

const versionAt = async (work: OpenWork, number: number): Promise<AccessVersion> =>
  (await accessVersions(work.sql)).find((version) => version.number === number)!;

async function tablesFor(work: OpenWork, language: Language): Promise<AccessTables> {
  const inForce = await inForceOf(work);
  const draft = await accessDraft(work.sql);
  const drafted = draft ? await modelOfVersion(work.sql, work.registry, draft.number) : inForce;
  const editor = await editorOf(work, inForce);
  const versions = new Map((await accessVersions(work.sql)).map((version) => [version.number, version]));
  const since = await sinceWhen(work.sql, inForce.version);
  const declared = AccessModel.declared(work.registry);
  const cells = shownCells({ declared, inForce, drafted, versions, since }, (cell) => editor.mayChange(cell), language);
  return {
    version: inForce.version,
    draft: draft ?? null,
    levels: heldLevels.map((level) => ({ level, label: levelWord(level, language) })),
    records: work.registry.resources.flatMap((record) => {
      const own = cells.filter(({ cell }) => cell.of === record);
      return own.length === 0 ? [] : [recordOf(own, language)];
    }),
    duties: cells.filter(({ cell }) => cell.part === 'duty').map(cellOf),
  };
}

function recordOf(cells: readonly ShownCell[], language: Language): AccessRecord {
  const { cell } = cells[0]!;
  const record = cell.of!;
  const named = (part: string) => cells.filter((each) => each.cell.part === part);
  return {
    record: record.name,
    label: recordLabel(cell, language),
    module: record.module,
    domain: record.domain,
    domainLabel: wordFor(language, `domain.${record.domain}`) ?? record.domain,
    partOf: record.partOf?.target?.name ?? null,
    rules: record.partOf ? [] : record.rowRules.map((rule) => ruleOf(rule, language)!),
    operations: named('operation').map(cellOf),
    fields: named('read').map((read) =>
      fieldOf(
        read,
        named('write').find(({ cell: { name } }) => name === read.cell.name),
      ),
    ),
    rows: named('rows').map((row) => rowOf(row, language)),
  };
}

function fieldOf(read: ShownCell, write: ShownCell | undefined): AccessFieldType {
  const field = read.cell.field!;
  return {
    name: field.name,
    label: read.label,
    class: field.class,
    needsRight: field.needsRight,
    read: cellOf(read),
    write: write ? cellOf(write) : null,
  };
}

const cellOf = ({ cell, label, declared, inForce, drafted, why }: ShownCell): AccessCellType => ({
  part: cell.part,
  name: cell.name,
  label,
  declared: declared as Level,
  inForce: inForce as Level,
  drafted: drafted as Level,
  lowest: cell.lowest,
  headOnly: cell.headOnly,
  why: reasonOf(why),
});

const rowOf = ({ cell, label, declared, inForce, drafted, why }: ShownCell, language: Language): AccessRow => ({
  level: Number(cell.name),
  label,
  declared: ruleOf(declared as RowRule | undefined, language),
  inForce: ruleOf(inForce as RowRule | undefined, language),
  drafted: ruleOf(drafted as RowRule | undefined, language),
  headOnly: cell.headOnly,
  why: reasonOf(why),
});

const reasonOf = ({ source, sentence, version }: Why): AccessWhy => ({ source, sentence, version: version ?? null });

const ruleOf = (rule: RowRule | undefined, language: Language): AccessRule | null =>
  rule ? { reach: rule.reach, field: 'field' in rule ? rule.field : null, label: ruleWord(rule, language) } : null;

function changeOf({ cell, from, to, widens, sentence }: AccessDifference, language: Language): AccessChange {
  const level = (value: Level | RowRule | undefined) => (typeof value === 'number' ? value : null);
  const rule = (value: Level | RowRule | undefined) => (typeof value === 'object' ? ruleOf(value, language) : null);
  return {
    record: cell.record || null,
    part: cell.part,
    name: cell.name,
    label: recordLabel(cell, language),
    from: level(from),
    to: level(to),
    fromRule: rule(from),
    toRule: rule(to),
    widens,
    sentence,
  };
}
