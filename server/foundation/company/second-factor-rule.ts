import { Level } from '../../kernel/declare/index.js';
import { askSecondFactorIn } from '../../kernel/http/factors/needs-second-factor.js';

// A trainee of either looks at names and accounts; from the clerk on, money moves and people are hired and judged.
askSecondFactorIn('accounting', Level.Clerk);
askSecondFactorIn('personnel', Level.Clerk);
