import { nameWords } from '../../kernel/declare/index.js';

nameWords('es', {
  'module.keys': 'Claves de socios',
  'error.TWO_SECRETS_ALREADY': 'La clave «{key}» ya tiene dos secretos. Termine el que ya no se usa y cree otro después.',
  'error.TOO_MANY_KEYS': '{owner} ya tiene {most} claves. Revoque las que ya no se usan y cree otra después.',
  'reason.BAD_ADDRESS': 'No es una dirección ni una red como 203.0.113.0/24.',
  'reason.BEYOND_OWNER': 'Es más de lo que puede hacer quien es dueño de la clave.',
});
