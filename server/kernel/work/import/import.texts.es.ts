import { nameWords } from '../../declare/texts.js';

nameWords('es', {
  'reason.WRONG_NUMBER_OF_CELLS': 'La fila tiene más o menos celdas que la cabecera.',
  'reason.NOT_CSV': 'La fila no es CSV: busque unas comillas sin cerrar.',
  'reason.NOT_UTF8': 'El archivo no está en UTF-8. Guárdelo como «CSV UTF-8» e impórtelo de nuevo.',
  'reason.NO_SUCH_ROW': 'Pertenece a una fila que no existe o que no se ha aceptado.',
  'reason.AMBIGUOUS': 'Varios registros tienen este nombre: use el código o el id.',
  'reason.DIFFERS': 'No dice lo mismo que la primera fila del mismo registro.',
});
