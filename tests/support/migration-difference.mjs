import 'reflect-metadata';
import { differenceFor } from '../../dist/server/commands/migration.js';

// Brings an empty database up by the migrations and says what the declarations have that it lacks.
process.stdout.write((await differenceFor(process.argv[2])) ?? '');
