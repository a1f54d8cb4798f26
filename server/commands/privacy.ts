import { Refusal } from '../kernel/refusal.js';
import { personalRegister } from '../kernel/work/privacy/personal-register.js';
import { loadModules } from '../wiring.js';

const usage = `Usage: npm run privacy -- register [--json]

register   lists every field that tells of a person, as the declarations have it: whose it is, how sensitive it is, what
           erasing makes of it and what the law keeps of it. --json for programs.`;

/** `npm run privacy`. Nothing is asked of a database: the register follows from the declarations alone. */
export default async function privacy(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h') || args.length === 0) {
    console.log(usage);
    return args.length === 0 ? 1 : 0;
  }
  const [action, ...options] = args;
  const strange = action !== 'register' ? action : options.find((word) => word !== '--json');
  if (strange !== undefined) throw new Refusal(`"${strange}" is not understood.\n\n${usage}`);
  const rows = personalRegister(await loadModules()).map(({ field, of, erasing, kept }) => ({
    field: field.coordinate,
    of: of === 'itself' ? 'itself' : of.coordinate,
    class: field.class,
    erasing,
    kept: kept ? `${kept.years} years while ${kept.states.join(', ')}` : '',
  }));
  if (options.includes('--json')) console.log(JSON.stringify(rows, null, 2));
  else console.table(rows);
  return 0;
}
